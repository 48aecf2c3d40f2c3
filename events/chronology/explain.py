"""The chain of statements that yields a bound, step by step, in civil seconds."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from events.chronology.derivation import Derivation, chain
from events.chronology.shift import mirror
from events.chronology.statements import Distance, Moment, Statement, Within


@dataclass(frozen=True, slots=True)
class Step:
    """After this part of this statement, the bound of `moment` is `value` (inclusive civil seconds).

    The first step of a chain is a `Within`, every other a `Distance` between its moment and that of the step before,
    in either direction. Where `statement` is None nobody says it: an event does not end before it begins.
    """

    statement: Hashable | None
    part: Within | Distance
    moment: Moment
    value: int


def steps(derivation: Derivation, moments: Sequence[Moment], said: Mapping[int, Statement]) -> tuple[Step, ...]:
    """A derivation as it is told, from the stated bound on; nothing where it rests on none.

    `moments` has the moment of two bounds each (`tighten`), `said` the statement of a number.
    """
    found: list[Step] = []
    for value, bound, by, _ in chain(derivation):
        if by.part is None:
            return ()
        key = said[by.statement].key if by.statement >= 0 else None
        found.append(Step(key, by.part, moments[bound // 2], mirror(value) if bound % 2 else value))
    return tuple(reversed(found))
