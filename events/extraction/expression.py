"""What is found in a text: its expressions of time, and what is said about each of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Self

from events.dates import DateValue, iso
from events.dates.calendar import DAY

Anchor = int | Literal["published", "none"]
Direction = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the text was published: one day, or the range of days that it lies in, both ends inside."""

    earliest: datetime.date
    latest: datetime.date

    @classmethod
    def on(cls, day: datetime.date) -> Self:
        """Published on a day that is known."""
        return cls(day, day)

    @classmethod
    def of(cls, value: DateValue | None) -> Self | None:
        """From a date as sources have it; None where a side is open or lies outside the years 1 to 9999."""
        if value is None or value.begins_earliest is None or value.ends_latest is None:
            return None
        first, last = iso(value.begins_earliest), iso((value.ends_latest - 1) // DAY * DAY)
        try:
            return cls(datetime.date.fromisoformat(first[:10]), datetime.date.fromisoformat(last[:10]))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading that the words allow."""

    value: str
    date: DateValue | None
    edtf: str
    rule: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from something else: "two days later", "the week before the elections"."""

    amount: int | None  # None where it is not said: "days later"
    unit: str  # second, minute, hour, day, week, month, quarter, season, year, decade, century
    direction: Direction
    anchored: bool  # what it is counted from is a date that was found
    of: tuple[int, int] | None = None  # else the phrase that names the event it is counted from, if one follows


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time. Offsets are code points of the text as it was given, the end exclusive."""

    start: int
    end: int
    type: str  # DATE, TIME, DURATION or SET, as TIMEX3 has them
    value: str  # TIMEX3's normalised value
    date: DateValue | None  # what an event dated by these words gets; None for durations, sets and "now"
    edtf: str  # as that date is written; "" where there is none
    words: str  # text[start:end]
    anchor: Anchor  # the index of the expression it is counted from, or "published", or "none"
    rule: str
    confidence: float  # 0 to 1
    alternatives: tuple[Alternative, ...] = ()
    shift: Shift | None = None
    mod: str = ""  # TIMEX3's modifier: START, MID, END, APPROX, BEFORE, AFTER, … or ""

    def counted_from(self, text: str, found: Sequence[Expression]) -> str:
        """The words of `text`, among those `found` in it, that it is counted from; or "published", or "" for none."""
        if self.shift is not None and not self.shift.anchored and self.shift.of is not None:
            return text[slice(*self.shift.of)]
        if isinstance(self.anchor, int):
            return found[self.anchor].words
        return "" if self.anchor == "none" else self.anchor
