"""A captured text cut where passages begin and end, so that a page can set them apart. Pure.

Offsets are Unicode code points, ends exclusive, as anchors have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.passages import paragraphs


@dataclass(frozen=True, slots=True)
class Stretch:
    """`begins` to `ends` in the text, for the footnote `mark`."""

    begins: int
    ends: int
    mark: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `marks` are the footnotes it is quoted for, none where it is not."""

    text: str
    marks: tuple[int, ...]


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
        for segments in [_cut(text, block.start, block.end, stretches)]
    )


def _cut(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> tuple[Segment, ...]:
    inside = [each for each in stretches if each.begins < end and each.ends > start]
    edges = {start, end} | {edge for each in inside for edge in (each.begins, each.ends) if start < edge < end}
    cuts = sorted(edges)
    return tuple(
        Segment(
            text=text[left:right],
            marks=tuple(sorted({each.mark for each in inside if each.begins <= left and each.ends >= right})),
        )
        for left, right in pairwise(cuts)
    )
