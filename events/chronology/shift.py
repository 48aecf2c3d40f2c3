"""What a distance does to a bound: the monotone functions that carry the bound of one moment to another.

Only latest bounds are ever reckoned. For the earliest ones time is turned round: `mirror` takes every day to the day
of opposite number and every second to its opposite within it, and "B at least two days after A" then reads "B at
most minus two days after A". Calendar months have no such symmetry, so they have four functions of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from events.chronology.statements import Distance, Moment, Unit
from events.dates.calendar import DAY, civil, day_number, month_length

LAST: Final = DAY - 1  # the last second of a day, and of a bound and its mirrored opposite the least sum
CYCLE: Final = 146_097  # days of 400 Gregorian years, after which months repeat

# How a bound is carried: plus so many seconds; the last second of the day so many days on; or calendar months, on
# from the source or back to it, of latest and of (mirrored) earliest bounds.
SECONDS, DAYS, MONTHS_ON, MONTHS_BACK, MONTHS_ON_EARLIEST, MONTHS_BACK_EARLIEST = range(6)
Kind = int


class Link(NamedTuple):
    """From the bound of one moment follows one of another: both latest bounds, or both earliest, mirrored."""

    source: Moment
    target: Moment
    is_earliest: bool
    kind: Kind
    amount: int  # what is added: seconds, in `DAYS` with those up to the day's end; or months


def mirror(second: int) -> int:
    """The second that stands for this one where time is turned round; its own inverse."""
    return LAST - second


def links(part: Distance) -> Iterator[Link]:
    """The four (two, where one side is open) bounds that follow from a distance."""
    of, from_, least, most = part.of, part.from_, part.least, part.most
    if part.unit is Unit.MONTH:
        if most is not None:
            yield Link(from_, of, False, MONTHS_ON, most)
            yield Link(of, from_, True, MONTHS_BACK_EARLIEST, most)
        if least is not None:
            yield Link(of, from_, False, MONTHS_BACK, least)
            yield Link(from_, of, True, MONTHS_ON_EARLIEST, least)
        return
    kind, unit, rest = (DAYS, DAY, LAST) if part.unit is Unit.DAY else (SECONDS, 1, 0)
    if most is not None:
        yield Link(from_, of, False, kind, most * unit + rest)
        yield Link(of, from_, True, kind, most * unit + rest)
    if least is not None:
        yield Link(of, from_, False, kind, rest - least * unit)
        yield Link(from_, of, True, kind, rest - least * unit)


def carried(second: int, kind: Kind, amount: int) -> int:
    """The bound of the target that follows from that of the source."""
    if kind == SECONDS:
        return second + amount
    if kind == DAYS:
        return second - second % DAY + amount
    return BY_MONTHS[kind](second // DAY, amount) * DAY + LAST


def months_on(day: int, months: int) -> int:
    """The day of the same number so many months on, or the last of that month where it is shorter."""
    year, month, of_month = civil(day)
    year, month = _month(year, month, months)
    return day_number(year, month, min(of_month, month_length(year, month)))


def latest_before(day: int, months: int) -> int:
    """The latest day from which so many months on is not after `day`."""
    year, month, of_month = civil(day)
    is_last = of_month == month_length(year, month)
    year, month = _month(year, month, -months)
    length = month_length(year, month)
    return day_number(year, month, length if is_last else min(of_month, length))


def earliest_before(day: int, months: int) -> int:
    """The earliest day from which so many months on is not before `day`."""
    year, month, of_month = civil(day)
    year, month = _month(year, month, -months)
    return day_number(year, month) + min(of_month - 1, month_length(year, month))


def _month(year: int, month: int, months: int) -> tuple[int, int]:
    years, month = divmod(month - 1 + months, 12)
    return year + years, month + 1


BY_MONTHS: Final[dict[Kind, Callable[[int, int], int]]] = {
    MONTHS_ON: months_on,
    MONTHS_BACK: latest_before,
    MONTHS_ON_EARLIEST: lambda day, months: -months_on(-day, months),
    MONTHS_BACK_EARLIEST: lambda day, months: -earliest_before(-day, months),
}


def most_days(kind: Kind, amount: int) -> int:
    """By how many days at most the day of the target's bound is later than that of the source's."""
    if kind == SECONDS:
        return (LAST + amount) // DAY
    if kind == DAYS:
        return (amount - LAST) // DAY
    shortest, longest = _lengths(abs(amount))
    is_forward = (amount > 0) == (kind in (MONTHS_ON, MONTHS_BACK_EARLIEST))
    return longest if is_forward else -shortest


@lru_cache(maxsize=1024)
def _lengths(months: int) -> tuple[int, int]:
    """The days of the shortest and of the longest row of so many months."""
    cycles, months = divmod(months, 4800)
    starts = [day_number(2000 + at // 12, at % 12 + 1) for at in range(9600)]
    rows = [starts[at + months] - starts[at] for at in range(4800)]
    return cycles * CYCLE + min(rows), cycles * CYCLE + max(rows)
