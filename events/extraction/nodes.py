"""What the rules make of words, before any date is known: one class for each way of saying a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

# How a name or a unit is pointed at: "last Friday", "that year". "" is no word at all.
Way = Literal[
    "", "the", "last", "next", "this", "that", "same", "past", "previous", "following", "coming", "current", "latest"
]
BACK: Final = ("last", "past", "previous")
ON: Final = ("next", "following", "coming")


@dataclass(frozen=True, slots=True)
class Year:
    """A year that is said; astronomical, 0 is 1 BC."""

    number: int
    fiscal: bool = False
    bare: bool = False  # nothing but the figures


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century by its first year: the 1990s, the 20th century."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit by its distance from now or from what was last said: today, last year, the quarter."""

    unit: str
    offset: int = 0
    way: Way = ""
    fiscal: bool = False
    whole: bool = False  # "the full year"


@dataclass(frozen=True, slots=True)
class Month:
    """A month, of a year that is said or not."""

    number: int
    year: Node | None = None
    way: Way = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month."""

    month: int
    day: int
    year: Node | None = None
    weekday: int = 0
    way: Way = ""
    numeric: bool = False  # in figures alone, day and month possibly the other way round


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 12th": its month was said before, or is said with it: "the 12th of next month"."""

    day: int
    month: Node | None = None
    weekday: int = 0  # "Monday the 12th"


@dataclass(frozen=True, slots=True)
class Season:
    """SP, SU, FA or WI."""

    code: str
    year: Node | None = None
    way: Way = ""


@dataclass(frozen=True, slots=True)
class Fraction:
    """A quarter or a half of a year; number 0 is the one that is talked about."""

    kind: Literal["quarter", "half"]
    number: int
    year: Node | None = None
    way: Way = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 1; `week` is the week that was said with it, "Tuesday last week", or the day that it follows upon or
    goes before: "the Monday after Thanksgiving"."""

    number: int
    way: Way = ""
    week: Node | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend of a week."""

    way: Way = ""
    of: Node | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its key: `12-25`, `TG`, or days from Easter as `E-2`."""

    key: str
    year: Node | None = None
    way: Way = ""
    days: int = 0  # Christmas Eve is -1


@dataclass(frozen=True, slots=True)
class Daytime:
    """A part of the day: MO, MI, AF, EV, NI."""

    part: str
    day: Node | None = None
    way: Way = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock; the second is -1 where it is not said."""

    hour: int
    minute: int
    second: int = -1
    day: Node | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; the amount is None for "weeks" or "some days"."""

    parts: tuple[tuple[float | None, str], ...]
    plain: bool = True  # nothing but an amount and a unit: may be counted from something
    definite: bool = False  # with "the": the nine months

    @property
    def unit(self) -> str:
        """The greatest unit, by which grain is judged."""
        return self.parts[0][1]


@dataclass(frozen=True, slots=True)
class Distance:
    """A duration away from a base: published, mention (what was last said), event, or an expression of its own."""

    length: Length
    direction: Literal["before", "after"]
    base: Node | Literal["published", "mention", "event"]
    whole: bool = False  # "the day after": the unit itself, not a moment that far away
    period: str = ""  # "the year-ago quarter": what lies there
    like_base: bool = False  # "20 years ago today": as exact as what it is counted from


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the days, weekdays, weeks or months of a stretch: "the first Monday in May"; `which` -1 is the last."""

    which: int
    unit: str  # day, week, weekend, month, or "" for a weekday
    weekday: int = 0  # Monday is 1
    of: Node | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The week or weekend that a day lies in: "the week of 5 March"."""

    unit: str
    day: Node


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times, by its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF, FUTURE_REF: no date."""

    value: str


@dataclass(frozen=True, slots=True)
class Modified:
    """Early, late, about, before …: what TIMEX3 calls mod; EARLIER and LATER are said of a stretch we are in."""

    node: Node
    mod: str


Node = (
    Year | Years | Relative | Month | Day | DayOfMonth | Season | Fraction | Weekday | Weekend | Holiday | Daytime
    | Clock | Length | Distance | Nth | Holding | Repeated | Reference | Modified
)  # fmt: skip


def unmodified(node: Node) -> Node:
    """What "early", "about" or "before" is said of."""
    return unmodified(node.node) if isinstance(node, Modified) else node
