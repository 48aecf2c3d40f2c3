"""How much of a source's words the public sees. Pure arithmetic; who writes quotations stores the result."""

from __future__ import annotations

from collections.abc import Iterable

from events.models import Rights, Source, Timeline


def quotable(source: Source, timeline: Timeline, *, text_length: int | None = None) -> int | None:
    """Characters of the source that may be public over all its quotations; None for as many as there are.

    The source's own limit, else the timeline's share of the text (unknown before one is captured) and never less
    than its least. Only copyrighted texts are limited.
    """
    if source.rights != Rights.COPYRIGHTED:
        return None
    if source.quote_limit is not None:
        return source.quote_limit
    return max(timeline.quote_least, (text_length or 0) * timeline.quote_percent // 100)


class Allotment:
    """A source's public characters, given out to its quotations in the order of its citations, once."""

    def __init__(self, total: int | None, *, each: int) -> None:
        self.left = total
        self.each = each

    def take(self, length: int) -> int:
        """Public characters of the next quotation, of `length` characters (code points)."""
        if self.left is None:
            return length
        given = min(length, self.each, self.left)
        self.left -= given
        return given


def allot(lengths: Iterable[int], total: int | None, *, each: int) -> list[int]:
    """Public characters of quotations of these lengths, in this order."""
    allotment = Allotment(total, each=each)
    return [allotment.take(length) for length in lengths]
