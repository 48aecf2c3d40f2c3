"""What the rules found, put together: "two years" and "ago", "the spring" and "of 1942", "8 p.m." and "Sunday"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extraction.distances import counted_from
from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS
from events.extraction.nodes import (
    Clock,
    Day,
    DayOfMonth,
    Daytime,
    Fraction,
    Holding,
    Holiday,
    Month,
    Node,
    Relative,
    Season,
    Weekday,
    Weekend,
    Year,
)
from events.extraction.prefixes import with_prefix
from events.extraction.rules_years import SHORTENED
from events.extraction.tokens import Tokens

_NAMES: Final = {
    CLASS[name]: name for name in ("OF", "IN", "COMMA", "ON", "AT", "POSS", "THE", "HYPHEN", "SLASH", "TO", "AND")
}
_LONGEST_GAP: Final = 2
_BEFORE_A_YEAR: Final = ("", "OF", "IN", "COMMA", "COMMA IN")
_BEFORE_A_DAY: Final = ("", "ON", "COMMA", "COMMA ON", "OF")
_PARTS: Final = Month | Day | Season | Fraction | Holiday  # of a year
_THE: Final = CLASS["THE"]
_OF: Final = CLASS["OF"]
_POD: Final = CLASS["POD"]


def composed(tokens: Tokens, found: list[Found]) -> list[Found]:
    """The same expressions, joined with their neighbours and with the words that change their meaning."""
    joined: list[Found] = []
    for one in found:
        joined.append(_with_part(tokens, one))
        while len(joined) > 1 and (pair := _join(tokens, joined[-2], joined[-1])):
            joined[-2:] = pair
            if len(pair) > 1:
                break
    joined = counted_from(tokens, [one for one in joined if not _is_of_something(tokens, one)])
    ends = [0, *(one.end for one in joined)]
    return [with_prefix(tokens, one, end) for one, end in zip(joined, ends, strict=False)]


def _is_of_something(tokens: Tokens, one: Found) -> bool:
    """ "The night of the fire" is of no day that is said."""
    node = one.node
    if not isinstance(node, Daytime) or node.way != "the" or node.day is not None:
        return False
    return one.end < len(tokens) and tokens.kinds[one.end] == _OF


def _with_part(tokens: Tokens, one: Found) -> Found:
    """ "March 5" and "evening", "yesterday" and "morning"."""
    if one.end < len(tokens) and tokens.kinds[one.end] == _POD and _is_day(one.node):
        part = Daytime(str(tokens.values[one.end]), one.node)
        return Found(one.start, one.end + 1, part, f"{one.rule}, part of it")
    return one


def _gap(tokens: Tokens, left: Found, right: Found) -> str | None:
    """The classes between two expressions, as words; None if others stand there or too many."""
    if right.start - left.end > _LONGEST_GAP:
        return None
    names = [_NAMES.get(kind) for kind in tokens.kinds[left.end : right.start]]
    return None if None in names else " ".join(filter(None, names))


def _join(tokens: Tokens, left: Found, right: Found) -> list[Found] | None:
    """The two as one, or both with what they lend each other; None where they have nothing to do with each other."""
    gap = _gap(tokens, left, right)
    if gap is None:
        return None
    if isinstance(left.node, Season) and gap in ("HYPHEN", "SLASH") and right.rule == SHORTENED:
        return [replace(left, end=right.end)]  # "the winter of 1915-16" is one
    node = _one_node(left.node, gap, right.node)
    if node is not None:
        start = left.start
        if isinstance(left.node, Year) and start and tokens.kinds[start - 1] == _THE:
            start -= 1  # "the 1990 third quarter"
        return [Found(start, right.end, node, f"{left.rule}, {right.rule}")]
    if (
        isinstance(right.node, Clock)
        and right.node.day is None
        and _is_day(left.node)
        and gap in ("AT", "COMMA AT", "COMMA", "")
    ):
        return [left, replace(right, node=replace(right.node, day=left.node))]
    return _months_of_one_year(left, gap, right)


def _months_of_one_year(left: Found, gap: str, right: Found) -> list[Found] | None:
    """ "April" and "to June last year": both of that year."""
    first, last = left.node, right.node
    if not isinstance(first, Month) or not isinstance(last, Month) or gap not in ("TO", "HYPHEN", "AND"):
        return None
    if not _wants_year(first) or last.year is None or first.number >= last.number:
        return None
    return [replace(left, node=replace(first, year=last.year)), right]


def _one_node(left: Node, gap: str, right: Node) -> Node | None:
    return next((node for join in _JOINS if (node := join(left, gap, right)) is not None), None)


def _year_behind(left: Node, gap: str, right: Node) -> Node | None:
    """ "the spring of" and "1942"."""
    if isinstance(left, _PARTS) and _wants_year(left) and gap in _BEFORE_A_YEAR and _is_year(right, gap):
        return replace(left, year=right)
    return None


def _year_before(left: Node, gap: str, right: Node) -> Node | None:
    """ "last year's" and "third quarter"."""
    if not isinstance(right, _PARTS) or not _wants_year(right) or not _is_year(left, ""):
        return None
    return replace(right, year=left) if gap == "POSS" or (not gap and isinstance(right, Fraction)) else None


def _clock_on_a_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "8 p.m." and "Sunday"."""
    if isinstance(left, Clock) and left.day is None and _is_day(right) and gap in _BEFORE_A_DAY:
        return replace(left, day=right)
    return None


def _part_of_a_day(left: Node, gap: str, right: Node) -> Node | None:
    """ "the morning" and "of 10 March"."""
    if not isinstance(left, Daytime) or left.day is not None or left.way not in ("the", ""):
        return None
    return replace(left, day=right, way="") if gap in ("OF", "ON") and _is_day(right) else None


def _weekday_of_a_week(left: Node, gap: str, right: Node) -> Node | None:
    """ "Tuesday" and "of last week"."""
    if not isinstance(left, Weekday) or left.way or gap not in ("", "OF"):
        return None
    return replace(left, week=right) if isinstance(right, Relative) and right.unit == "week" else None


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


_JOINS: Final = (
    _year_behind,
    _year_before,
    _clock_on_a_day,
    _part_of_a_day,
    _weekday_of_a_week,
    _week_of_a_day,
    _day_of_a_month,
)


def _wants_year(node: Node) -> bool:
    return isinstance(node, _PARTS) and node.year is None and not node.way


def _is_year(node: Node, gap: str) -> bool:
    if isinstance(node, Year):
        return gap in ("", "OF", "IN", "COMMA")
    return isinstance(node, Relative) and node.unit == "year"


def _is_day(node: Node) -> bool:
    if isinstance(node, Relative):
        return node.unit == "day" and node.way != "the"
    return isinstance(node, Day | Weekday | Holiday)
