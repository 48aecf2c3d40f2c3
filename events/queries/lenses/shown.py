"""The date that a reader is shown of each event: its own, what was worked out, or what a lens makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from events.dates import DateValue
from events.models import ComputedDate, Event
from events.queries.lenses.tales import tales_of
from events.queries.reader.sight import Sight


def with_dates(sight: Sight, events: Iterable[Event]) -> list[Event]:
    """The events, each with what its reader is shown of its date attached; the rows themselves are as they were.

    Without a lens, `computed` is filled in where there is no date (one query). With one, `date`, `dating_basis` and
    `occurrence` are replaced too, by what the admitted citations say. Never save an event that went through here.
    """
    rows = list(events)
    if sight.lens is not None:
        told = tales_of(sight, [event.pk for event in rows])
        for event in rows:
            tale = told.get(event.pk)
            if tale is not None:
                event.date, event.computed = tale.date, tale.computed
                event.dating_basis, event.occurrence = tale.basis, tale.occurrence
                event.dating_rationale = ""
        return rows
    undated = [event for event in rows if event.date is None]
    if undated:
        found = computed_dates(sight, [event.pk for event in undated])
        for event in undated:
            event.computed = found.get(event.pk)
    return rows


def computed_dates(sight: Sight, events: Iterable[int] | None = None) -> dict[int, DateValue | None]:
    """Worked-out dates by event, of those that have none of their own."""
    rows = ComputedDate.objects.filter(timeline=sight.timeline, audience=sight.audience, is_sharper=False)
    return {row.event_id: row.date for row in (rows if events is None else rows.filter(event__in=events))}
