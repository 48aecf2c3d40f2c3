"""How two neighbours become one: "the spring" and "of 1942", "8 p.m." and "Sunday", "the last week" and "of March"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extraction.nodes import (
    Clock,
    Day,
    DayOfMonth,
    Daytime,
    Fraction,
    Holding,
    Holiday,
    Modified,
    Month,
    Node,
    Nth,
    Relative,
    Season,
    Way,
    Weekday,
    Weekend,
    Year,
    Years,
)

_BEFORE_A_YEAR: Final = ("", "OF", "IN", "COMMA", "COMMA IN")
_BEFORE_A_DAY: Final = ("", "ON", "COMMA", "COMMA ON", "OF")
_PARTS: Final = Month | Day | Season | Fraction | Holiday  # of a year
_DAYS: Final[dict[Way, Node]] = {"this": Relative("day", 0, "this"), "last": Relative("day", -1, "this")}
_EVENING: Final = 6  # "6 o'clock Tuesday night" is in the evening, 5 in the morning


def one_node(left: Node, gap: str, right: Node) -> Node | None:
    """The two as one node; `gap` names the classes between them. None where they are two."""
    return next((node for join in _JOINS if (node := join(left, gap, right)) is not None), None)


def _year_behind(left: Node, gap: str, right: Node) -> Node | None:
    """ "the spring of" and "1942"."""
    if isinstance(left, _PARTS) and wants_year(left) and gap in _BEFORE_A_YEAR and _is_year(right, gap):
        return replace(left, year=right)
    return None


def _year_before(left: Node, gap: str, right: Node) -> Node | None:
    """ "last year's" and "third quarter", "1915," and "on 3 May"."""
    if isinstance(left, Year) and isinstance(right, Day) and gap == "COMMA ON" and wants_year(right):
        return replace(right, year=left)
    if not isinstance(right, _PARTS) or not wants_year(right) or not _is_year(left, ""):
        return None
    return replace(right, year=left) if gap == "POSS" or (not gap and isinstance(right, Fraction)) else None


def _clock_on_a_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "8 p.m." and "Sunday"."""
    if isinstance(left, Clock) and left.day is None and is_day(right) and gap in _BEFORE_A_DAY:
        return replace(left, day=right)
    if isinstance(left, Clock) and left.day is None and isinstance(right, Daytime) and not gap:
        day = right.day or _DAYS.get(right.way)
        return _clock_in_a_part(left, right.part, day) if day else None
    return None


def _time_in_its_year(left: Node, gap: str, right: Node) -> Node | None:
    """ "11 p.m. on New Year's Eve" and "1999", "the evening of 4 January" and "last year"."""
    if not isinstance(left, Clock | Daytime) or left.day is None:
        return None
    day = _year_behind(left.day, gap, right)
    return replace(left, day=day) if day else None


def _clock_in_a_part(clock: Clock, part: str, day: Node) -> Clock:
    """ "10 o'clock" and "Tuesday night", "last night"."""
    late = part in ("AF", "EV") or (part == "NI" and clock.hour >= _EVENING)
    return replace(clock, hour=clock.hour + 12 if late and clock.hour < 12 else clock.hour, day=day)


def _part_of_a_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "the morning" and "of 10 March"."""
    if not isinstance(left, Daytime) or left.day is not None or left.way not in ("the", ""):
        return None
    led = gap in ("OF", "ON") or (not gap and left.part == "NI" and not left.way)  # "overnight Thursday"
    return replace(left, day=right, way="") if led and is_day(right) else None


def _part_of_a_weekday(left: Node, gap: str, right: Node) -> Node | None:
    """ "Sunday night" and ", 25 June", "Sunday dawn" and "of 25 June"."""
    if not isinstance(left, Daytime) or not isinstance(left.day, Weekday) or left.day.way or left.day.week:
        return None
    if not isinstance(right, Day) or right.weekday or right.way or gap not in ("OF", "COMMA", "", "ON"):
        return None
    return replace(left, day=replace(right, weekday=left.day.number))


def _weekday_of_a_week(left: Node, gap: str, right: Node) -> Node | None:
    """ "Tuesday" and "of last week"."""
    if not isinstance(left, Weekday) or left.way or gap not in ("", "OF"):
        return None
    return replace(left, week=right) if isinstance(right, Relative) and right.unit == "week" else None


def _week_before_its_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "Last week" and "on Thursday"."""
    if not isinstance(left, Relative) or left.unit != "week" or left.way not in ("last", "this", "next"):
        return None
    return replace(right, week=left) if gap == "ON" and isinstance(right, Weekday) and not right.way else None


