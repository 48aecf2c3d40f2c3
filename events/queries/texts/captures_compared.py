"""Two captures of a text compared: which paragraphs stayed, and within the others which words. Pure and bounded.

Only between paragraphs that stayed are words compared. What would take too long is shown as gone and new, whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from events.passages import Paragraph, paragraphs
from events.queries.texts.paragraph_runs import runs_of
from events.queries.versions.word_diff import GONE, MOST, NEW, SAME, Segment, word_diff

MOST_WORK: Final = 8 * MOST * MOST  # steps of comparing words, over the whole of two texts


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of both texts: paragraphs [first, last) of the old one and of the new one, and what became of it.

    Of what stayed the segments are empty. Stretches are [begins, ends) in code points.
    """

    is_same: bool
    old: tuple[int, int]
    new: tuple[int, int]
    old_stretch: tuple[int, int]
    new_stretch: tuple[int, int]
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """The parts in their order; `is_cut` where words of some of them were not compared one by one."""

    parts: tuple[Part, ...]
    is_cut: bool

    def carried(self, begins: int, ends: int) -> int | None:
        """Where what stood at [begins, ends) of the old text begins in the new one; None if it was touched."""
        at = bisect_right(self.parts, begins, key=lambda part: part.old_stretch[0]) - 1
        if at < 0 or ends > self.parts[at].old_stretch[1]:
            return None
        part = self.parts[at]
        old, new = part.old_stretch[0], part.new_stretch[0]
        if part.is_same:
            return begins - old + new
        for segment in part.segments:
            length = len(segment.text)
            if segment.kind == SAME and old <= begins and ends <= old + length:
                return begins - old + new
            old += length if segment.kind != NEW else 0
            new += length if segment.kind != GONE else 0
        return None

    def became(self, begins: int, ends: int) -> tuple[int, int] | None:
        """What stands in the new text between what stood before `begins` and after `ends` of the old one."""
        first, last = self._edge(begins, is_end=False), self._edge(ends, is_end=True)
        return (first, last) if first is not None and last is not None and first < last else None

    def _edge(self, at: int, *, is_end: bool) -> int | None:
        """Where an edge went to: with what stayed, else to the outer side of what came in its place."""
        within = at - is_end  # the character at this side of the edge
        index = bisect_right(self.parts, within, key=lambda part: part.old_stretch[0]) - 1
        if index < 0 or within >= self.parts[index].old_stretch[1]:
            return None
        part = self.parts[index]
        old, new = part.old_stretch[0], part.new_stretch[0]
        if part.is_same:
            return at - old + new
        for place, segment in enumerate(part.segments):
            length = len(segment.text)
            if segment.kind == NEW:
                new += length
                continue
            if within < old + length:
                if segment.kind == SAME:
                    return at - old + new
                came = next(iter(part.segments[place + 1 : place + 2]), None)
                instead = came.text if came is not None and came.kind == NEW else ""
                return new + _edge_within(segment.text, instead, at - old, is_end=is_end)
            old += length
            new += length if segment.kind == SAME else 0
        return None


def _edge_within(gone: str, came: str, at: int, *, is_end: bool) -> int:
    """Where an edge that stood at `at` of `gone` is in what came instead: beside what both begin or end with."""
    if is_end:
        rest = gone[at:]
        return len(came) - len(rest) if came.endswith(rest) else len(came.rstrip())
    return at if came.startswith(gone[:at]) else 0


def captures_compared(old: str, new: str) -> Compared:
    """The paragraphs of two texts side by side; linear but for the words of what changed, which is bounded."""
    before, after = paragraphs(old), paragraphs(new)
    left = [old[each.start : each.end] for each in before]
    right = [new[each.start : each.end] for each in after]
    work, is_cut = MOST_WORK, False
    parts: list[Part] = []
    for is_same, (i, j), (k, m) in runs_of(left, right):
        stretches = _stretch(before, i, j), _stretch(after, k, m)
        segments: tuple[Segment, ...] = ()
        if not is_same:
            texts = old[slice(*stretches[0])], new[slice(*stretches[1])]
            cost = _cost(*texts)
            is_affordable = cost <= work
            work -= cost if is_affordable else 0
            is_cut = is_cut or not is_affordable
            segments = word_diff(*texts) if is_affordable else _whole(*texts)
        parts.append(Part(is_same, (i, j), (k, m), *stretches, segments))
    return Compared(tuple(parts), is_cut)


def _whole(old: str, new: str) -> tuple[Segment, ...]:
    return tuple(Segment(kind, text) for kind, text in ((GONE, old), (NEW, new)) if text)


def _stretch(blocks: Sequence[Paragraph], first: int, last: int) -> tuple[int, int]:
    """From the first of those paragraphs to the end of the last; where there are none, the place between two."""
    if first < last:
        return blocks[first].start, blocks[last - 1].end
    at = blocks[first - 1].end if first else 0
    return at, at


def _cost(old: str, new: str) -> int:
    """The square of the words that are different at most: those between what both begin and end with."""
    one, other = old.split(), new.split()
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return min(MOST, len(one) + len(other) - 2 * (head + tail)) ** 2
