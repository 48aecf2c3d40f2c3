"""Less is known than was written: widen bounds to whole hours, days, months …"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .calendar import DAY, civil, day_number
from .errors import DateError
from .value import DateValue, Precision

_SECONDS: Final = {Precision.MINUTE: 60, Precision.HOUR: 3600, Precision.DAY: DAY}
_MONTHS: Final = {Precision.MONTH: 1, Precision.SEASON: 3}
_YEARS: Final = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}


def coarsened(value: DateValue, precision: Precision) -> DateValue:
    """The same date, known only to `precision`. Raises DateError if that is finer than the date itself."""
    if precision.rank > value.precision.rank:
        message = f"It is known only to the {value.precision}; a {precision} needs to be written out."
        raise DateError(value.edtf, message)
    if precision is value.precision:
        return value
    return replace(
        value,
        precision=precision,
        begins_earliest=_down(value.begins_earliest, precision),
        begins_latest=_up(value.begins_latest, precision),
        ends_earliest=_down(value.ends_earliest, precision),
        ends_latest=_up(value.ends_latest, precision),
    )


def _down(bound: int | None, precision: Precision) -> int | None:
    return None if bound is None else unit(bound, precision)[0]


def _up(bound: int | None, precision: Precision) -> int | None:
    return None if bound is None else unit(bound - 1, precision)[1]


def unit(second: int, precision: Precision) -> tuple[int, int]:
    """First second of the hour, month, … that `second` lies in, and first second after it."""
    if precision is Precision.SECOND:
        return second, second + 1
    length = _SECONDS.get(precision)
    if length:
        first = second // length * length
        return first, first + length
    year, month, _ = civil(second // DAY)
    count = _MONTHS.get(precision)
    if count:
        return _months(year, month, count)
    step = _YEARS[precision]
    start = year // step * step
    return day_number(start) * DAY, day_number(start + step) * DAY


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    """One month, or the season of three that begins in March, June, September or December."""
    index = year * 12 + month - 1
    start = index - index % count if count == 1 else index - (month % 12) % 3
    first, after = divmod(start, 12), divmod(start + count, 12)
    return day_number(first[0], first[1] + 1) * DAY, day_number(after[0], after[1] + 1) * DAY
