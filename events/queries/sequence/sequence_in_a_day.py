"""Where an event stands among those that begin at the same moment, and what its neighbours there are."""

from __future__ import annotations

from dataclasses import dataclass

from events.dates.words import ordinal
from events.models import Event


@dataclass(frozen=True, slots=True)
class Behind:
    """The event that another is to stand behind; None: before all of them."""

    after: Event | None


@dataclass(frozen=True, slots=True)
class PlaceInDay:
    """Where an event stands among `count` that begin together, from 1."""

    place: int
    count: int

    @property
    def has_others(self) -> bool:
        """Whether there is an order to choose."""
        return self.count > 1

    @property
    def words(self) -> str:
        """`2nd of 3 that begin at this moment`."""
        return f"{ordinal(self.place)} of {self.count} that begin together"


def place_in_day(event: Event) -> PlaceInDay:
    """Where it stands; the only one where it has no date."""
    order = [each.pk for each in in_its_day(event)]
    return PlaceInDay(order.index(event.pk) + 1, len(order)) if event.pk in order else PlaceInDay(1, 1)


def in_its_day(event: Event) -> list[Event]:
    """Standing events that begin when it does, in the order of the list, itself among them; none without a date."""
    if event.date is None or event.date.begins_earliest is None:
        return []
    together = Event.objects.filter(timeline=event.timeline_id, date_begins_earliest=event.date.begins_earliest)
    return list(together.standing().order_by("sort_key", "number"))


def beside_in_its_day(event: Event, *, earlier: bool) -> Behind | None:
    """Behind which event it stands after one step earlier or later; None where there is no such step."""
    order = in_its_day(event)
    here = next((place for place, each in enumerate(order) if each.pk == event.pk), None)
    if here is None or (earlier and here == 0) or (not earlier and here == len(order) - 1):
        return None
    if earlier:
        return Behind(order[here - 2] if here >= 2 else None)
    return Behind(order[here + 1])
