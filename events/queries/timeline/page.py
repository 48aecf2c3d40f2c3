"""Everything on a timeline's page, as one reader sees it through the filters of the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from events.queries.event.page import EventPage, event_page_in
from events.queries.filtering import facets
from events.queries.filtering.narrowing import Narrowing, narrowed
from events.queries.filtering.sieve import counted, sieve
from events.queries.listed import chronicle, dock
from events.queries.listed.clocks import has_clocks
from events.queries.listed.the_list import MOST_BY_CLOCK, is_put_by_clock, the_list
from events.queries.picture.ground import Ground, Window, ground
from events.queries.picture.groups import FACETS
from events.queries.picture.viewport import viewport
from events.queries.reader.paging import BELOW_THE_PICTURE, PAGE
from events.queries.reader.sight import Sight
from events.queries.sources.listing import number_of_sources


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `window` turns the opening into the stretch to show, or None for the opening."""

    narrowing: Narrowing
    window: Callable[[Window], Window | None]
    page: int | None = None
    event: int | None = None
    is_by_clock: bool = False  # the order of the list
    group: str = ""  # by what the picture is gathered; "" for the timeline's own way
    is_drawn: bool = True  # whether a picture stands above the list


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The page. `picture` is the JSON that the band is drawn from; "" where nothing stands on the axis."""

    chronicle: chronicle.Chronicle
    dock: dock.Dock
    picture: str
    sources: int
    facets: list[facets.Facet]
    event: EventPage | None
    has_clocks: bool  # whether the list can be put in the order of the clock
    too_many_for_clock: int = 0  # the most events for that order, where it was asked for and there are more

    @property
    def everything(self) -> int:
        """How many events there are to read."""
        return self.chronicle.everything

    @property
    def total(self) -> int:
        """How many of them the filters leave."""
        return self.chronicle.total


def timeline_page(sight: Sight, asked: Asked, *, is_whole: bool = True) -> TimelinePage:
    """The page; without the opened event where only the results of the filters are wanted."""
    passing = narrowed(sight, asked.narrowing) if asked.narrowing else None
    number = counted(sight, asked.narrowing) if asked.narrowing else None
    turns = the_list(sight, passing, is_by_clock=asked.is_by_clock, counted=number)
    size = BELOW_THE_PICTURE if asked.is_drawn else PAGE
    page = asked.page or (chronicle.page_of(sight, turns, asked.event, size) if asked.event else 1)
    on = ground(sight) if asked.is_drawn else None
    is_by_clock = is_put_by_clock(sight)
    return TimelinePage(
        chronicle=chronicle.chronicle(sight, turns, page, size),
        dock=dock.dock(sight, turns) if asked.is_drawn else dock.NOTHING,
        picture=_picture(sight, on, asked) if on else "",
        sources=number_of_sources(sight),
        facets=facets.facets(sight, asked.narrowing),
        event=_opened(sight, asked.event) if is_whole else None,
        has_clocks=is_by_clock and has_clocks(sight),
        too_many_for_clock=MOST_BY_CLOCK if asked.is_by_clock and not is_by_clock else 0,
    )


def _picture(sight: Sight, on: Ground, asked: Asked) -> str:
    group = FACETS.get(asked.group or sight.timeline.group_by)
    return viewport(sight, on, asked.window(on.opening), passing=sieve(sight, asked.narrowing), group=group)


def _opened(sight: Sight, number: int | None) -> EventPage | None:
    return event_page_in(sight, number) if number else None
