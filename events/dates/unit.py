"""The parts of one date as people write them, and the string of the standard they make."""

from __future__ import annotations

from typing import Final, NamedTuple

# Patterns of an era, and of a year with or without one: two groups, figures and era.
ERA: Final = r"(bce?|b\.c\.(?:e\.)?|ce|c\.e\.|ad|a\.d\.)"
YEAR: Final = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(?: ?{ERA})?"


class Unit(NamedTuple):
    """Year, month and day as far as they were written, or one whole element of the standard."""

    year: int | None
    month: int | None = None
    day: int | None = None
    rare: str = ""  # a whole EDTF element: season, decade, century …
    has_era: bool = False

    @property
    def edtf(self) -> str:
        """The element's string; only for a unit that has its year."""
        if self.rare:
            return self.rare
        text = edtf_year(self.year or 0)
        if self.month is not None:
            text += f"-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"


def edtf_year(year: int) -> str:
    """`2007`, `-0752`, `Y170000002`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def year_of(digits: str | None, era: str | None) -> int | None:
    """The astronomical year of figures and era; None without figures. Raises ValueError for "0 CE"."""
    if digits is None:
        return None
    number = int(digits.replace(",", "")[:12])
    if number == 0 and era:
        raise ValueError("No era has a year 0; write 1 BCE or 1 CE.")
    return 1 - number if is_bce(era) else number


def is_bce(era: str | None) -> bool:
    """Whether the era counts backwards."""
    return era is not None and era[0] == "b"


def clipped(year: int) -> ValueError:
    """What to say of a year of one or two figures."""
    return ValueError(f"Write the year whole or with its era: 20{year:02d}, 19{year:02d} or {year} CE.")
