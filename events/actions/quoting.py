"""How much of a source's words the public sees. Who writes quotations stores the result."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Sum

from events.models import Passage, Rights, Source, Timeline


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


def text_length(source: Source) -> int | None:
    """Characters of the text captured last; None before one is."""
    return source.texts.latest_first().values_list("length", flat=True).first()


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


def give_characters(passage: Passage, *, source: Source) -> int:
    """Public characters of a quotation that is being written: what its source still has to give, capped per quotation.

    What other quotations of the source were given stays theirs.
    """
    timeline = source.timeline
    total = quotable(source, timeline, text_length=text_length(source))
    if total is not None:
        others = Passage.objects.filter(citation__source=source, citation__withdrawn_at__isnull=True)
        given = others.exclude(pk=passage.pk).aggregate(given=Sum("public_characters"))["given"] or 0
        total = max(0, total - given)
    return Allotment(total, each=timeline.quote_characters).take(len(passage.exact))


def allot(lengths: Iterable[int], total: int | None, *, each: int) -> list[int]:
    """Public characters of quotations of these lengths, in this order."""
    allotment = Allotment(total, each=each)
    return [allotment.take(length) for length in lengths]
