"""What the admitted citations of a whole timeline say, as light records: no row is built for any of them.

A timeline told through a lens asks for all of its readings at once, ten thousand or more.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from events.dates import DateValue, Precision
from events.models import (
    Certainty,
    Citation,
    Reading,
    ReadingBasis,
    ReadingForm,
    ReportedOccurrence,
    Source,
    Stance,
    Unit,
)
from events.models.fields import PARTS
from events.queries.dating.dating import Duration, Said, out_by
from events.queries.dating.proposing import Reported
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

DATE = [f"date_{part}" for part in PARTS]
_PRECISION = PARTS.index("precision")
_CITATION = ("pk", "event_id", "source_id", "stance", "reported_occurrence")
READING = (
    "pk", "citation_id", "form", "is_former", "basis", "certainty", "duration_least", "duration_most", "duration_unit",
)  # fmt: skip


class SaidRows(NamedTuple):
    """By event (primary key), in the order of the citations: what they say of the date, and of the outcome."""

    said: dict[int, list[Said]]
    reported: dict[int, list[Reported]]


class CitedAs(NamedTuple):
    """A citation's part of what its readings say."""

    event: int
    source: int
    stance: Stance
    became: ReportedOccurrence | None
    published: DateValue | None
    derived_from: int | None


def said_rows_of(sight: Sight, events: Collection[int] | None) -> SaidRows:
    """What is said of these events (primary keys), or of all (three queries)."""
    cited = _cited(sight, events)
    reported: dict[int, list[Reported]] = {}
    for each in cited.values():
        reported.setdefault(each.event, []).append(Reported(each.stance, each.became, out_by(each.published)))
    by_citation: dict[int, list[Said]] = {}
    rows = sight.of(Reading.objects.filter(citation__withdrawn_at__isnull=True))
    if events is not None:
        rows = rows.filter(citation__event__in=events)
    for row in rows.order_by("position", "pk").values_list(*READING, *DATE).iterator():
        if (citation := cited.get(row[1])) is not None:
            by_citation.setdefault(row[1], []).append(said_from(row, citation))
    said: dict[int, list[Said]] = {}
    for pk, citation in cited.items():
        if pk in by_citation:
            said.setdefault(citation.event, []).extend(by_citation[pk])
    return SaidRows(said, reported)


said_rows = Remembered(lambda sight: said_rows_of(sight, None), most=2)
"""For a reader with a lens: the tales are made from it, and right after them the placements."""


def _cited(sight: Sight, events: Collection[int] | None) -> dict[int, CitedAs]:
    """By primary key, in the order of the footnotes."""
    rows = sight.of(Citation.objects.filter(withdrawn_at__isnull=True)).order_by("position", "pk")
    counting = sight.of(Source.objects.all())
    if events is not None:
        rows = rows.filter(event__in=events)
        counting = counting.filter(pk__in=rows.order_by().values("source_id"))
    sources = {source.pk: (source.published, source.derived_from_id) for source in counting}
    found = {}
    for pk, event, source, stance, became in rows.values_list(*_CITATION):
        outcome = ReportedOccurrence(became) if became else None
        found[pk] = CitedAs(event, source, Stance(stance), outcome, *sources[source])
    return found


def said_from(row: tuple, citation: CitedAs) -> Said:  # type: ignore[type-arg]  # as its columns are named above
    """A reading with what its citation says. The row has the columns `READING` and `DATE`."""
    pk, _, form, is_former, basis, certainty, least, most, unit, *date = row
    return Said(
        reading_id=pk,
        form=ReadingForm(form),
        date=date_from(date),
        stance=citation.stance,
        is_former=is_former,
        published=citation.published,
        basis=ReadingBasis(basis),
        duration=Duration(least, most, Unit(unit)) if unit and least is not None and most is not None else None,
        reported_occurrence=citation.became,
        certainty=Certainty(certainty),
        source_id=citation.source,
        derived_from=citation.derived_from,
    )


def date_from(parts: list) -> DateValue | None:  # type: ignore[type-arg]  # in the order of PARTS
    """The date that columns hold; None where they hold none."""
    if not parts[_PRECISION]:
        return None
    parts[_PRECISION] = Precision(parts[_PRECISION])
    return DateValue(**dict(zip(PARTS, parts, strict=True)))
