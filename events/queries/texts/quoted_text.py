"""A source's texts as selectors count in them: the summary as one text, and where each paragraph stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from events.models import DigestParagraph
from events.passages import paragraphs

BREAK = "\n\n"  # between the paragraphs of a summary, which is one text to a selector


@dataclass(frozen=True, slots=True)
class Quotable:
    """A text, and code points [begins, end) of each of its paragraphs by number."""

    text: str
    stands: dict[int, tuple[int, int]]


def of_digest(rows: Iterable[DigestParagraph]) -> Quotable:
    """Paragraphs of one summary in their order, joined."""
    texts: list[str] = []
    stands: dict[int, tuple[int, int]] = {}
    start = 0
    for row in rows:
        texts.append(row.text)
        stands[row.number] = (start, start + len(row.text))
        start += len(row.text) + len(BREAK)
    return Quotable(BREAK.join(texts), stands)


def of_capture(text: str) -> Quotable:
    """A captured text with the blocks between its blank lines."""
    return Quotable(text, {each.number: (each.start, each.end) for each in paragraphs(text)})
