"""Paragraphs of a captured text as they are read: cut where something stands out, with what the margin says."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import SourceText
from events.passages import Block, blocks
from events.queries.marked_text import Segment, cut
from events.queries.reading_parts import parts_of, words_between
from events.queries.reading_stretches import CitedHere, Stretches


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A paragraph, or a piece of a very long one that begins `units` (of UTF-16) into it."""

    number: int
    begins: int
    units: int
    segments: tuple[Segment, ...]
    cited: tuple[CitedHere, ...]
    is_opened: bool = False  # what the page was opened at is in it

    @property
    def id(self) -> str:
        """The element's id: `p12`; of a later piece of it `p12-60000`."""
        return f"p{self.number}-{self.units}" if self.units else f"p{self.number}"


def blocks_between(text: SourceText, begins: int, ends: int) -> tuple[Block, ...]:
    """The blocks that code points [begins, ends) touch."""
    return tuple(
        block
        for part in parts_of(text)
        if part.begins < ends and part.ends > begins
        for block in blocks(part, words_between(text, part.begins, part.ends))
        if block.begins < ends and block.ends > begins
    )


def block_shown(block: Block, words: str, offset: int, found: Stretches) -> BlockShown:
    """The block cut where something stands out in it; `words` begin at `offset` of the text."""
    segments = cut(words, block.begins, block.ends, found.all, offset=offset)
    marks = dict.fromkeys(mark for each in segments for mark in each.marks)
    return BlockShown(block.number, block.begins, block.units, segments, tuple(found.cited[mark] for mark in marks))
