"""A timeline as its sources had it: as reported by a day, or according to one of them.

With a lens, only what the admitted citations say counts: the rules of `model.md` are applied to their readings, later
rulings are ignored, and an event of which none of them speaks is not there at all. `Sight.of` narrows every noun by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q

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
from events.models.visibility import TimelineRowQuerySet

Rows = TypeVar("Rows", bound=TimelineRowQuerySet[Any])


@dataclass(frozen=True, slots=True)
class Lens:
    """Which citations count: of sources out by `known` (civil seconds, exclusive; a day counts to its end), and of one
    source or one speaker. Made by `events.queries.lenses.lens_of`, which fills in `sources`.
    """

    sources: frozenset[int]  # keys of the sources that count
    known: int | None = None
    source: Source | None = None
    speaker: Actor | None = None

    @property
    def key(self) -> tuple[int | None, int | None, int | None]:
        """What tells two lenses on one timeline apart, at one change of it."""
        return self.known, self.source.pk if self.source else None, self.speaker.pk if self.speaker else None

    def citations(self, path: str = "") -> Q:
        """The citations that count, for a queryset in which they stand at `path` ("citation__")."""
        admitted = Q(**{f"{path}source__in": self.sources, f"{path}withdrawn_at__isnull": True})
        return admitted & Q(**{f"{path}speaker": self.speaker}) if self.speaker else admitted

    def narrow(self, rows: Rows) -> Rows:
        """Those rows that the lens lets through; nouns that nobody cites pass."""
        rule = self._rules().get(rows.model)
        return rows if rule is None else rows.filter(rule)

    def _rules(self) -> dict[type[Model], Q]:
        """What must hold of a row, by noun. Notes are written today: none was there."""
        spoken_of = Citation.objects.filter(self.citations()).values_list("event_id", flat=True)
        said = self.citations("citation__")
        return {
            Annotation: Q(pk__in=[]),
            Citation: self.citations(),
            Event: Q(pk__in=spoken_of),
            EventTag: Q(event__in=spoken_of),
            Participation: Q(event__in=spoken_of),
            Passage: said,
            Reading: said,
            Relation: said | Q(citation__isnull=True) & ~Q(kind__in=TEMPORAL),
            Source: Q(pk__in=self.sources),
        }
