"""The events just before and just after one, in the order of the list."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import Event
from events.queries.listed.the_list import beside
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where previous and next lead; None at either end."""

    previous: EventName | None
    following: EventName | None


def neighbours(sight: Sight, number: int) -> Neighbours:
    """Both neighbours of event `number`, as the reader sees the list; none of an event that is not in it."""
    events = sight.of(Event.objects.standing())
    event = events.filter(number=number).values_list("pk", flat=True).first()
    if event is None:
        return Neighbours(None, None)
    sides = beside(sight, event)
    names = {row.pk: event_name(row) for row in events.filter(pk__in=[side for side in sides if side is not None])}
    previous, following = (names.get(side) if side is not None else None for side in sides)
    return Neighbours(previous, following)
