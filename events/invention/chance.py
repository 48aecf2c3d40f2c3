"""One source of chance for everything made up."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

Thing = TypeVar("Thing")


class Chance:
    """Chance from a seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.random = self.rng.random

    def one(self, things: Sequence[Thing]) -> Thing:
        """Any of them, each as often as the others."""
        return things[int(self.random() * len(things))]

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))

    def days(self, mean: float) -> int:
        """So many days on average, few mostly and many now and then; at least 0."""
        return int(self.rng.expovariate(1 / mean))


class Popularity:
    """Which of `count` things, by Zipf's law: the first most often, the last hardly ever."""

    def __init__(self, count: int, *, steepness: float = 1.0) -> None:
        self._heights = list(accumulate(1 / (rank + 2) ** steepness for rank in range(count)))
        self._total = self._heights[-1]

    def of(self, chance: Chance) -> int:
        """The place of one of them, from 0."""
        return bisect(self._heights, chance.random() * self._total)


class Weighed:
    """Which of some things, each as often as its share says."""

    def __init__(self, shares: dict[str, float]) -> None:
        self._things = list(shares)
        self._heights = list(accumulate(shares.values()))

    def of(self, chance: Chance) -> str:
        """One of them."""
        return self._things[bisect(self._heights, chance.random() * self._heights[-1])]
