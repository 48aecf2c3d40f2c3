"""A long text in parts that a page can show one after another, and the blocks that each of them holds.

A part is whole paragraphs. A paragraph that is longer than a part is cut, at the end of a sentence or at a space where
there is one; each piece knows how far into its paragraph it begins, in the UTF-16 units that browsers count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.passages.paragraphs import Paragraph, paragraphs
from events.passages.utf16 import Utf16Offsets

LENGTH = 30_000  # code points of a part, about
_SENTENCE_ENDS = re.compile(r"[.!?…。！？][)\]”’\"']*\s+|[。！？]")
_SPACE = re.compile(r"\s+")
_JOINS = frozenset("\u200d\ufe0e\ufe0f")  # what makes one sign of its neighbours


@dataclass(frozen=True, slots=True)
class Part:
    """Code points [begins, ends) of the text, beginning in `paragraph`, `units` into it."""

    number: int  # from 1
    begins: int
    ends: int
    paragraph: int
    units: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a part, or a piece of one: code points [begins, ends) of the text."""

    number: int  # the paragraph's
    begins: int
    ends: int
    units: int = 0  # UTF-16 units of the paragraph before it


def parts(text: str, length: int = LENGTH) -> tuple[Part, ...]:
    """The text in parts, in order; none where it has no paragraph."""
    runs = [*_runs(text, length)]
    return tuple(
        Part(number, first.begins, last.ends, first.number, first.units)
        for number, (first, last) in enumerate(runs, start=1)
    )


def part_at(all_parts: Sequence[Part], offset: int) -> Part:
    """The part that holds the code point, or the one before it where it stands between two; of at least one part."""
    return all_parts[max(0, bisect_right([each.begins for each in all_parts], offset) - 1)]


def blocks(part: Part, words: str) -> tuple[Block, ...]:
    """The blocks of a part, whose text `words` is."""
    return tuple(
        Block(
            part.paragraph + each.number - 1,
            part.begins + each.start,
            part.begins + each.end,
            part.units + each.start if part.units and each.number == 1 else 0,  # a cut may stand before a space
        )
        for each in paragraphs(words)
    )


def _runs(text: str, length: int) -> Iterator[tuple[Block, Block]]:
    """The first and the last block of each part."""
    first: Block | None = None
    last: Block | None = None
    for paragraph in paragraphs(text):
        for piece in _pieces(text, paragraph, length):
            if first and last and (piece.units or piece.ends - first.begins > length):
                yield first, last
                first = None
            first, last = first or piece, piece
    if first and last:
        yield first, last


def _pieces(text: str, paragraph: Paragraph, length: int) -> Iterator[Block]:
    """The paragraph whole, or cut where it is longer than `length`."""
    if paragraph.end - paragraph.start <= length:
        yield Block(paragraph.number, paragraph.start, paragraph.end)
        return
    offsets = Utf16Offsets(text[paragraph.start : paragraph.end])
    begins = paragraph.start
    while begins < paragraph.end:
        ends = paragraph.end if paragraph.end - begins <= length else _cut(text, begins, begins + length)
        _, units = offsets.to_units(0, begins - paragraph.start)
        yield Block(paragraph.number, begins, ends, units)
        begins = ends


def _cut(text: str, begins: int, at_most: int) -> int:
    """Where to cut text[begins:at_most]: after its last sentence, else after a space, else between two signs."""
    half = begins + (at_most - begins) // 2
    for boundary in (_SENTENCE_ENDS, _SPACE):
        found = [each.end() for each in boundary.finditer(text, half, at_most) if each.end() < at_most]
        if found:
            return found[-1]
    cut = at_most
    while cut > half and _is_joined(text, cut):
        cut -= 1
    return cut if cut > half else at_most


def _is_joined(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it."""
    return text[at] in _JOINS or text[at - 1] in _JOINS or unicodedata.category(text[at])[0] == "M"
