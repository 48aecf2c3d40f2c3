"""The bounds of a date as plain sentences, for those who do not see the bar that draws them. Pure."""

from __future__ import annotations

from events.dates import DateValue, Precision
from events.dates.calendar import DAY, civil
from events.dates.words import MONTHS, year_words


def bounds_in_words(date: DateValue) -> str:
    """`From 1 January 2007 at the earliest to 31 January 2007 at the latest.`

    `Begins 3 May 2007, ends 4 May 2007.` where beginning and end are told apart.
    """
    has_times = date.precision.rank > Precision.DAY.rank
    begins = _side(date.begins_earliest, date.begins_latest, has_times=has_times)
    ends = _side(date.ends_earliest, date.ends_latest, has_times=has_times)
    if not date.is_extent and not (date.begins_unknown or date.ends_unknown):
        return f"{begins[:1].upper()}{begins[1:]}." if begins else "Neither the earliest nor the latest day is said."
    return f"Begins {begins or _unsaid(date.begins_unknown)}, ends {ends or _unsaid(date.ends_unknown)}."


def _side(earliest: int | None, latest: int | None, *, has_times: bool) -> str:
    """When one side lies: `11 January 2007`, `from … to …`, `not after 9 March 2007`; "" where nothing is said."""
    first = None if earliest is None else _moment(earliest, has_times=has_times)
    last = None if latest is None else _moment(latest - 1, has_times=has_times)
    if first is None:
        return f"not after {last}" if last else ""
    if last is None:
        return f"not before {first}"
    return f"on {first}" if first == last else f"from {first} at the earliest to {last} at the latest"


def _moment(second: int, *, has_times: bool) -> str:
    year, month, day = civil(second // DAY)
    time = f", {second % DAY // 3600}:{second // 60 % 60:02d}" if has_times else ""
    return f"{day} {MONTHS[month]} {year_words(year)}{time}"


def _unsaid(is_unknown: bool) -> str:
    return "at a time that is not known" if is_unknown else "at a time that does not matter"
