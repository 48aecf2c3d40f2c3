"""The order by instant: which of two events came first by one clock, where both have a zone. Pure, no query.

`docs/decisions/0026-order-by-instant.md` says what is reversed and what never is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from events.dates.zones import offset_at


@dataclass(frozen=True, slots=True)
class Beginning:
    """When something begins, in civil seconds of its own zone, upper bound exclusive; None is open."""

    earliest: int | None
    latest: int | None
    zone: str

    @property
    def instants(self) -> tuple[float, float] | None:
        """The same as seconds since 1970 in UTC, infinite where open; None where the zone is not known."""
        if not self.zone or (self.earliest is None and self.latest is None):
            return None
        first = -math.inf if self.earliest is None else _instant(self.earliest, self.zone)
        last = math.inf if self.latest is None else _instant(self.latest - 1, self.zone, 1)
        return None if first is None or last is None else (first, last)


def by_clock(beginnings: Sequence[Beginning]) -> list[int]:
    """The places of the list in the order by instant.

    Events whose zone is not known keep their places. The others share out the places that they held: each stands as
    near to its old turn as it can with nothing behind it that had certainly begun before it did.
    """
    instants = {place: found for place, each in enumerate(beginnings) if (found := each.instants) is not None}
    turns = iter(_in_turn(instants))
    return [next(turns) if place in instants else place for place in range(len(beginnings))]


def _in_turn(instants: dict[int, tuple[float, float]]) -> list[int]:
    """Keys in their own order, but for those that certainly came before others."""
    ends = [(last, key) for key, (_, last) in instants.items()]
    begins = [(first, key) for key, (first, _) in instants.items()]
    heapify(ends)
    heapify(begins)
    ready: list[int] = []
    told: set[int] = set()
    turns: list[int] = []
    while len(turns) < len(instants):
        while ends[0][1] in told:
            heappop(ends)
        while begins and (begins[0][0] < ends[0][0] or begins[0][1] == ends[0][1]):
            heappush(ready, heappop(begins)[1])
        turn = heappop(ready)
        told.add(turn)
        turns.append(turn)
    return turns


def _instant(civil: int, zone: str, more: int = 0) -> float | None:
    offset = offset_at(zone, civil)
    return None if offset is None else civil - offset + more
