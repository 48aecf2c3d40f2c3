"""What a selected passage says: which of the dates around it is its own."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.candidates import offered
from events.extraction.clauses import clauses, innermost
from events.extraction.expression import Expression
from events.extraction.sentences import sentence_at, sentences


def nearest_expression(expressions: Sequence[Expression], start: int, end: int, text: str) -> int | None:
    """The index of the expression that dates [start, end): one in it, else in its clause, else in its sentence."""
    dated = offered(expressions)
    inside = [(at, each) for at, each in dated if start < each.end and each.start < end]
    if inside:
        return inside[0][0]
    spans = sentences(text)
    while start < end and text[start].isspace():
        start += 1
    index = sentence_at(spans, start)
    if index is None:
        return None
    first, last = spans[index]
    near = [(at, each) for at, each in dated if first <= each.start and each.end <= last]
    if not near:
        return None
    parts = clauses(text, first, last)
    own = innermost(parts, start, min(end, last))
    beside = [(at, each) for at, each in near if innermost(parts, each.start, each.end) == own]
    return min(beside or near, key=lambda pair: (min(abs(pair[1].start - end), abs(start - pair[1].end)), pair[0]))[0]
