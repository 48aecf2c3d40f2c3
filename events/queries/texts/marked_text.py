"""A captured text cut where passages begin and end, so that a page can set them apart. Pure.

Offsets are Unicode code points, ends exclusive, as anchors have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from events.passages import paragraphs


@dataclass(frozen=True, slots=True)
class Stretch:
    """`begins` to `ends` in the text: for the footnote `mark`, for a note on these words, or for what they date."""

    begins: int
    ends: int
    mark: int = 0
    note: UUID | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `marks` are the footnotes it is quoted for, `notes` those on it; none where there are none.

    `date` says what the words mean where they are an expression of time.
    """

    text: str
    marks: tuple[int, ...]
    notes: tuple[UUID, ...] = ()
    date: str = ""
    begins: int = 0  # in the whole text
    begun: tuple[int, ...] = ()  # marks of the passages that begin here


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One block of the text with its number; `marks` are those of the whole of it."""

    number: int
    segments: tuple[Segment, ...]
    marks: tuple[int, ...]


def marked_paragraphs(text: str, stretches: Sequence[Stretch]) -> tuple[MarkedParagraph, ...]:
    """The text's paragraphs, each cut at the edges of the stretches that touch it; stretches may overlap."""
    blocks = paragraphs(text)
    return tuple(marked(block.number, cut(text, block.start, block.end, stretches)) for block in blocks)


def marked(number: int, segments: tuple[Segment, ...]) -> MarkedParagraph:
    """The paragraph of these segments."""
    return MarkedParagraph(number, segments, tuple(sorted({mark for part in segments for mark in part.marks})))


def cut(text: str, start: int, end: int, stretches: Sequence[Stretch], *, offset: int = 0) -> tuple[Segment, ...]:
    """[start, end) in segments, one for each run with the same marks, notes and date, in one sweep.

    `offset` is where in the whole text, in which all of these are counted, `text` begins.
    """
    inside = sorted(
        (each for each in stretches if each.begins < end and each.ends > start), key=lambda each: each.begins
    )
    edges = {start, end} | {edge for each in inside for edge in (each.begins, each.ends) if start < edge < end}
    over: list[Stretch] = []
    segments = []
    coming = 0
    for left, right in pairwise(sorted(edges)):
        while coming < len(inside) and inside[coming].begins <= left:
            over.append(inside[coming])
            coming += 1
        over = [each for each in over if each.ends > left]
        segments.append(_segment(text[left - offset : right - offset], left, over))
    return tuple(segments)


def _segment(words: str, left: int, over: Sequence[Stretch]) -> Segment:
    notes = dict.fromkeys(each.note for each in over if each.note is not None)
    marks = tuple(sorted({each.mark for each in over if each.mark}))
    begun = tuple(sorted({each.mark for each in over if each.mark and each.begins == left}))
    return Segment(words, marks, tuple(notes), next((each.date for each in over if each.date), ""), left, begun)
