"""Where the events of a document that have a date of their own will stand on the axis, from the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from events.dates import DateValue
from events.exchange.draft import Draft, Row
from events.exchange.identity import Item
from events.models import EventState, Occurrence, ReadingBasis, ReadingForm, ReportedOccurrence, Stance
from events.queries.dating.dating import Said
from events.queries.dating.placing import Dated, audiences, heaviest_first, placement_columns, placements_of

_TOGETHER = 20_000  # rows that are put in order at once


def placements(draft: Draft) -> Iterator[Row]:
    """Rows of events_placement, for every audience; of each few thousand the heaviest first."""
    rows = _placements(draft)
    while some := list(islice(rows, _TOGETHER)):
        yield from sorted(some, key=in_order)


def in_order(row: Row) -> tuple[str, int, int]:
    """A key to sort rows of events_placement by: an audience's together, the heaviest first."""
    return row["audience"], *heaviest_first(row["weight"], row["event_id"])


def _placements(draft: Draft) -> Iterator[Row]:
    published = {source["id"]: draft.date(source, "published") for source in draft.sources}
    for event in draft.events:
        dated = Dated(
            date=draft.date(event, "date"),
            occurrence=Occurrence(event.get("occurrence", Occurrence.HAPPENED)),
            weight=event.get("weight", 50),
            state=EventState.APPROVED,
        )
        said = [
            _said(draft, citation, reading, published)
            for citation in event.get("citations", ())
            for reading in citation.get("readings", ())
        ]
        for placed in placements_of(dated, said):
            for audience in audiences(dated.state):
                columns = placement_columns(dated, placed, audience)
                yield draft.row({}, event_id=draft.keys.events[event["id"]], **columns)


def _said(draft: Draft, citation: Item, reading: Item, published: dict[str, DateValue | None]) -> Said:
    occurrence = citation.get("reported_occurrence")
    return Said(
        reading_id=draft.keys.readings[reading["id"]],
        form=ReadingForm(reading["form"]),
        date=draft.reading_date(reading),
        stance=Stance(citation.get("stance", Stance.REPORTS)),
        is_former=reading.get("is_former", False),
        published=published[citation["source"].lower()],
        basis=ReadingBasis(reading.get("basis", ReadingBasis.STATED)),
        reported_occurrence=ReportedOccurrence(occurrence) if occurrence else None,
    )
