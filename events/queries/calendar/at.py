"""A year, a month or a day of the civil calendar as an address has it, for any year. Pure.

`2007`, `2007-03` and `2007-03-10`; years are astronomical, as in ISO 8601: `-0752` is 753 BCE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from events.dates.calendar import DAY, YEAR_LIMIT, civil, day_number, month_length, weekday
from events.dates.words import MONTHS, WEEKDAYS, year_words
from events.queries.sequence.spans import month_name

Unit = Literal["year", "month", "day"]
_WRITTEN = re.compile(r"Y?(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class At:
    """Where the calendar stands. `month` and `day` are 0 where the whole year or month is meant."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of_day(cls, number: int) -> At:
        """The day of that number, counted from 1970-01-01."""
        return cls(*civil(number))

    @property
    def unit(self) -> Unit:
        """What it is."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> int:
        """The number of its first day."""
        return day_number(self.year, self.month or 1, self.day or 1)

    @property
    def length(self) -> int:
        """In days."""
        if self.day:
            return 1
        if self.month:
            return month_length(self.year, self.month)
        return day_number(self.year + 1) - self.first_day

    @property
    def begins(self) -> int:
        """Its first civil second."""
        return self.first_day * DAY

    @property
    def ends(self) -> int:
        """The civil second after its last."""
        return (self.first_day + self.length) * DAY

    @property
    def of_month(self) -> At:
        """The month it lies in."""
        return At(self.year, self.month or 1)

    @property
    def of_year(self) -> At:
        """The year it lies in."""
        return At(self.year)

    @property
    def words(self) -> str:
        """`2007` · `March 2007` · `10 March 2007` · `March 753 BCE`."""
        if not self.month:
            return year_words(self.year)
        month = month_name((self.year, self.month))
        return f"{self.day} {month}" if self.day else month

    @property
    def weekday(self) -> str:
        """`Saturday`, of a day."""
        return WEEKDAYS[weekday(self.first_day)]

    @property
    def edtf(self) -> str:
        """As a side of the stretch has it; "" where the standard has no such words for a day."""
        return str(self) if abs(self.year) <= 9999 else ""

    @property
    def month_words(self) -> str:
        """`March`, without the year."""
        return MONTHS[self.month]

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        parts = [f"{sign}{abs(self.year):04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def at(text: str) -> At:
    """What an address has. Raises ValueError where that is no year, month or day."""
    matched = _WRITTEN.fullmatch(text)
    if matched is None:
        raise ValueError(text)
    year, month, day = (int(part or 0) for part in matched.groups())
    if abs(year) > YEAR_LIMIT or (matched[2] and not 1 <= month <= 12):
        raise ValueError(text)
    if matched[3] and not 1 <= day <= month_length(year, month):
        raise ValueError(text)
    return At(year, month, day)
