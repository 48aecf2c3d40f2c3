"""Statements about time as a whole: the bounds they make, and which of them contradict each other.

A distance bounds a moment by a monotone function of another: y ≤ f(x). Where two sets of moments satisfy such
constraints, so do the later ones of each pair, and so do the earlier ones: the solutions are a lattice. Hence carrying
bounds from moment to moment until none moves gives exactly the latest and the earliest solution, in calendar days
and months as in seconds; where no bound is crossed both *are* solutions, and the statements hold together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from events.chronology.contradiction import Contradiction, irreducible, order
from events.chronology.explain import Step, steps
from events.chronology.shift import mirror
from events.chronology.statements import End, Moment, Statement, Within
from events.chronology.tighten import FAR, Tightening

Bounds = tuple[int | None, int | None]


class Settled:
    """The bounds of all moments and the contradictions, as they were when asked for."""

    def __init__(self, place: dict[int, int], values: list[int], contradictions: tuple[Contradiction, ...]) -> None:
        self.contradictions = contradictions
        self._place = place  # grows with its network; what is new in it lies behind the end of the values
        self._values = values

    def bounds(self, moment: Moment) -> Bounds:
        """The earliest and the latest second, both inclusive; None where no statement bounds it."""
        first = self._place.get(moment.event, len(self._values))
        if first >= len(self._values):
            return None, None
        first += 2 * (moment.end is End.FINISH)
        latest, earliest = self._values[first], self._values[first + 1]
        return None if earliest > FAR else mirror(earliest), None if latest > FAR else latest


class Network:
    """Statements, the bounds that follow from them, and those left out because they contradict others.

    Which are left out depends on the statements only, not on their order or history: those of a rank are believed
    that agree with all believed ones of lesser rank (of equal ranks, with the lesser key as written by `repr`).
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._tightening = Tightening()
        self._said: dict[int, Statement] = {}
        self._numbers: dict[Hashable, int] = {}
        self._next = 0
        self._left_out: dict[int, frozenset[int]] = {}  # statement → the contradiction it is the greatest of
        self._about: dict[int, set[int]] = {}  # event → statements
        self.change(add=statements)

    def settled(self) -> Settled:
        """What follows from the statements now; later changes do not touch it."""
        contradictions = [
            Contradiction(tuple(each.key for each in self._sorted(found)), self._said[left_out].key)
            for left_out, found in self._left_out.items()
        ]
        contradictions.sort(key=lambda each: order(self._said[self._numbers[each.left_out]]))
        return Settled(self._tightening.graph.place, self._tightening.value.copy(), tuple(contradictions))

    def change(self, *, add: Iterable[Statement] = (), remove: Iterable[Hashable] = ()) -> set[int]:
        """Remove statements by key (unknown keys are no error), add others (in place of one of the same key).

        Gives the events of which a bound changed.
        """
        new = {statement.key: statement for statement in add}
        before = self._tightening.value.copy()
        self._tightening.count_anew()
        gone = {self._numbers[key] for key in {*remove, *new} if key in self._numbers}
        self._put_out_of_force(gone)
        for number in gone:
            self._forget(number)
        for statement in new.values():
            self._learn(statement)
        self._settle()
        return self._moved(before)

    def explain(self, moment: Moment, upper: bool) -> tuple[Step, ...]:
        """How the latest (`upper`) or the earliest bound of the moment comes about; empty where it has none."""
        if moment.event not in self._tightening.graph.place:
            return ()
        why = self._tightening.why[self._tightening.graph.bound(moment, not upper)]
        return steps(why, self._tightening.graph.moments, self._said)

    def component(self, event: int) -> set[int]:
        """The events that statements connect with this one, those left out included; itself at least."""
        found, open_ = {event}, [event]
        seen: set[int] = set()
        while open_:
            numbers = self._about.get(open_.pop(), set()) - seen
            seen |= numbers
            for number in numbers:
                reached = _events(self._said[number]) - found
                found |= reached
                open_ += reached
        return found

    def _settle(self) -> None:
        """Draw all consequences, leaving out of every contradiction the statement of the greatest rank.

        A statement left out comes back when another of its contradiction goes out of force: every contradiction
        stays one among believed statements, and thereby who is left out has one meaning.
        """
        while (at_odds := self._tightening.run()) is not None:
            found = irreducible(self._said[number] for number in at_odds)
            greatest = self._numbers[found[-1].key]
            self._put_out_of_force({greatest})
            self._left_out[greatest] = frozenset(self._numbers[each.key] for each in found)

    def _put_out_of_force(self, gone: set[int]) -> None:
        self._tightening.drop(gone - self._left_out.keys())
        for number in gone:
            self._left_out.pop(number, None)
        back = [number for number, found in self._left_out.items() if found & gone]
        for number in back:
            del self._left_out[number]
            self._tightening.take(number, self._said[number].parts)

    def _learn(self, statement: Statement) -> None:
        number, self._next = self._next, self._next + 1
        self._numbers[statement.key] = number
        self._said[number] = statement
        for event in _events(statement):
            self._about.setdefault(event, set()).add(number)
        self._tightening.take(number, statement.parts)

    def _forget(self, number: int) -> None:
        statement = self._said.pop(number)
        del self._numbers[statement.key]
        for event in _events(statement):
            self._about[event].discard(number)

    def _sorted(self, numbers: Iterable[int]) -> list[Statement]:
        return sorted((self._said[number] for number in numbers), key=order)

    def _moved(self, before: list[int]) -> set[int]:
        """The events with another bound than `before`; only what was looked at since can have changed."""
        moments, after = self._tightening.graph.moments, self._tightening.value
        return {
            moments[bound // 2].event
            for bound in self._tightening.visits
            if min(after[bound], FAR) != (min(before[bound], FAR) if bound < len(before) else FAR)
        }


def _events(statement: Statement) -> set[int]:
    return {
        moment.event
        for part in statement.parts
        for moment in ((part.moment,) if isinstance(part, Within) else (part.of, part.from_))
    }
