"""The events just before and just after one, in the order of the list."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import Event
from events.queries.names import EventName, event_name
from events.queries.order import told
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where previous and next lead; None at either end."""

    previous: EventName | None
    following: EventName | None


def neighbours(sight: Sight, number: int) -> Neighbours:
    """Both neighbours of event `number`, as the reader sees the list; none of an event that is not in it."""
    events = sight.of(Event.objects.standing())
    order = [turn.event for turn in told(sight)]
    event = events.filter(number=number).values_list("pk", flat=True).first()
    if event not in order:
        return Neighbours(None, None)
    here = order.index(event)
    previous, following = order[max(here - 1, 0) : here], order[here + 1 : here + 2]
    names = {row.pk: event_name(row) for row in events.filter(pk__in=[*previous, *following])}
    return Neighbours(*(names[side[0]] if side else None for side in (previous, following)))
