"""Bounds as tight as the statements in force make them, with the derivation of each, kept up change by change.

Bounds are numbered as in `graph`. One that rests on no date stands beyond `FAR`: it is lowered from a horizon like any
other, so that "A before B, B before A" is found out without a date.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from events.chronology.derivation import Derivation, falls_for_ever, passes, rests_on, statements_of
from events.chronology.graph import HORIZON, NOTHING, Graph
from events.chronology.shift import BY_MONTHS, DAYS, LAST, SECONDS
from events.chronology.statements import Distance, Within
from events.dates.calendar import DAY

FAR: Final = HORIZON // 2

NOT, HELD, NEAR, DISTANT = range(4)  # whether a bound waits, and in which queue


class Tightening:
    """The bounds that the statements in force make."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.value: list[int] = []
        self.why: list[Derivation] = []
        self.visits: dict[int, int] = {}  # how often each bound was looked at since somebody cleared this
        self._rounds: dict[int, int] = {}  # and how often it was lowered by what rests on itself
        self._near: deque[int] = deque()
        self._distant: deque[int] = deque()  # bounds beyond FAR: a date may reach them before their turn comes
        self._waits: list[int] = []
        self._held: set[int] = set()  # bounds that waited when they were held
        self._stale: set[int] = set()  # bounds that rest on an earlier value of their source, see `_stale_on`

    def take(self, statement: int, parts: Iterable[Within | Distance]) -> None:
        """Put a statement in force; `run` draws the consequences."""
        known = len(self.value)
        touched = self.graph.say(statement, parts)
        for bound in range(known, len(self.graph.edges)):
            self.value.append(HORIZON)
            self.why.append((HORIZON, bound, NOTHING, None))
            self._waits.append(NOT)
        for bound in (*range(known, len(self.value)), *touched):
            start = self.graph.from_itself(bound)
            if start[0] < self.value[bound]:
                self.value[bound], self.why[bound] = start[0], start
            self._wake(bound)

    def drop(self, gone: set[int]) -> None:
        """Put statements out of force and take back what rests on them; `run` draws what remains."""
        broken = self._broken_without(gone)
        for bound in broken:
            start = self.graph.from_itself(bound)
            self.value[bound], self.why[bound] = start[0], start
        for bound in broken:
            self._wake(bound)
            # what lowers this bound is, seen from the other bound of its moment, what that one lowers
            for edge in self.graph.edges[bound ^ 1]:
                self._wake(edge[0] ^ 1)

    def _broken_without(self, gone: set[int]) -> set[int]:
        """Forget the edges and values of statements; gives the bounds that rest on them."""
        why = self.why
        broken = self._stale_on(gone) if gone else set()
        for statement in gone:
            for bound in self.graph.touched[statement]:
                if why[bound][2].statement == statement:
                    broken.add(bound)
                for target, _, _, said in self.graph.edges[bound]:
                    if said.statement == statement and why[target][2] is said:
                        broken.add(target)
            self.graph.unsay(statement)
        open_ = list(broken)
        while open_:
            for target, _, _, said in self.graph.edges[open_.pop()]:
                if why[target][2] is said and target not in broken:
                    broken.add(target)
                    open_.append(target)
        return broken

    def _stale_on(self, gone: set[int]) -> set[int]:
        """The bounds that rest on those statements by an earlier value of their source.

        It may have come about in another way than its present one. So it is where the source still waits, and where
        `run` found that a bound cannot rest on the present value because that rests on this bound itself.
        """
        why = self.why
        waiting = [bound for bound in {*self._near, *self._distant, *self._held} if self._waits[bound] != NOT]
        suspects = {edge[0] for bound in waiting for edge in self.graph.edges[bound] if why[edge[0]][2] is edge[3]}
        self._stale = {bound for bound in self._stale if (source := why[bound][3]) and source is not why[source[1]]}
        known: dict[int, bool] = {}
        return {bound for bound in suspects | self._stale if rests_on(why[bound], gone, known)}

    def count_anew(self) -> None:
        """Forget visits and rounds, between changes."""
        self.visits.clear()
        self._rounds.clear()

    def _wake(self, bound: int) -> None:
        if self._waits[bound] == NEAR:
            return
        if self.value[bound] <= FAR:
            self._waits[bound] = NEAR
            self._near.append(bound)
        elif self._waits[bound] != DISTANT:
            self._waits[bound] = DISTANT
            self._distant.append(bound)

    def run(self) -> set[int] | None:
        """Lower every bound as far as it goes. Where statements cannot hold together, stop and return them.

        Then some of them must be dropped before it runs on. They are not yet the fewest that contradict each other.
        """
        value, why, waits, visits = self.value, self.why, self._waits, self.visits
        near, distant = self._near, self._distant
        while near or distant:
            bound = near.popleft() if near else distant.popleft()
            if waits[bound] < NEAR:
                continue
            waits[bound] = NOT
            source, reason = value[bound], why[bound]
            visits[bound] = visits.get(bound, 0) + 1
            if source + value[bound ^ 1] < LAST:
                self._wake(bound)
                return statements_of(reason) | statements_of(why[bound ^ 1])
            for target, kind, amount, said in self.graph.edges[bound]:
                if kind == SECONDS:
                    lowered = source + amount
                elif kind == DAYS:
                    lowered = source - source % DAY + amount
                else:
                    lowered = BY_MONTHS[kind](source // DAY, amount) * DAY + LAST
                if lowered < value[target]:
                    value[target] = lowered
                    why[target] = (lowered, target, said, reason)
                    is_circle = target in visits and self._hold_below(target, bound)
                    self._wake(target)
                    if is_circle and (at_odds := self._falls(target)):
                        self._wake(bound)
                        return at_odds
                elif lowered == value[target] and why[target][2] is said:
                    self._same(target, reason)
        self._held.clear()
        return None

    def _hold_below(self, top: int, source: int) -> bool:
        """What rests on `top` need not be looked at before it: it will be lowered, or woken by `_same`.

        Without this, a long row of events would be gone through again for every one of them (Tarjan 1981). Tells
        whether the bound that has just lowered `top` rests on it.
        """
        open_ = [top]
        is_circle = False
        while open_:
            for target, _, _, said in self.graph.edges[open_.pop()]:
                if self.why[target][2] is said and (waits := self._waits[target]) != HELD:
                    if waits >= NEAR:
                        self._held.add(target)
                    self._waits[target] = HELD
                    open_.append(target)
                    is_circle |= target == source
        return is_circle

    def _same(self, bound: int, reason: Derivation) -> None:
        """Its source has another derivation than before, or was held; rounded it makes the same value."""
        value, _, said, source = self.why[bound]
        if source is reason:
            if self._waits[bound] == HELD:
                self._wake(bound)
            return
        if not passes(reason, bound):
            self.why[bound] = (value, bound, said, reason)
            self._wake(bound)
            return
        self._stale.add(bound)
        if self._waits[bound] == HELD:
            self._wake(bound)

    def _falls(self, bound: int) -> set[int] | None:
        """The statements by which a bound that was lowered by itself falls for ever; looked for ever more rarely."""
        self._rounds[bound] = rounds = self._rounds.get(bound, 0) + 1
        return None if rounds & (rounds - 1) else falls_for_ever(self.why[bound])
