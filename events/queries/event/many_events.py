"""Some events that are edited together: each by name, with the version that is seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from events.models import Event
from events.queries.listed.event_lines import EventLine, event_lines
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of them."""

    line: EventLine
    version: int


def chosen_events(sight: Sight, numbers: Collection[int]) -> tuple[Chosen, ...]:
    """Standing events with these numbers that the reader sees, in the order of the list."""
    events = sight.of(Event.objects.standing()).filter(number__in=numbers)
    versions = {event.pk: event.version for event in events}
    return tuple(Chosen(line, versions[pk]) for pk, line in event_lines(events, sight).items())
