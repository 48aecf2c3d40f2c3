"""Two texts compared word by word: what stayed, what went, what came. Pure, bounded, and nothing is lost of either.

Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986), with a limit on the differences D: texts that have more
are compared by sentences, and texts that are different altogether are shown one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

SAME, GONE, NEW = "same", "gone", "new"
MOST = 700  # differences; the work and the memory grow with their square
_WORDS = re.compile(r"\S+\s*|\s+")
_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")
_SHORT = 4  # characters of a word that stayed between two that did not: read better as part of the change


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is in both (`same`), only in the old (`gone`) or only in the new (`new`)."""

    kind: str
    text: str


def word_diff(old: str, new: str) -> tuple[Segment, ...]:
    """The stretches in reading order, what went before what came.

    The texts of `same` and `gone` put together are the old text, those of `same` and `new` the new one.
    """
    for cut in (_WORDS.findall, _cut_into_sentences):
        edits = _edits(cut(old), cut(new))
        if edits is not None:
            return tuple(_joined(_smooth(_joined(edits))))
    return tuple(_joined([Segment(GONE, old), Segment(NEW, new)]))


def _cut_into_sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCES.findall(text) if piece]


def _edits(old: Sequence[str], new: Sequence[str]) -> list[Segment] | None:
    """One segment per token; None where there are more than `MOST` differences."""
    head = _shared(old, new, lambda index: (index, index))
    rest = min(len(old), len(new)) - head
    tail = min(rest, _shared(old, new, lambda index: (-1 - index, -1 - index)))
    middle = _greedy(old[head : len(old) - tail], new[head : len(new) - tail])
    if middle is None:
        return None
    before = [Segment(SAME, token) for token in old[:head]]
    after = [Segment(SAME, token) for token in old[len(old) - tail :]]
    return before + middle + after


def _shared(old: Sequence[str], new: Sequence[str], at: Callable[[int], tuple[int, int]]) -> int:
    count = 0
    for index in range(min(len(old), len(new))):
        mine, theirs = at(index)
        if old[mine] != new[theirs]:
            break
        count += 1
    return count


def _greedy(old: Sequence[str], new: Sequence[str]) -> list[Segment] | None:
    """The shortest script of edits: furthest-reaching paths for 0, 1, 2 … differences, then back along the best."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for differences in range(min(MOST, len(old) + len(new)) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-differences, differences + 1, 2):
            x = _start(furthest, diagonal, differences)
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            furthest[diagonal] = x
            if x >= len(old) and y >= len(new):
                return _back(trace, old, new)
    return None


def _start(furthest: dict[int, int], diagonal: int, differences: int) -> int:
    """Where a path begins on its diagonal: one down from the diagonal above, or one right from the one below."""
    is_down = diagonal == -differences or (
        diagonal != differences and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
    )
    return furthest[diagonal + 1] if is_down else furthest[diagonal - 1] + 1


def _back(trace: list[dict[int, int]], old: Sequence[str], new: Sequence[str]) -> list[Segment]:
    x, y = len(old), len(new)
    found: list[Segment] = []
    for differences in range(len(trace) - 1, -1, -1):
        furthest = trace[differences]
        diagonal = x - y
        start = _start(furthest, diagonal, differences) if differences else 0
        while x > start:
            if y == 0 or old[x - 1] != new[y - 1]:
                break
            x, y = x - 1, y - 1
            found.append(Segment(SAME, old[x]))
        if not differences:
            break
        if start == furthest.get(diagonal + 1) and x == start and y > 0 and _came_down(furthest, diagonal, differences):
            y -= 1
            found.append(Segment(NEW, new[y]))
        else:
            x -= 1
            found.append(Segment(GONE, old[x]))
    return found[::-1]


def _came_down(furthest: dict[int, int], diagonal: int, differences: int) -> bool:
    return diagonal == -differences or (
        diagonal != differences and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
    )


def _smooth(segments: Sequence[Segment]) -> Iterator[Segment]:
    """A short word alone between two changes goes and comes with them."""
    for index, segment in enumerate(segments):
        is_between = 0 < index < len(segments) - 1
        if segment.kind == SAME and is_between and len(segment.text.strip()) < _SHORT and "\n" not in segment.text:
            yield Segment(GONE, segment.text)
            yield Segment(NEW, segment.text)
        else:
            yield segment


def _joined(segments: Sequence[Segment] | Iterator[Segment]) -> list[Segment]:
    """Between two stretches that stayed: one that went, then one that came."""
    found = []
    for is_same, group in groupby(segments, key=lambda segment: segment.kind == SAME):
        run = list(group)
        for kind in (SAME,) if is_same else (GONE, NEW):
            text = "".join(segment.text for segment in run if segment.kind == kind)
            if text:
                found.append(Segment(kind, text))
    return found
