"""The day by which something was known, as somebody writes it. Pure."""

from __future__ import annotations

import re

from events.dates import DateError, DateValue, parse, read_words
from events.dates.calendar import DAY, civil
from events.dates.unit import Unit

_UNIT = re.compile(r"(-?\d{4}|Y-?\d{5,})(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_NO_END = "It has no last day; write a day such as 9 March 2007."


def known_day(text: str) -> DateValue:
    """A day, month or year, as EDTF or as people say it; of anything longer or finer its last day. Raises DateError."""
    return last_day(read_words(text))


def last_day(date: DateValue) -> DateValue:
    """What counts to the end of the same day and can be written in an address. Raises DateError where there is none."""
    if _UNIT.fullmatch(date.edtf):
        return date
    if date.ends_latest is None:
        raise DateError(date.edtf, _NO_END)
    return parse(day_of(date.ends_latest))


def day_of(end: int) -> str:
    """The day that ends at or after a civil second (exclusive), as EDTF."""
    return Unit(*civil((end - 1) // DAY)).edtf
