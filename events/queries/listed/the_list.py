"""The list of a timeline as one reader sees it: read from what is stored, or worked out where nothing is stored."""

from __future__ import annotations

from collections.abc import Collection

from events.models import Event
from events.models.event import EventQuerySet
from events.queries.listed import turns_kept
from events.queries.listed.order import Told, told
from events.queries.listed.turns import Turns
from events.queries.listed.turns_kept import PagesKept, WaysKept, everything, turns_of
from events.queries.listed.turns_told import PagesTold, turns_told
from events.queries.reader.kept import is_kept
from events.queries.reader.sight import Sight

FEW = 2_000  # events that filters leave: so many are told at once, of more only the page is read
MOST_BY_CLOCK = 20_000  # events; a larger list is in the order of the calendar only


def is_put_by_clock(sight: Sight) -> bool:
    """Whether the list is small enough for the order of the clock, in which the place of one depends on all others."""
    return not is_stored(sight) or everything(sight) <= MOST_BY_CLOCK


def is_stored(sight: Sight) -> bool:
    """Whether the order of the reader's list is stored; without a lens it is always."""
    return sight.lens is None or is_kept(sight)


def the_list(
    sight: Sight, passing: EventQuerySet | None = None, *, is_by_clock: bool = False, counted: int | None = None
) -> Turns:
    """The list of all that the reader may see, or of those events that the filters leave: `counted`, where known."""
    if not is_stored(sight) or (is_by_clock and is_put_by_clock(sight)):
        matching = None if passing is None else set(passing.order_by().values_list("pk", flat=True))
        return turns_told(sight, told(sight, is_by_clock=is_by_clock), matching)
    pages = PagesKept(sight, passing, counted)
    if passing is not None and pages.total <= FEW:
        return Turns(everything(sight), PagesTold(turns_of(sight, passing)), WaysKept(sight))
    return Turns(everything(sight), pages, WaysKept(sight))


def in_order(sight: Sight, events: Collection[int]) -> list[int]:
    """These events (primary keys) as the list has them; those that are not in it are left out."""
    if is_stored(sight):
        return turns_kept.in_order(sight, events)
    return [turn.event for turn in told(sight) if turn.event in events]


def turns_among(sight: Sight, events: Collection[int]) -> dict[int, Told]:
    """The turns of these events (primary keys) that are in the list, by event."""
    found = turns_of(sight, Event.objects.filter(pk__in=events)) if is_stored(sight) else told(sight)
    return {turn.event: turn for turn in found if turn.event in events}


def beside(sight: Sight, event: int) -> tuple[int | None, int | None]:
    """The events (primary keys) just before and just after one; None at either end, and where it is not in the list."""
    if is_stored(sight):
        return turns_kept.beside(sight, event)
    order = [turn.event for turn in told(sight)]
    if event not in order:
        return None, None
    here = order.index(event)
    return order[here - 1] if here else None, order[here + 1] if here + 1 < len(order) else None
