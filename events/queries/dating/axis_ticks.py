"""Where an axis is ticked, and in which words: round minutes, hours, days, months or years. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.dates import Precision
from events.dates.calendar import DAY, civil, day_number
from events.dates.words import MONTHS, year_words

MOST = 6  # ticks on one axis
CHARACTER = 2.6  # per cent of the width that a character takes where the axis is narrowest
BETWEEN = 2.0  # per cent, free between two labels

_MONTH, _YEAR = 30.436875 * DAY, 365.2425 * DAY
_TIMES = (60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200)
_DAYS = ((1, range(1, 32)), (2, range(1, 31, 2)), (5, range(1, 30, 5)), (10, range(1, 30, 10)), (15, range(1, 30, 15)))
_MONTHS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x` per cent of the width; `words` is "" where the label before it leaves no room."""

    x: float
    words: str
    anchor: str  # which part of the label stands at `x`: "start", "middle" or "end"


def ticks_of(begins: int, ends: int, margin: float) -> tuple[Tick, ...]:
    """At most `MOST` ticks between the two civil seconds, which stand `margin` per cent from either side.

    The first label names its year, and so does every other whose year is another than that of the label before it.
    """
    scale = (100 - 2 * margin) / (ends - begins)
    ticks: list[Tick] = []
    free, named = 0.0, None  # the year that the last label stood in
    for second, precision in _round_seconds(begins, ends):
        x = round(margin + (second - begins) * scale, 2)
        words = _words(second, precision, named=named)
        width = len(words) * CHARACTER
        anchor = "start" if x < width / 2 else "end" if x + width / 2 > 100 else "middle"
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        fits = left >= free
        ticks.append(Tick(x, words if fits else "", anchor))
        if fits:
            free, named = left + width + BETWEEN, civil(second // DAY)[0]
    return tuple(ticks)


def _round_seconds(begins: int, ends: int) -> Iterator[tuple[int, Precision]]:
    """The round seconds of the finest step that has few enough, and what they are the first seconds of."""
    length = ends - begins
    for step in _TIMES:
        if length <= step * (MOST - 1) and length <= DAY:
            yield from ((second, Precision.MINUTE) for second in range(-(-begins // step) * step, ends + 1, step))
            return
    for days, numbers in _DAYS:
        if length <= days * DAY * (MOST - 1):
            yield from ((second, Precision.DAY) for second in _days(begins, ends, numbers))
            return
    for months in _MONTHS:
        if length <= months * _MONTH * (MOST - 1):
            yield from ((second, Precision.MONTH) for second in _months(begins, ends, months))
            return
    yield from ((second, Precision.YEAR) for second in _years(begins, ends))


def _days(begins: int, ends: int, numbers: range) -> Iterator[int]:
    for day in range(-(-begins // DAY), ends // DAY + 1):
        if civil(day)[2] in numbers:
            yield day * DAY


def _months(begins: int, ends: int, step: int) -> Iterator[int]:
    year, month, _ = civil(begins // DAY)
    index = (year * 12 + month - 1) // step * step
    while (second := day_number(index // 12, index % 12 + 1) * DAY) <= ends:
        if second >= begins:
            yield second
        index += step


def _years(begins: int, ends: int) -> Iterator[int]:
    step = next(
        factor * 10**power
        for power in range(10)
        for factor in (1, 2, 5)
        if (ends - begins) / _YEAR <= factor * 10**power * (MOST - 1)
    )
    year = -(-civil(begins // DAY)[0] // step) * step
    while (second := day_number(year) * DAY) <= ends:
        if second >= begins:
            yield second
        year += step


def _words(second: int, precision: Precision, *, named: int | None) -> str:
    year, month, day = civil(second // DAY)
    if precision is Precision.YEAR:
        return year_words(year)
    time = f"{second % DAY // 3600}:{second // 60 % 60:02d}" if second % DAY else ""
    if time and named is not None:
        return time
    with_year = "" if year == named else f" {year_words(year)}"
    words = MONTHS[month] if precision is Precision.MONTH else f"{day} {MONTHS[month]}"
    return ", ".join(filter(None, [words + with_year, time]))
