"""Early, mid and late: a third of a month, year, decade or century, soft where it borders on the others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .calendar import month_length
from .parse import parse
from .read_unit import read_unit
from .unit import Unit, edtf_year
from .value import DateValue

_PART = re.compile(
    r"(?:in )?(?:the )?(early|mid|middle|late|beginning|start|end)(?: of|[ -]in|[ -]) ?(?:the )?(.+)"
).fullmatch
_THIRDS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}

# First and last day of a month, month of a year, year of a decade and year of a century; 0 is the last one.
_DAYS: Final = ((1, 10), (11, 20), (21, 0))
_MONTHS: Final = ((1, 4), (5, 8), (9, 12))
_DECADE: Final = ((0, 3), (4, 6), (7, 9))
_CENTURY: Final = ((0, 33), (34, 66), (67, 99))


def read_part(text: str) -> DateValue | None:
    """The part of the unit, or None if these are other words. Its inner ends are approximate."""
    matched = _PART(text)
    unit = read_unit(matched[2]) if matched else None
    if matched is None or unit is None:
        return None
    third = _THIRDS[matched[1]]
    bounds = _range(unit, third)
    if bounds is None:
        return None
    value = parse(f"[{bounds[0]}..{bounds[1]}]")
    return replace(value, begins_approximate=third > 0, ends_approximate=third < 2)


def _range(unit: Unit, third: int) -> tuple[str, str] | None:
    """The part's first and last day, month or year as strings of the standard."""
    if unit.day is not None:
        return None
    if unit.year is not None and unit.month is not None:
        first, last = _DAYS[third]
        last = last or month_length(unit.year, unit.month)
        return unit._replace(day=first).edtf, unit._replace(day=last).edtf
    if unit.year is not None:
        first, last = _MONTHS[third]
        return unit._replace(month=first).edtf, unit._replace(month=last).edtf
    if re.fullmatch(r"\d{2,3}X{1,2}", unit.rare):
        first, last = (_DECADE if unit.rare.count("X") == 1 else _CENTURY)[third]
        start = int(unit.rare.replace("X", "0"))
        return edtf_year(start + first), edtf_year(start + last)
    return None
