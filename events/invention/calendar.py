"""When things happen: in bursts, with quiet years between, seldom in the centuries before."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import exp

from events.invention.chance import Chance, Popularity

FIRST, LAST = 1400, 2025  # years; what is planned lies after them
TODAY = date(LAST, 12, 31).toordinal()
_MEMORY = 32  # years after which a little more than a third is still known
IN_BURSTS = 0.5  # of all events


@dataclass(frozen=True, slots=True)
class Burst:
    """Days on which much happened in one field of life at one place. `day` is an ordinal."""

    day: int
    spread: float
    field: int
    place: int


class Years:
    """Years by how much is known of them."""

    def __init__(self, chance: Chance) -> None:
        heights = []
        for year in range(FIRST, LAST + 1):
            mood = chance.rng.lognormvariate(0, 0.7)
            quiet = 0.04 if chance.random() < 0.12 else 1.0
            heights.append(mood * quiet * (exp((year - LAST) / _MEMORY) + 0.0005))
        self._heights = list(accumulate(heights))

    def day(self, chance: Chance) -> int:
        """Any day of a year of these, as an ordinal."""
        year = FIRST + bisect(self._heights, chance.random() * self._heights[-1])
        return date(year, 1, 1).toordinal() + int(chance.random() * 365)


class Calendar:
    """The days of a made-up timeline of `count` events."""

    def __init__(self, chance: Chance, count: int, *, fields: int, places: int) -> None:
        self.years = Years(chance)
        where = Popularity(places, steepness=1.1)
        self.bursts = [
            Burst(self.years.day(chance), 1 + chance.days(9), chance.between(0, fields - 1), where.of(chance))
            for _ in range(max(2, round(count**0.6 / 6)))
        ]
        self._sizes = Popularity(len(self.bursts), steepness=0.7)

    def day(self, chance: Chance) -> tuple[int, Burst | None]:
        """A day, and the burst that it belongs to, if any."""
        if chance.random() >= IN_BURSTS:
            return self.years.day(chance), None
        burst = self.bursts[self._sizes.of(chance)]
        return min(burst.day + int(chance.rng.gauss(0, burst.spread)), TODAY), burst
