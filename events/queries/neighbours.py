"""The events just before and just after one, in the order of the list."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from events.models import Event
from events.queries.names import EventName, event_name
from events.queries.order import told
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where previous and next lead; None at either end."""

    previous: EventName | None
    following: EventName | None


def neighbours_of(public_id: UUID, sight: Sight) -> Neighbours:
    """Both neighbours of an event that the reader may see."""
    order = [turn.event for turn in told(sight)]
    here = order.index(sight.of(Event.objects.all()).values_list("pk", flat=True).get(public_id=public_id))
    beside = {place: order[place] for place in (here - 1, here + 1) if 0 <= place < len(order)}
    names = {event.pk: event_name(event) for event in sight.of(Event.objects.filter(pk__in=beside.values()))}
    return Neighbours(*(names.get(beside.get(place, -1)) for place in (here - 1, here + 1)))
