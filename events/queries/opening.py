"""The stretch a timeline opens on: the editor's choice, else the one that holds most of the weight. Pure.

An outlier must not squeeze the rest: leaving a share `s` of the weight outside is worth it where the window shrinks to
less than (1 - s) ** SHARPNESS of its length. Leaving out a twentieth pays from a third off; a fifth, from six sevenths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

SHARPNESS = 9
MARGIN = 0.03  # of the window, on either side, so that nothing stands on its edge
SHORTEST = 2 * 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Heap:
    """Placements that begin next to each other: their common stretch in civil seconds, and their weight together."""

    begins: int
    ends: int
    weight: int


def opening(heaps: Sequence[Heap]) -> tuple[int, int] | None:
    """The window to open on, from heaps ordered by their beginning; None where there are none."""
    return with_margin(*heaviest_stretch(heaps)) if heaps else None


def heaviest_stretch(heaps: Sequence[Heap]) -> tuple[int, int]:
    """From the first to the last of what is worth showing at first; there must be a heap.

    Quadratic in the number of heaps, of which there are at most a few hundred.
    """
    sums = list(accumulate((heap.weight for heap in heaps), initial=0))
    best, window = -float("inf"), (heaps[0].begins, heaps[0].ends)
    for first, heap in enumerate(heaps):
        ends = heap.ends
        for last in range(first, len(heaps)):
            ends = max(ends, heaps[last].ends)
            length = max(ends - heap.begins, SHORTEST)
            worth = SHARPNESS * log((sums[last + 1] - sums[first]) / sums[-1]) - log(length)
            if worth > best:
                best, window = worth, (heap.begins, ends)
    return window


def with_margin(begins: int, ends: int) -> tuple[int, int]:
    """A little more than the stretch itself."""
    margin = max(round((ends - begins) * MARGIN), (SHORTEST - (ends - begins)) // 2, 1)
    return begins - margin, ends + margin
