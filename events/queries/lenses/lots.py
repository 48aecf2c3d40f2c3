"""How much of a sample to look at. Pure.

Half of the events are in the last lot, a quarter in the one before, and so on: a sample of whatever size is a few
lots, each of which is looked up once under every key.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from events.models.filing import FINEST, LOTS


@dataclass(frozen=True, slots=True)
class Sample:
    """The first so many lots (`lots`, ascending), and which share of all events they hold: 1/64, 1/32, … 1."""

    lots: list[int]
    share: float

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return len(self.lots) == LOTS


def sample_of(number: float, wanted: int) -> Sample:
    """The lots that hold about `wanted` of a number of rows, 0.7 to 1.4 times; all where there are hardly more."""
    doublings = round(log2(max(FINEST * wanted / max(number, 1), 1)))
    lots = min(doublings + 1, LOTS)
    return Sample(list(range(lots)), 2 ** (lots - 1) / FINEST)
