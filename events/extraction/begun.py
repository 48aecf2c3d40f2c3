"""What a text as a whole says before its dates are read one by one: what it tells of, and of which quarter."""

from __future__ import annotations

from collections import Counter
from typing import Final

from events.dates.calendar import civil
from events.extraction.context import Context, Cues
from events.extraction.grammar import Found
from events.extraction.nodes import Day, Daytime, Fraction, Length, Node, Relative, Weekday, Weekend, Year, unmodified
from events.extraction.resolve_named import fraction

_FAR: Final = 3  # years from publication
_NEAR: Final = ("this", "last", "next", "coming", "current")
_MANY: Final = 3  # mentions of such years
_FIRST_DAYS: Final = 7  # of a month


def begun(places: list[tuple[Found, Cues]], published: int | None) -> Context:
    """A context for the text."""
    nodes = [(unmodified(found.node), cues) for found, cues in places]
    context = Context(published)
    far, near = (1, 0) if published is None else _years([node for node, _ in nodes], civil(published)[0])
    context.is_narrative = published is None or (far >= _MANY and far > 3 * near)
    context.is_news = near >= far
    context.quarter = _quarter(places, context)
    return context


def _years(nodes: list[Node], year: int) -> tuple[int, int]:
    """How often years long past are said, and how often days and years about publication."""
    far = near = 0
    for node in nodes:
        said = node if isinstance(node, Year) else getattr(node, "year", None)
        if isinstance(said, Year):
            far += abs(said.number - year) >= _FAR
            near += abs(said.number - year) < _FAR
        elif _is_near(node):
            near += 1
    return far, near


def _is_near(node: Node) -> bool:
    """ "Friday night", "last week": counted from publication."""
    if isinstance(node, Daytime) and node.day is not None:
        return _is_near(node.day)
    return isinstance(node, Weekday | Weekend) or (isinstance(node, Relative) and node.way in _NEAR)


def _is_of_now(year: Node | None) -> bool:
    """Whether no year is said, or "this year"."""
    return year is None or (isinstance(year, Relative) and year.offset == 0)


def _quarter(places: list[tuple[Found, Cues]], context: Context) -> tuple[int, int] | None:
    """The quarter that is named most; nine months are told of with the third, six with the second.

    "The first nine months of 2011", in 2012, are compared with and not told of.
    """
    if context.published is None:
        return None
    counts: Counter[int] = Counter()
    behind = {(cues.paragraph, one.start): one.node for one, cues in places}
    for one, cues in places:
        node = unmodified(one.node)
        if isinstance(node, Fraction) and node.kind == "quarter" and node.number and _is_of_now(node.year):
            counts[node.number] += 3
        elif isinstance(node, Length) and node.definite and node.parts in (((9.0, "month"),), ((6.0, "month"),)):
            year = behind.get((cues.paragraph, one.end + 1))
            if not isinstance(year, Year) or year.number == civil(context.published)[0]:
                counts[3 if node.parts[0][0] == 9 else 2] += 1
        elif isinstance(node, Day) and cues.ends_quarter:
            counts[_ended_by(node)] += 2
    if not counts:
        return None
    number = min(counts, key=lambda one: (-counts[one], one))
    reading = fraction(Fraction("quarter", number), context, Cues(), lambda node: None)
    return (reading.when.year, number) if reading and reading.when else None


def _ended_by(day: Day) -> int:
    """The quarter that ends on the day or in the days before: one of whole weeks may end on 1 October."""
    month = day.month - 1 if day.day <= _FIRST_DAYS else day.month
    return (month + 2) // 3 or 4
