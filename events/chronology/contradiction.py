"""Which of the statements that cannot hold together are the contradiction: a set that is irreducible."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from events.chronology.statements import Statement
from events.chronology.tighten import Tightening

Order = tuple[tuple[int, ...], str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot hold together, while without any one of them the others can.

    The one of the greatest rank is left out: nothing rests on it. The keys stand in the order of rank.
    """

    statements: tuple[Hashable, ...]
    left_out: Hashable


def order(statement: Statement) -> Order:
    """By rank; of equal ones by their keys as written, so that the same statement is left out every time."""
    return statement.rank, repr(statement.key)


def irreducible(statements: Iterable[Statement]) -> list[Statement]:
    """Of statements that cannot hold together, some that cannot and are all needed for it, in their order.

    Tries every one, those of the greatest rank first: what still contradicts without it does not need it.
    """
    found = sorted(statements, key=order)
    at = len(found) - 1
    while at >= 0:
        smaller = _at_odds(found[:at] + found[at + 1 :])
        if smaller is None:
            at -= 1
            continue
        needed = {each.key for each in found[at + 1 :]}
        found = [each for each in found if each.key in needed or each.key in {one.key for one in smaller}]
        at = len(found) - 1 - len(needed)
    return found


def _at_odds(statements: Sequence[Statement]) -> list[Statement] | None:
    """Those of them whose derivations cross, or None where all can hold together."""
    tightening = Tightening()
    for number, statement in enumerate(statements):
        tightening.take(number, statement.parts)
    found = tightening.run()
    return None if found is None else [statements[number] for number in found]
