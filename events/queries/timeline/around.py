"""What stands around every view of a timeline: counts, filters, and the event that is opened."""

from __future__ import annotations

from dataclasses import dataclass

from events.queries.event.page import EventPage, event_page_in
from events.queries.filtering import facets
from events.queries.filtering.narrowing import Narrowing
from events.queries.reader.sight import Sight
from events.queries.sources.listing import number_of_sources


@dataclass(frozen=True, slots=True)
class Around:
    """`total` counts the events that the filters leave, `everything` those that there are to read."""

    everything: int
    total: int
    sources: int
    facets: list[facets.Facet]
    event: EventPage | None


def around(sight: Sight, narrowing: Narrowing, *, everything: int, total: int, event: int | None) -> Around:
    """With the event of that number opened, if there is one."""
    return Around(
        everything=everything,
        total=total,
        sources=number_of_sources(sight),
        facets=facets.facets(sight, narrowing),
        event=event_page_in(sight, event) if event else None,
    )
