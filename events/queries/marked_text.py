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
    """`begins` to `ends` in the text, for the footnote `mark`, or for a note on these words."""

    begins: int
    ends: int
    mark: int = 0
    note: UUID | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `marks` are the footnotes it is quoted for, `notes` those on it; none where there are none."""

    text: str
    marks: tuple[int, ...]
    notes: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One block of the text with its number; `marks` are those of the whole of it."""

    number: int
    segments: tuple[Segment, ...]
    marks: tuple[int, ...]


def marked_paragraphs(text: str, stretches: Sequence[Stretch]) -> tuple[MarkedParagraph, ...]:
    """The text's paragraphs, each cut at the edges of the stretches that touch it; stretches may overlap."""
    return tuple(
        MarkedParagraph(block.number, segments, tuple(sorted({mark for part in segments for mark in part.marks})))
        for block in paragraphs(text)
        for segments in [cut(text, block.start, block.end, stretches)]
    )


def cut(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> tuple[Segment, ...]:
    """text[start:end] in segments, one for each run with the same marks and notes."""
    inside = [each for each in stretches if each.begins < end and each.ends > start]
    edges = {start, end} | {edge for each in inside for edge in (each.begins, each.ends) if start < edge < end}
    cuts = sorted(edges)
    return tuple(_segment(text, left, right, inside) for left, right in pairwise(cuts))


def _segment(text: str, left: int, right: int, inside: Sequence[Stretch]) -> Segment:
    over = [each for each in inside if each.begins <= left and each.ends >= right]
    notes = dict.fromkeys(each.note for each in over if each.note is not None)
    return Segment(text[left:right], tuple(sorted({each.mark for each in over if each.mark})), tuple(notes))
