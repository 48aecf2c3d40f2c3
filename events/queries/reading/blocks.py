"""Paragraphs of a captured text as they are read: cut where something stands out, with what the margin says."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import SourceText
from events.passages import Block, blocks
from events.queries.reading.parts import parts_of, words_between
from events.queries.reading.stretches import CitedHere, Stretches
from events.queries.texts.marked_text import Segment, cut


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


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Blocks that follow each other in a text; `words` hold all of them, and begin at `offset` of the text."""

    blocks: tuple[Block, ...]
    words: str
    offset: int


def excerpt(text: SourceText, begins: int, ends: int, *, beside: int = 0) -> Excerpt:
    """The blocks that code points [begins, ends) touch, and `beside` more before and behind (one query)."""
    all_parts = parts_of(text)
    touched = [each.number for each in all_parts if each.begins < ends and each.ends > begins]
    if not touched:
        return Excerpt((), "", 0)
    here = all_parts[max(0, touched[0] - 1 - bool(beside)) : touched[-1] + bool(beside)]
    offset = here[0].begins
    words = words_between(text, offset, here[-1].ends)
    found = [block for part in here for block in blocks(part, words[part.begins - offset : part.ends - offset])]
    at = [place for place, block in enumerate(found) if block.begins < ends and block.ends > begins]
    return Excerpt(tuple(found[max(0, at[0] - beside) : at[-1] + 1 + beside]) if at else (), words, offset)


def block_shown(block: Block, words: str, offset: int, found: Stretches) -> BlockShown:
    """The block cut where something stands out in it; `words` begin at `offset` of the text."""
    segments = cut(words, block.begins, block.ends, found.all, offset=offset)
    marks = dict.fromkeys(mark for each in segments for mark in each.marks)
    return BlockShown(block.number, block.begins, block.units, segments, tuple(found.cited[mark] for mark in marks))
