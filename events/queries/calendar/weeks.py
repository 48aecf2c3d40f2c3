"""A month as weeks: its days, and the bars that lie over several of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from events.dates.calendar import weekday
from events.dates.words import WEEKDAYS
from events.queries.calendar.at import At

T = TypeVar("T")
WEEK = 7
LANES = 4  # rows of bars in a week
#: On which day a week begins, by its name in the address; the first goes without saying.
BEGINNINGS = {"monday": 0, "sunday": 6, "saturday": 5}


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of one week's row of bars: empty, or a part of a bar."""

    days: int
    bar: T | None = None
    is_first: bool = True  # the bar begins here
    goes_on: bool = False  # into the next week, or past the month


@dataclass(frozen=True, slots=True)
class Week(Generic[T]):
    """Seven numbers of days, and rows of pieces that are seven days long together."""

    days: tuple[int, ...]
    lanes: tuple[tuple[Piece[T], ...], ...]


@dataclass(frozen=True, slots=True)
class Weeks(Generic[T]):
    """The weeks of a month; `left_out` are the bars for which there was no room anywhere."""

    names: tuple[str, ...]  # of the days of the week
    weeks: tuple[Week[T], ...]
    left_out: tuple[T, ...]


@dataclass(slots=True)
class _Lane(Generic[T]):
    """A row of bars while it is filled: first and last day of each."""

    bars: list[tuple[int, int, T]] = field(default_factory=list)

    def takes(self, first: int, last: int) -> bool:
        return all(last < begins or first > ends for begins, ends, _ in self.bars)


def weeks(month: At, bars: Mapping[T, tuple[int, int]], *, begins_on: str = "monday") -> Weeks[T]:
    """The month's weeks with `bars`, each with its first and last day; those that come first get the first rows."""
    begins = BEGINNINGS[begins_on]
    first = month.first_day - (weekday(month.first_day) - begins) % WEEK
    after = month.first_day + month.length
    left_out: dict[T, None] = dict.fromkeys(bars)
    found = []
    for start in range(first, after, WEEK):
        lanes = _lanes(start, bars)
        for lane in lanes:
            for _, _, bar in lane.bars:
                left_out.pop(bar, None)
        days = tuple(range(start, start + WEEK))
        found.append(Week(days, tuple(_pieces(start, lane, bars) for lane in lanes)))
    names = tuple(WEEKDAYS[(begins + number) % WEEK] for number in range(WEEK))
    return Weeks(names, tuple(found), tuple(left_out))


def _lanes(start: int, bars: Mapping[T, tuple[int, int]]) -> list[_Lane[T]]:
    lanes: list[_Lane[T]] = []
    for bar, (first, last) in bars.items():
        begins, ends = max(first, start), min(last, start + WEEK - 1)
        if begins > ends:
            continue
        lane = next((each for each in lanes if each.takes(begins, ends)), None)
        if lane is None and len(lanes) < LANES:
            lane = _Lane()
            lanes.append(lane)
        if lane is not None:
            lane.bars.append((begins, ends, bar))
    return lanes


def _pieces(start: int, lane: _Lane[T], bars: Mapping[T, tuple[int, int]]) -> tuple[Piece[T], ...]:
    pieces: list[Piece[T]] = []
    day = start
    for begins, ends, bar in sorted(lane.bars, key=lambda each: each[0]):
        if begins > day:
            pieces.append(Piece(begins - day))
        first, last = bars[bar]
        pieces.append(Piece(ends - begins + 1, bar, first == begins, last > ends))
        day = ends + 1
    if day < start + WEEK:
        pieces.append(Piece(start + WEEK - day))
    return tuple(pieces)
