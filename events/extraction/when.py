"""Stretches of the calendar as they are said: a day, a week, a quarter, a decade, each with its TIMEX3 and EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from events.dates.calendar import YEAR_LIMIT, civil, day_number, month_length, weekday
from events.dates.unit import edtf_year

SEASONS: Final = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}  # EDTF's code, first month

_MONTHS: Final = {
    "month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12_000,
}  # fmt: skip

# From the finest to the coarsest.
GRAINS: Final = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar; `first` and `last` are day numbers from 1970-01-01, both inside."""

    grain: str
    first: int
    last: int
    value: str  # TIMEX3
    edtf: str

    @property
    def year(self) -> int:
        """The year it begins in."""
        return civil(self.first)[0]

    @property
    def month(self) -> int:
        """The month it begins in."""
        return civil(self.first)[1]


def day_text(day: int) -> str:
    """A day number as EDTF and TIMEX3 both write it."""
    year, month, of_month = civil(day)
    return f"{edtf_year(year)}-{month:02d}-{of_month:02d}"


def timex_year(year: int) -> str:
    """TIMEX3's year: BC0044 where the era counts backwards."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def on_day(day: int) -> When:
    """One day."""
    year, month, of_month = civil(day)
    tail = f"-{month:02d}-{of_month:02d}"
    return When("day", day, day, timex_year(year) + tail, edtf_year(year) + tail)


def in_week(day: int) -> When:
    """The ISO week that holds the day."""
    first = day - weekday(day)
    year = civil(first + 3)[0]
    number = (first + 3 - day_number(year)) // 7 + 1
    return When("week", first, first + 6, f"{timex_year(year)}-W{number:02d}", _one_of(first, first + 6))


def in_weekend(day: int) -> When:
    """The Saturday and Sunday of the week that holds the day."""
    week = in_week(day)
    return When("weekend", week.first + 5, week.last, f"{week.value}-WE", _one_of(week.first + 5, week.last))


def in_month(year: int, month: int) -> When:
    """One month; months beyond 1–12 lie in other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = day_number(year, month)
    tail = f"-{month:02d}"
    last = first + month_length(year, month) - 1
    return When("month", first, last, timex_year(year) + tail, edtf_year(year) + tail)


def in_quarter(year: int, number: int) -> When:
    """One quarter; numbers beyond 1–4 lie in other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = in_month(year, number * 3 - 2).first, in_month(year, number * 3).last
    return When("quarter", first, last, f"{timex_year(year)}-Q{number}", f"{edtf_year(year)}-{32 + number}")


def in_half(year: int, number: int) -> When:
    """One half of a year."""
    first, last = in_month(year, number * 6 - 5).first, in_month(year, number * 6).last
    return When("half", first, last, f"{timex_year(year)}-H{number}", f"{edtf_year(year)}-{39 + number}")


def in_season(year: int, code: str) -> When:
    """One season by whole months, as `events.dates` bounds it; winter begins in December of its year."""
    number, month = SEASONS[code]
    first, last = in_month(year, month).first, in_month(year, month + 2).last
    return When("season", first, last, f"{timex_year(year)}-{code}", f"{edtf_year(year)}-{number}")


def in_year(year: int) -> When:
    """One year."""
    return When("year", day_number(year), day_number(year + 1) - 1, timex_year(year), edtf_year(year))


def in_years(first: int, count: int) -> When:
    """A decade or a century by its first year."""
    grain = "decade" if count == 10 else "century"
    begins, ends = day_number(first), day_number(first + count) - 1
    digits = 3 if count == 10 else 2
    if first < 0:
        value = f"BC{-first // count * count:04d}"[: 2 + digits]
        return When(grain, begins, ends, value, f"[{edtf_year(first)}..{edtf_year(first + count - 1)}]")
    shown = f"{first:04d}"[:digits]
    return When(grain, begins, ends, shown, shown + "X" * (4 - digits))


def in_unit(unit: str, day: int) -> When | None:
    """The unit that holds the day; None for units that are no stretch of the calendar."""
    year, month, _ = civil(day)
    if unit == "day":
        return on_day(day)
    if unit in ("week", "fortnight"):
        return in_week(day)
    of_year = {
        "month": lambda: in_month(year, month),
        "quarter": lambda: in_quarter(year, (month + 2) // 3),
        "year": lambda: in_year(year),
        "decade": lambda: in_years(year // 10 * 10, 10),
        "century": lambda: in_years(year // 100 * 100, 100),
    }.get(unit)
    return of_year() if of_year else None


def moved(day: int, amount: int, unit: str) -> int:
    """The day that many units away; a day that its month has not becomes the month's last."""
    if unit in ("day", "week", "fortnight"):
        return day + amount * {"day": 1, "week": 7, "fortnight": 14}[unit]
    months = amount * _MONTHS[unit]
    year, month, of_month = civil(day)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    if abs(year) >= YEAR_LIMIT:
        raise OverflowError(f"the year {year} lies beyond what dates can hold")
    return day_number(year, month, min(of_month, month_length(year, month)))


def _one_of(first: int, last: int) -> str:
    return f"[{day_text(first)}..{day_text(last)}]"
