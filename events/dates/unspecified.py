"""Digits written X: the span from the first to the last day that fits (EDTF, unspecified digits)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from .bounds import SEASONS, Bounds, month, season, years
from .calendar import DAY, day_number, month_length
from .value import Precision

_ASCENDING: Final = "0123456789"
_DESCENDING: Final = _ASCENDING[::-1]


def _fitting(last: int) -> dict[str, tuple[int, ...]]:
    """For every pattern of two digits or X: the numbers from 1 to `last` that fit it."""
    return {
        tens + units: tuple(
            number
            for number in range(1, last + 1)
            if tens in ("X", f"{number // 10}") and units in ("X", f"{number % 10}")
        )
        for tens, units in product(_ASCENDING + "X", repeat=2)
    }


_MONTHS: Final = _fitting(12)
_DAYS: Final = _fitting(31)


def unspecified(sign: str, year_digits: str, month_digits: str, day_digits: str) -> Bounds | None:
    """The bounds, or None if no day of the calendar fits (`1984-02-3X`, `19X1-02-29`)."""
    first_year, last_year = next(_years(sign, year_digits, False)), next(_years(sign, year_digits, True))
    if not month_digits:
        return years(first_year, last_year)
    months = _MONTHS[month_digits]
    if not day_digits:
        if "X" not in month_digits and int(month_digits) in SEASONS:
            return season(first_year, int(month_digits))[0], season(last_year, int(month_digits))[1]
        return (month(first_year, months[0])[0], month(last_year, months[-1])[1]) if months else None
    first = _edge(sign, year_digits, months, _DAYS[day_digits], False)
    last = _edge(sign, year_digits, months, _DAYS[day_digits], True)
    return None if first is None or last is None else (first * DAY, (last + 1) * DAY)


def precision_of(year_digits: str, month_digits: str) -> Precision:
    """How exact a date with X is: by its first X, since what follows only says when in which year."""
    at = year_digits.find("X")
    if at >= 0:
        return (Precision.MILLENNIUM, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)[at]
    return Precision.YEAR if "X" in month_digits else Precision.MONTH


def _edge(sign: str, year_digits: str, months: tuple[int, ...], days: tuple[int, ...], latest: bool) -> int | None:
    """The first or the last day number that fits."""
    step = -1 if latest else 1
    if not days or not any(days[0] <= month_length(2000, number) for number in months):
        return None
    if months == (2,) and days[0] == 29 and year_digits[-1] in "13579":
        return None  # an odd year has no 29 February, and the search would go through all of them
    for year in _years(sign, year_digits, latest):
        for number in months[::step]:
            length = month_length(year, number)
            for day in days[::step]:
                if day <= length:
                    return day_number(year, number, day)
    return None


def _years(sign: str, digits: str, latest: bool) -> Iterator[int]:
    """The years that fit, in or against the order of time; of years before 0 the greater number is the earlier."""
    any_digit = _DESCENDING if latest != bool(sign) else _ASCENDING
    for chosen in product(*(any_digit if digit == "X" else digit for digit in digits)):
        year = int("".join(chosen))
        if not sign:
            yield year
        elif year:  # there is no year -0000
            yield -year