def _winter(left: Node, gap: str, right: Node) -> Node | None:
    """ "The winter of 1944" and "-1945"."""
    if not isinstance(left, Season) or not isinstance(left.year, Year) or gap not in ("HYPHEN", "SLASH"):
        return None
    return left if isinstance(right, Year) and right.number == left.year.number + 1 else None


def _week_of_a_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "the week" and "of 5 March"."""
    if gap != "OF" or not isinstance(right, Day | Holiday):
        return None
    if isinstance(left, Relative) and left.way == "the" and left.unit in ("week", "month"):
        return Holding(left.unit, right)
    return Holding("weekend", right) if isinstance(left, Weekend) and not left.way else None


def _day_of_a_month(left: Node, gap: str, right: Node) -> Node | None:
    """ "the 21st" and "of next month"."""
    if not isinstance(left, DayOfMonth) or gap != "OF" or not isinstance(right, Relative) or right.unit != "month":
        return None
    return replace(left, month=right)


def _nth_of_a_stretch(left: Node, gap: str, right: Node) -> Node | None:
    """ "The first Monday" and "in May", "the last week" and "of the year"."""
    if not isinstance(left, Nth) or gap not in ("OF", "IN"):
        return None
    if left.of is not None or not isinstance(right, Month | Year | Relative | Season | Fraction | Years | Modified):
        return None
    return replace(left, of=right)


def _year_of_its_month(left: Node, gap: str, right: Node) -> Node | None:
    """ "The last week of March" and "1990"."""
    if not isinstance(left, Nth) or left.of is None:
        return None
    of = _year_behind(left.of, gap, right)
    return replace(left, of=of) if of else None


def _part_of_a_stretch(left: Node, gap: str, right: Node) -> Node | None:
    """ "The second half" and "of the 1990s", "of May", "the third quarter" and "of the 19th century"."""
    if not isinstance(left, Fraction) or left.year or gap != "OF":
        return None
    if not isinstance(right, Years) and not (left.kind == "half" and isinstance(right, Month)):
        return None
    last = 2 if left.kind == "half" else 4
    return Modified(right, "START" if left.number == 1 else "END" if left.number == last else "MID")


_JOINS: Final = (
    _nth_of_a_stretch,
    _year_of_its_month,
    _part_of_a_stretch,
    _year_behind,
    _year_before,
    _clock_on_a_day,
    _time_in_its_year,
    _part_of_a_day,
    _part_of_a_weekday,
    _weekday_of_a_week,
    _week_before_its_day,
    _winter,
    _week_of_a_day,
    _day_of_a_month,
)


def wants_year(node: Node) -> bool:
    """Whether it is a part of a year that is not said."""
    return isinstance(node, _PARTS) and node.year is None and not node.way


def _is_year(node: Node, gap: str) -> bool:
    if isinstance(node, Year):
        return gap in ("", "OF", "IN", "COMMA")
    return isinstance(node, Relative | Holding) and node.unit == "year"


def is_day(node: Node) -> bool:
    """Whether a time of the clock can stand on it."""
    if isinstance(node, Relative):
        return node.unit == "day" and node.way != "the"
    return isinstance(node, Day | DayOfMonth | Weekday | Holiday)
