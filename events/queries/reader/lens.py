"""A timeline as its sources had it: as reported by a day, or according to one of them.

With a lens, only what the admitted citations say counts: the rules of `model.md` are applied to their readings, later
rulings are ignored, and an event of which none of them speaks is not there at all. `Sight.of` narrows every noun by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from events.models import (
    TEMPORAL,
    Actor,
    Annotation,
    Citation,
    Event,
    EventTag,
    Participation,
    Passage,
    Reading,
    Relation,
    Source,
)
from events.models.source import SourceQuerySet
from events.models.telling import EVERYBODY, LONG_AGO, UNTOLD
from events.models.visibility import TimelineRowQuerySet

Rows = TypeVar("Rows", bound=TimelineRowQuerySet[Any])


@dataclass(frozen=True, slots=True)
class Lens:
    """Which citations count: of sources out by `known` (civil seconds, exclusive; a day counts to its end), and of one
    source or one speaker. Made by `events.queries.lenses.lenses.lens_of`.

    To strangers a confidential source was out by no day: when it was published is not theirs to read.
    """

    timeline: int
    known: int | None = None
    source: Source | None = None
    speaker: Actor | None = None
    is_member: bool = False

    @property
    def teller(self) -> int:
        """Of whom the stored rows are, as `Telling.teller` has it."""
        if self.source is not None:
            return self.source.pk
        return EVERYBODY if self.speaker is None else -self.speaker.pk

    @property
    def at(self) -> int:
        """The second of the publication clock that is asked for; UNTOLD, when all of it counts, where none is."""
        return UNTOLD if self.known is None else self.known

    @property
    def counting(self) -> SourceQuerySet:
        """The sources that count."""
        rows = Source.objects.standing().filter(timeline=self.timeline).order_by()
        if self.source is not None:
            rows = rows.filter(pk=self.source.pk)
        if self.known is None:
            return rows
        bounds = ("published_ends_latest", "published_begins_latest", "published_begins_earliest")
        was_out = LessThanOrEqual(Coalesce(*bounds, Value(LONG_AGO)), self.known)
        rows = rows.exclude(published_precision="").filter(was_out)
        return rows if self.is_member else rows.filter(public_label="")

    @property
    def key(self) -> tuple[int | None, int | None, int | None]:
        """What tells two lenses on one timeline apart, at one change of it."""
        return self.known, self.source.pk if self.source else None, self.speaker.pk if self.speaker else None

    def citations(self, path: str = "") -> Q:
        """The citations that count, for a queryset in which they stand at `path` ("citation__")."""
        admitted = Q(**{f"{path}source__in": self.counting.values("pk"), f"{path}withdrawn_at__isnull": True})
        return admitted & Q(**{f"{path}speaker": self.speaker}) if self.speaker else admitted

    def narrow(self, rows: Rows) -> Rows:
        """Those rows that the lens lets through; nouns that nobody cites pass."""
        rule = _RULES.get(rows.model)
        return rows if rule is None else rows.filter(rule(self))

    @property
    def spoken_of(self) -> QuerySet[Citation, int]:
        """Keys of the events of which a citation that counts speaks."""
        return Citation.objects.filter(self.citations()).values_list("event_id", flat=True)


def _said(lens: Lens) -> Q:
    return lens.citations("citation__")


#: What must hold of a row, by noun. Notes are written today: none was there.
_RULES: dict[type[Model], Callable[[Lens], Q]] = {
    Annotation: lambda lens: Q(pk__in=[]),
    Citation: lambda lens: lens.citations(),
    Event: lambda lens: Q(pk__in=lens.spoken_of),
    EventTag: lambda lens: Q(event__in=lens.spoken_of),
    Participation: lambda lens: Q(event__in=lens.spoken_of),
    Passage: _said,
    Reading: _said,
    Relation: lambda lens: _said(lens) | Q(citation__isnull=True) & ~Q(kind__in=TEMPORAL),
    Source: lambda lens: Q(pk__in=lens.counting.values("pk")),
}
