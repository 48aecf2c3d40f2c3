"""What the rules found, put together: "two years" and "ago", "the spring" and "of 1942", "8 p.m." and "Sunday"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.extraction.distances import counted_from
from events.extraction.grammar import Found
from events.extraction.joins import is_day, one_node, wants_year
from events.extraction.lexicon import CLASS
from events.extraction.nodes import Clock, Day, Daytime, Distance, Fraction, Month, Node, Season, Weekday, Year
from events.extraction.prefixes import with_prefix
from events.extraction.rules_years import SHORTENED
from events.extraction.tokens import Tokens

_NAMES: Final = {
    CLASS[name]: name
    for name in ("OF", "IN", "COMMA", "ON", "AT", "POSS", "THE", "HYPHEN", "SLASH", "TO", "AND", "EARLY", "MID", "LATE")
}
_PARTS: Final = ("EARLY", "LATE", "MID", "MID HYPHEN")
_LONGEST_GAP: Final = 3
_LONGEST_BRACKET: Final = 7
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
    if one.end < len(tokens) and tokens.kinds[one.end] == _POD and is_day(one.node):
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
    is_clock = isinstance(left.node, Clock)
    pair = _with_bracket(tokens, left, right) if is_clock else _day_in_bracket(tokens, left, right)
    if pair:
        return pair
    gap = _gap(tokens, left, right)
    if gap is None:
        return None
    if isinstance(left.node, Season) and gap in ("HYPHEN", "SLASH") and right.rule == SHORTENED:
        return [replace(left, end=right.end)]  # "the winter of 1915-16" is one
    node = one_node(left.node, gap, right.node)
    if node is not None:
        start = left.start
        if isinstance(left.node, Year) and start and tokens.kinds[start - 1] == _THE:
            start -= 1  # "the 1990 third quarter"
        return [Found(start, right.end, node, f"{left.rule}, {right.rule}")]
    if (
        isinstance(right.node, Clock)
        and right.node.day is None
        and is_day(left.node)
        and gap in ("AT", "COMMA AT", "COMMA", "")
    ):
        return [left, replace(right, node=replace(right.node, day=left.node))]
    return _named_beside(tokens, left, gap, right) or _shared(left, gap, right)


def _named_beside(tokens: Tokens, left: Found, gap: str, right: Found) -> list[Found] | None:
    """ "The year-ago quarter, the fourth quarter": one quarter said twice, the year with the first."""
    first, last = left.node, right.node
    if not isinstance(first, Distance) or first.period not in ("quarter", "period") or gap != "COMMA":
        return None
    if not isinstance(last, Fraction) or last.kind != "quarter" or last.year or tokens.kinds[right.start] != _THE:
        return None
    period = f"quarter{last.number}"
    named = replace(first, period=period)
    return [replace(left, node=named), replace(right, node=named)]


def _with_bracket(tokens: Tokens, left: Found, right: Found) -> list[Found] | None:
    """ "10:35 a.m. (0735 GMT) Friday": one time on two clocks, and its day."""
    clock = left.node
    if not isinstance(clock, Clock) or tokens.words[left.end : left.end + 1] != ["("]:
        return None
    if isinstance(right.node, Clock) and right.node.zone and right.start == left.end + 1:
        return [left]
    before = right.start - 2 if tokens.words[right.start - 1] == "on" else right.start - 1
    closed = right.start - left.end <= _LONGEST_BRACKET and tokens.words[before] == ")"
    if closed and clock.day is None and is_day(right.node):
        return [replace(left, node=replace(clock, day=right.node)), right]
    return None


def _day_in_bracket(tokens: Tokens, left: Found, right: Found) -> list[Found] | None:
    """ "Saturday (5 March)": one day said twice."""
    day, weekday = right.node, left.node
    if tokens.words[left.end : left.end + 1] != ["("] or right.start != left.end + 1 or not isinstance(day, Day):
        return None
    if (
        not isinstance(weekday, Weekday)
        or weekday.way
        or weekday.week
        or tokens.words[right.end : right.end + 1] != [")"]
    ):
        return None
    return [replace(left, node=replace(day, weekday=weekday.number)), right]


def _shared(left: Found, gap: str, right: Found) -> list[Found] | None:
    """ "April" and "to June last year", "7" and "to 9 p.m. Friday": what is said of the second is said of both."""
    first, last = left.node, right.node
    gap = gap.partition(" ")[0] if gap.endswith(_PARTS) else gap  # "the spring and early summer of 1942"
    if gap not in ("TO", "HYPHEN", "AND") and not (gap == "COMMA" and isinstance(first, Month)):
        return None
    if isinstance(first, Clock) and isinstance(last, Clock):
        return [replace(left, node=replace(first, day=last.day)), right] if last.day and first.day is None else None
    year = _lent(first, last)
    if year is None or not isinstance(first, Day | Month | Season):
        return None
    return [replace(left, node=replace(first, year=year)), right]


def _lent(first: Node, last: Node) -> Node | None:
    """The year of the second that the first is of; "30 December" and "to 2 January 1942" is of the year before."""
    if not wants_year(first):
        return None
    if isinstance(first, Season) and isinstance(last, Season):
        return last.year
    if isinstance(first, Month) and isinstance(last, Month):
        return last.year if first.number < last.number else None
    if not isinstance(first, Day) or not isinstance(last, Day) or first.numeric or last.numeric:
        return None
    if (first.month, first.day) < (last.month, last.day):
        return last.year
    return Year(last.year.number - 1) if isinstance(last.year, Year) and first.month > last.month else None
