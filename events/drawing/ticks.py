"""Where the calendar puts its marks in a window, and what they are called: from seconds to millions of years.

The same rules as the picture on the screen (static/js/timeline/ticks.js and calendar.js); tests hold both to the same
cases. There is no year zero: 1 BCE is followed by 1 CE, and years before it count backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor, log10

from events.dates.calendar import DAY, civil, day_number
from events.drawing.scale import Scale
from events.drawing.words import day_name, month_name, year_name

YEAR = 365.2425 * DAY
_MONTH = YEAR / 12
_BESIDE_EDGE = 34  # pixels that a name at the edge needs beside its own width
_BESIDE, _APART = 6, 6  # pixels from a tick to its name, and from that to the next
_CLOCK = (1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200)

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at second `at`, at `x` pixels; `name` is "" where there is no room for it."""

    at: float
    x: float
    name: str
    is_larger: bool = False
    is_edge: bool = False  # no mark, but the name of what is under way at the left edge


@dataclass(frozen=True, slots=True)
class _Step:
    unit: str
    n: int


def calendar(scale: Scale, gap: float, edge: float, measure: Measure) -> tuple[Tick, ...]:
    """The ticks of a scale, of whose names no two touch; `edge` is the least distance of a name from either side."""
    for wider in range(5):
        ticks = _ticks(scale, gap * 1.25**wider, measure)
        inner = [tick for tick in ticks if not tick.is_edge][1:]
        if all(one.x + _BESIDE + measure(one.name) <= other.x for one, other in pairwise(inner)):
            break
    first = next((tick for tick in ticks if tick.is_edge), ticks[0] if ticks else None)
    taken: list[tuple[float, float]] = []
    named = set()
    for tick in sorted(ticks, key=lambda each: 0 if each is first else 1 if each.is_larger else 2):
        begins = name_begins(tick, scale, edge)
        ends = begins + measure(tick.name)
        if ends <= scale.right - 2 and all(ends + _APART <= a or begins >= b + _APART for a, b in taken):
            taken.append((begins, ends))
            named.add(tick)
    return tuple(tick if tick in named else replace(tick, name="") for tick in ticks)


def name_begins(tick: Tick, scale: Scale, edge: float) -> float:
    """Where the name of a tick begins."""
    return scale.left + edge if tick.is_edge else tick.x + _BESIDE


def _ticks(scale: Scale, gap: float, measure: Measure) -> list[Tick]:
    step = _step(gap / scale.per_second)
    moments = list(_MOMENTS[step.unit](scale, step.n))
    edge = _edge_name(step, scale.begins)
    is_named = bool(edge) and (not moments or scale.x(moments[0]) - scale.left > _BESIDE_EDGE + measure(edge))
    found = [Tick(scale.begins, scale.left, edge, is_edge=True)] if is_named else []
    for index, at in enumerate(moments):
        _, month, day = civil(at // DAY)
        is_larger = {"clock": at % DAY == 0, "day": day == 1, "month": month == 1, "year": False}[step.unit]
        name = _name(step, at, is_first=index == 0 and not is_named, is_roomy=gap >= 80)
        found.append(Tick(at, scale.x(at), name, is_larger))
    return found


def _step(length: float) -> _Step:
    """The finest step whose ticks stand at least `length` seconds apart."""
    fine: list[tuple[float, _Step]] = [(n, _Step("clock", n)) for n in _CLOCK]
    fine += [(n * DAY, _Step("day", n)) for n in (1, 2, 5, 10)]
    fine += [(n * _MONTH, _Step("month", n)) for n in (1, 3, 6)]
    for seconds, step in fine:
        if seconds >= length:
            return step
    years = length / YEAR
    power = 10.0 ** floor(log10(years))
    digit = next(digit for digit in (1, 2, 5, 10) if digit * power >= years * 0.999)
    return _Step("year", max(1, round(digit * power)))


def _clock(scale: Scale, n: int) -> Iterator[int]:
    first, last = -int(-scale.begins // n), -int(-scale.ends // n)
    yield from (at * n for at in range(first, last))


def _days(scale: Scale, n: int) -> Iterator[int]:
    year, month, _ = civil(int(scale.begins // DAY))
    index = year * 12 + month - 1
    while (at := _first_of(index)) < scale.ends:
        index += 1
        until = _first_of(index)
        # the tick before the first of a month gives way to it when it would stand closer than the rest
        yield from (
            each
            for each in range(at, until, n * DAY)
            if scale.begins <= each < scale.ends and (n == 1 or until - each > n * DAY * 0.6)
        )


def _months(scale: Scale, n: int) -> Iterator[int]:
    index = civil(int(scale.begins // DAY))[0] * 12
    while (at := _first_of(index)) < scale.ends:
        if at >= scale.begins:
            yield at
        index += n


def _years(scale: Scale, n: int) -> Iterator[int]:
    """Years that are multiples of `n` as people count them: 200 BCE, 100 BCE, 1 CE, 100, 200."""
    first, last = (civil(int(side // DAY))[0] for side in (scale.begins, scale.ends))
    before = range(-(-(1 - first) // n), max(0, -(last // n)) - 1, -1)
    years = [1 - count * n for count in before if count > 0 and 1 - count * n <= last]
    years += [1] if n != 2 else []
    years += [year for year in range(max(-(-first // n), 1) * n, last + 1, n) if year != 1]
    yield from (at for at in (day_number(year) * DAY for year in years) if scale.begins <= at < scale.ends)


def _first_of(index: int) -> int:
    """The first second of a month, counted from January of the year 0."""
    return day_number(index // 12, index % 12 + 1) * DAY


_MOMENTS: dict[str, Callable[[Scale, int], Iterator[int]]] = {
    "clock": _clock,
    "day": _days,
    "month": _months,
    "year": _years,
}


def _name(step: _Step, at: int, *, is_first: bool, is_roomy: bool) -> str:
    year, month, day = civil(at // DAY)
    if step.unit == "year":
        return year_name(year)
    if step.unit == "month":
        of_year = f" {year_name(year)}" if is_first or month == 1 else ""
        if is_roomy or not of_year or is_first:
            return month_name(month, is_short=not is_roomy) + of_year
        return of_year.strip()
    of_year = f" {year_name(year)}" if is_first or (month, day) == (1, 1) else ""
    of_day = day_name(day, month, is_short=not is_roomy)
    if step.unit == "day" or at % DAY == 0:
        return of_day + of_year
    hour, minute, second = at % DAY // 3600, at // 60 % 60, at % 60
    clock = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if step.n < 60 else "")
    return f"{of_day}, {clock}" if is_first else clock


def _edge_name(step: _Step, begins: float) -> str:
    """What the stretch at the left edge is called: the day, month or year that began before the window did."""
    year, month, day = civil(int(begins // DAY))
    if step.unit == "year":
        return ""
    if step.unit == "clock" or (step.unit == "day" and step.n == 1):
        return f"{day_name(day, month)} {year_name(year)}"
    return year_name(year) if step.unit == "month" and step.n > 1 else f"{month_name(month)} {year_name(year)}"
