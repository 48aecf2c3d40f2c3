"""Days and seconds of the proleptic Gregorian calendar, on plain integers, for any year.

Python's own `datetime` ends at the years 1 and 9999; history does not. Years are astronomical,
as in ISO 8601: 0 is 1 BCE, -752 is 753 BCE. Days and seconds are *civil*, counted from
1970-01-01T00:00:00 on the clock of the place: no time zone, no leap seconds.
"""

from __future__ import annotations

import re
from typing import Final

DAY: Final = 86_400
YEAR_LIMIT: Final = 280_000_000  # seconds of later years pass 2**53, where JavaScript's numbers end

_EPOCH: Final = 719_162  # days from 0001-01-01 to 1970-01-01
_JULIAN_SHIFT: Final = 2  # days from the Julian 0001-01-01 (30 December 0) to the Gregorian one
_BEFORE_MONTH: Final = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO: Final = re.compile(r"(-?)(\d{4,9})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)", re.ASCII)


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month (1–12) has."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 to the given day; negative before it. The day is not checked."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + _BEFORE_MONTH[month] + day - 1
    if month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        days += 1
    return days - _EPOCH


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of a day number: the inverse of `day_number`.

    Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
    """
    era, day_of_era = divmod(day + _EPOCH + 306, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    return (
        era * 400 + year_of_era + (month <= 2),
        month,
        day_of_year - (153 * month_from_march + 2) // 5 + 1,
    )


def weekday(day: int) -> int:
    """Monday is 0, as in Python's `date.weekday`."""
    return (day + 3) % 7


def iso(seconds: int) -> str:
    """Civil seconds as `2007-03-10T00:00:00`; years outside 0000–9999 with a sign and as many digits as needed."""
    day, second = divmod(seconds, DAY)
    year, month, day_of_month = civil(day)
    sign = "-" if year < 0 else ""
    hour, second = divmod(second, 3600)
    return f"{sign}{abs(year):04d}-{month:02d}-{day_of_month:02d}T{hour:02d}:{second // 60:02d}:{second % 60:02d}"


def from_iso(text: str) -> int:
    """The civil seconds of what `iso` wrote. Raises ValueError for anything else, impossible days included."""
    matched = _ISO.fullmatch(text)
    if matched is None:
        raise ValueError(f"{text[:40]!r} is not written like 2007-03-10T00:00:00")
    year, month, day, hour, minute, second = (int(part) for part in matched.groups()[1:])
    year = -year if matched[1] else year
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"{text[:40]!r} names a day that does not exist")
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"{text[:40]!r} names a time of day that does not exist")
    return day_number(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def julian_month_length(year: int, month: int) -> int:
    """How many days the month (1–12) has in the Julian calendar, where every fourth year is a leap year."""
    return 29 if month == 2 and year % 4 == 0 else _MONTH_DAYS[month]


def julian_day_number(year: int, month: int, day: int) -> int:
    """The day number of a day of the Julian calendar ("Old Style"): 25 October 1917 was 7 November."""
    before = year - 1
    days = before * 365 + before // 4 + _BEFORE_MONTH[month] + day - 1
    if month > 2 and year % 4 == 0:
        days += 1
    return days - _EPOCH - _JULIAN_SHIFT
