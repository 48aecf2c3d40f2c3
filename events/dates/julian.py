"""Old Style: days and months of the Julian calendar, as Russia counted until 1918 and England until 1752."""

from __future__ import annotations

from .calendar import civil, julian_day_number, julian_month_length
from .parse import parse
from .unit import Unit
from .value import DateValue
from .words import MONTHS


def old_style(unit: Unit) -> DateValue:
    """The Gregorian date of a Julian day or month: 25 October 1917 was 7 November. Raises ValueError otherwise.

    A Julian month lies across two Gregorian ones and becomes "on one of these days".
    """
    if unit.year is None or unit.month is None:
        raise ValueError("A year or season alone is not converted from the Julian calendar; write day or month.")
    length = julian_month_length(unit.year, unit.month)
    if unit.day is None:
        first, last = (_gregorian(unit._replace(day=day)) for day in (1, length))
        return parse(f"[{first}..{last}]")
    if not 1 <= unit.day <= length:
        raise ValueError(f"{MONTHS[unit.month]} had {length} days in the Julian calendar; write one of them.")
    return parse(_gregorian(unit))


def _gregorian(unit: Unit) -> str:
    return Unit(*civil(julian_day_number(unit.year or 0, unit.month or 1, unit.day or 1))).edtf
