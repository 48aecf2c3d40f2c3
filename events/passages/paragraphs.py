"""The blocks of a text between blank lines, counted from 1: what the locator "¶ 4" points to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_LINE_BREAKS = frozenset(("\n", "\r", "\r\n"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block: its number, and where it stands in code points, white space around it left out."""

    number: int
    start: int
    end: int

    @property
    def locator(self) -> str:
        """How a citation points to it: "¶ 4"."""
        return f"¶ {self.number}"


def paragraphs(text: str) -> list[Paragraph]:
    """Every block of `text` in order; a line of nothing but white space separates two blocks."""
    return [Paragraph(number, start, end) for number, (start, end) in enumerate(_blocks(text), start=1)]


def paragraph_at(blocks: list[Paragraph], offset: int) -> Paragraph | None:
    """The block that holds the code point at `offset`, or None where it falls between two blocks."""
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return blocks[at] if at >= 0 and offset < blocks[at].end else None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    block: tuple[int, int] | None = None
    line_end = 0
    for line in _LINE.finditer(text):
        words = line.group().strip()
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if block and (not words or text[line_end : line.start()] not in _LINE_BREAKS):
            yield block
            block = None
        if words:
            block = (block[0] if block else start, start + len(words))
        line_end = line.end()
    if block:
        yield block
