"""The bounds of moments, and what is said to lower one from another.

Every event has four bounds, numbered in a row: the latest and the earliest of its beginning, the latest and the
earliest of its end; `number ^ 1` is the other bound of the same moment. Earliest bounds are mirrored (`shift`), so
that all of them are *lowered*, one from another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from events.chronology.derivation import ROOT, Derivation, Said
from events.chronology.shift import LAST, Kind, links, mirror
from events.chronology.statements import Distance, End, Moment, Within
from events.dates.calendar import DAY

HORIZON: Final = (DAY << 70) + LAST  # no sum of stated distances comes near half of it
NOTHING: Final = Said(-1, None, ROOT, HORIZON)

Edge = tuple[int, Kind, int, Said]  # the bound that is lowered, how, by how much, by what


class Graph:
    """What statements say of bounds. Statements have numbers here."""

    def __init__(self) -> None:
        self.place: dict[int, int] = {}  # event → the first of its four bounds
        self.moments: list[Moment] = []  # bound // 2 → its moment
        self.edges: list[list[Edge]] = []  # from each bound
        self.stated: list[list[Derivation]] = []  # of each bound itself
        self.touched: dict[int, set[int]] = {}  # statement → the bounds that have edges or stated values of it

    def bound(self, moment: Moment, is_earliest: bool) -> int:
        """Its number. An event not seen before gets its four: it does not end before it begins."""
        first = self.place.get(moment.event)
        if first is None:
            first = self.place[moment.event] = len(self.edges)
            begin, finish = Moment(moment.event, End.BEGIN), Moment(moment.event, End.FINISH)
            self.moments += begin, finish
            for _ in range(4):
                self.edges.append([])
                self.stated.append([])
            self._connect(-1, Distance(finish, begin, 0, None))
        return first + 2 * (moment.end is End.FINISH) + is_earliest

    def say(self, statement: int, parts: Iterable[Within | Distance]) -> set[int]:
        """Add a statement; gives the bounds that have edges or stated values of it."""
        touched = self.touched[statement] = set()
        for part in parts:
            touched |= self._state(statement, part) if isinstance(part, Within) else self._connect(statement, part)
        return touched

    def unsay(self, statement: int) -> None:
        """Take it back."""
        for bound in self.touched.pop(statement):
            self.edges[bound] = [edge for edge in self.edges[bound] if edge[3].statement != statement]
            self.stated[bound] = [each for each in self.stated[bound] if each[2].statement != statement]

    def from_itself(self, bound: int) -> Derivation:
        """The lowest value stated of the bound, else the horizon."""
        return min(self.stated[bound], default=(HORIZON, bound, NOTHING, None), key=_value)

    def _state(self, statement: int, part: Within) -> set[int]:
        touched = set()
        for is_earliest, second in enumerate((part.latest, part.earliest)):
            bound = self.bound(part.moment, bool(is_earliest))
            if second is not None:
                value = mirror(second) if is_earliest else second
                self.stated[bound].append((value, bound, Said(statement, part, ROOT, value), None))
                touched.add(bound)
        return touched

    def _connect(self, statement: int, part: Distance) -> set[int]:
        touched = set()
        for moment in (part.of, part.from_):
            self.bound(moment, False)  # an event is known by being spoken of, though nothing follows from it
        for link in links(part):
            source, target = self.bound(link.source, link.is_earliest), self.bound(link.target, link.is_earliest)
            self.edges[source].append((target, link.kind, link.amount, Said(statement, part, link.kind, link.amount)))
            touched.add(source)
        return touched


def _value(derivation: Derivation) -> int:
    return derivation[0]
