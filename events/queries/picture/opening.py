"""The stretch a timeline opens on: the editor's choice, else the one that holds most of the weight. Pure.

An outlier must not squeeze the rest: leaving a share `s` of the weight outside is worth it where the window shrinks to
less than (1 - s) ** SHARPNESS of its length. Leaving out a twentieth pays from a third off; a fifth, from six sevenths.
More than half of the weight is shown in any case: where events lie millions of years apart, no one of them is the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

SHARPNESS = 9
MARGIN = 0.03  # of the window, on either side, so that nothing stands on its edge
SHORTEST = 2 * 86_400  # seconds
LEAST = 0.5  # of the weight, which the window holds more than


@dataclass(frozen=True, slots=True)
class Heap:
    """Placements that begin next to each other: their common stretch in civil seconds, and their weight together."""

    begins: int
    ends: int
    weight: int


def opening(heaps: Sequence[Heap]) -> tuple[int, int] | None:
    """The window to open on, from heaps ordered by their beginning; None where there are none.

    What all happened at one moment is shown with the days around it; what happened one after the other within minutes,
    and is all there is, from the first to the last.
    """
    if not heaps:
        return None
    begins, ends = heaviest_stretch(heaps)
    is_all = begins <= heaps[0].begins and ends >= max(heap.ends for heap in heaps)
    is_spread = heaps[0].begins < heaps[-1].begins
    return with_margin(begins, ends, least=0 if is_all and is_spread else SHORTEST)


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
            share = (sums[last + 1] - sums[first]) / sums[-1]
            worth = SHARPNESS * log(share) - log(length)
            if share > LEAST and worth > best:
                best, window = worth, (heap.begins, ends)
    return window


def with_margin(begins: int, ends: int, *, least: int = SHORTEST) -> tuple[int, int]:
    """A little more than the stretch itself, and at least so many seconds."""
    margin = max(round((ends - begins) * MARGIN), (least - (ends - begins)) // 2, 1)
    return begins - margin, ends + margin
