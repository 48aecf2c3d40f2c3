"""The vocabulary shared by what we say (`say.py`) and what we understand (`read.py`)."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ABOUT: Final = r"(?:c\.|ca\.?|circa|about|around|approximately|approx\.|roughly)"  # a pattern of what people write

# Season codes of the standard and their words; the same months under two codes have the same words, and the
# southern ones say so, since their months differ.
SEASON_WORDS: Final = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    25: "northern spring", 26: "northern summer", 27: "northern autumn", 28: "northern winter",
    29: "southern spring", 30: "southern summer", 31: "southern autumn", 32: "southern winter",
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "last quarter",
    37: "first third", 38: "second third", 39: "last third",
    40: "first half", 41: "second half",
}  # fmt: skip


def year_words(year: int) -> str:
    """An astronomical year as people count: `2007`, `79 CE`, `753 BCE` (-752), `170,000,002 CE`."""
    if 1000 <= year <= 9999:
        return str(year)
    return f"{year:,} CE" if year > 0 else f"{1 - year:,} BCE"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `19th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
