"""Which of the statements that cannot hold together are the contradiction: a set that is irreducible."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
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
    tightening = Tightening()
    for number, statement in enumerate(found):
        tightening.take(number, statement.parts)
    open_, needed = set(range(len(found))), set[int]()
    while open_:
        tried = max(open_)
        open_.remove(tried)
        tightening.drop({tried})
        tightening.count_anew()
        at_odds = tightening.run()
        if at_odds is None:
            needed.add(tried)
            tightening.take(tried, found[tried].parts)
        else:
            tightening.drop(open_ - at_odds)
            open_ &= at_odds
    return [found[number] for number in sorted(needed)]
