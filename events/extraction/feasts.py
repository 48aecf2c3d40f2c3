"""The day of a feast in a year: fixed days, days counted from Easter, and weekdays of a month."""

from __future__ import annotations

from typing import Final

from events.dates.calendar import day_number, weekday

# Month, weekday (Monday is 0) and which of them; 0 is the last.
_WEEKDAYS: Final = {
    "MLK": (1, 0, 3), "PRES": (2, 0, 3), "MEM": (5, 0, 0), "LABOR": (9, 0, 1), "COL": (10, 0, 2), "TG": (11, 3, 4),
    "MOTHER": (5, 6, 2), "FATHER": (6, 6, 3),
}  # fmt: skip


def feast(key: str, year: int) -> int:
    """Its day number: `12-25`, `E-2` (two days before Easter), `TG`."""
    if key[0] == "E" and key != "ELECTION":
        return easter(year) + int(key[1:])
    if key == "ELECTION":  # the Tuesday after the first Monday of November
        return _nth(year, 11, 0, 1) + 1
    if key in _WEEKDAYS:
        return _nth(year, *_WEEKDAYS[key])
    month, day = key.split("-")
    return day_number(year, int(month), int(day))


def easter(year: int) -> int:
    """The day number of Western Easter Sunday (Anonymous Gregorian algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return day_number(year, month, day + 1)


def _nth(year: int, month: int, day_of_week: int, which: int) -> int:
    if which == 0:
        last = day_number(year, month + 1) - 1
        return last - (weekday(last) - day_of_week) % 7
    first = day_number(year, month)
    return first + (day_of_week - weekday(first)) % 7 + 7 * (which - 1)
