"""From the parts of a date to the seconds it spans: `(earliest, latest)`, the latest exclusive."""

from __future__ import annotations

from typing import Final, NamedTuple

from .calendar import DAY, day_number, month_length
from .value import Precision

Bounds = tuple[int, int]


class Span(NamedTuple):
    """One date of an EDTF string, before it becomes the side of an interval, the member of a set or a value."""

    earliest: int
    latest: int
    precision: Precision
    approximate: bool
    uncertain: bool
    level: int
    zone: str = ""
    has_unspecified: bool = False  # digits written X


# Code: first month, number of months. Months past 12 lie in the following year.
# 21–24 say no hemisphere and are read as northern, by whole months: libraries differ, our help page says so.
SEASONS: Final = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def years(first: int, last: int) -> Bounds:
    """From the first moment of one year to the last of another."""
    return day_number(first) * DAY, day_number(last + 1) * DAY


def month(year: int, month: int) -> Bounds:
    """One month, 1–12."""
    first = day_number(year, month) * DAY
    return first, first + month_length(year, month) * DAY


def season(year: int, code: int) -> Bounds:
    """One season, quarter, quadrimester or half, by its code 21–41."""
    first, count = SEASONS[code]
    after = first + count
    return (
        day_number(year, first) * DAY,
        day_number(year + (after > 12), after - 12 if after > 12 else after) * DAY,
    )


def significant(year: int, digits: int) -> tuple[int, int, Precision]:
    """The years that share the first `digits` digits with `year` (`1950S2`: 1900–1999), and how exact that is."""
    dropped = len(str(abs(year))) - digits
    step = 10**dropped
    low = abs(year) // step * step
    high = low + step - 1
    precision = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)[min(dropped, 3)]
    return (-high, -low, precision) if year < 0 else (low, high, precision)
