"""The list of a timeline as one reader sees it: read from what is stored, or worked out where nothing is stored."""

from __future__ import annotations

from events.models.event import EventQuerySet
from events.queries.order import told
from events.queries.sight import Sight
from events.queries.turns import Turns
from events.queries.turns_kept import PagesKept, WaysKept, everything, turns_of
from events.queries.turns_told import PagesTold, turns_told

FEW = 2_000  # events that filters leave: so many are told at once, of more only the page is read
MOST_BY_CLOCK = 20_000  # events; a larger list is in the order of the calendar only


def is_put_by_clock(sight: Sight) -> bool:
    """Whether the list is small enough for the order of the clock, in which the place of one depends on all others."""
    return sight.lens is not None or everything(sight) <= MOST_BY_CLOCK


def the_list(sight: Sight, passing: EventQuerySet | None = None, *, is_by_clock: bool = False) -> Turns:
    """The list of all that the reader may see, or of those events that the filters leave."""
    if sight.lens is not None or (is_by_clock and is_put_by_clock(sight)):
        matching = None if passing is None else set(passing.order_by().values_list("pk", flat=True))
        return turns_told(sight, told(sight, is_by_clock=is_by_clock), matching)
    pages = PagesKept(sight, passing)
    if passing is not None and pages.total <= FEW:
        return Turns(everything(sight), PagesTold(turns_of(sight, passing)), WaysKept(sight))
    return Turns(everything(sight), pages, WaysKept(sight))
