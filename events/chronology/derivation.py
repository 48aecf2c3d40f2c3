"""How a bound came about: an immutable chain of what was said, from a stated bound to this one.

Later lowerings make new derivations and leave this one as it is; hence it never runs in a circle, and its steps
always add up to its value. Values are those of `tighten`: earliest bounds are mirrored, so that all are lowered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from events.chronology.shift import CYCLE, MONTHS_ON, SECONDS, Kind, carried, most_days
from events.chronology.statements import Distance, Within
from events.dates.calendar import DAY

ROOT: Final = -1  # the kind of a bound that is stated, not carried


class Said(NamedTuple):
    """What lowers a bound: a part of a statement, and as what it acts (`shift.carried`)."""

    statement: int  # -1: of none; an event does not end before it begins
    part: Within | Distance | None  # None: nothing is said, the horizon
    kind: Kind
    amount: int


Derivation = tuple[int, int, Said, "Derivation | None"]  # its value, of which bound, by what, from which


def chain(derivation: Derivation) -> Iterator[Derivation]:
    """From the bound back to what it rests on."""
    step: Derivation | None = derivation
    while step is not None:
        yield step
        step = step[3]


def statements_of(derivation: Derivation) -> set[int]:
    """The statements that it rests on."""
    return {step[2].statement for step in chain(derivation)} - {-1}


def passes(derivation: Derivation, bound: int) -> bool:
    """Whether it rests on some value of that bound, its own included."""
    step: Derivation | None = derivation
    while step is not None:
        if step[1] == bound:
            return True
        step = step[3]
    return False


def rests_on(derivation: Derivation, gone: set[int], known: dict[int, bool]) -> bool:
    """Whether it uses one of those statements. Derivations share their beginnings: `known` remembers, by identity."""
    walked = []
    step: Derivation | None = derivation
    rests = False
    while step is not None:
        if id(step) in known:
            rests = known[id(step)]
            break
        walked.append(id(step))
        if step[2].statement in gone:
            rests = True
            break
        step = step[3]
    known.update(dict.fromkeys(walked, rests))
    return rests


def falls_for_ever(derivation: Derivation) -> set[int] | None:
    """The statements of a circle in it that lowers its bound whatever that is, so that they cannot hold together.

    Once round is no proof where days are rounded. But functions that only count seconds lower every value alike; those
    of days do the same again a day earlier, those of months 400 years earlier: who falls so far, falls again. So does
    who comes to an earlier day however long the months are.
    """
    seen: dict[int, tuple[int, int, int, int, int]] = {}  # bound → where it was met last, and what was counted there
    steps = list(chain(derivation))
    days = with_months = most = 0
    is_untried = True
    for at, (value, bound, said, _) in enumerate(steps):
        if bound in seen:
            begin, lower, days_then, months_then, most_then = seen[bound]
            circle = [step[2] for step in steps[begin:at]]
            enough = CYCLE * DAY if with_months > months_then else DAY if days > days_then else 1
            is_proof = value - lower >= enough or most < most_then
            if not is_proof and with_months > months_then and is_untried:
                is_untried, is_proof = False, _goes_round(circle, lower) <= lower - enough
            if is_proof:
                return {each.statement for each in circle} - {-1}
        else:
            seen[bound] = (at, value, days, with_months, most)
        if said.kind != ROOT:
            days += said.kind != SECONDS
            with_months += said.kind >= MONTHS_ON
            most += most_days(said.kind, said.amount)
    return None


def _goes_round(circle: list[Said], value: int) -> int:
    """Where a bound comes to rest that goes round the circle (the last step first), or 400 years earlier at least."""
    end = value - CYCLE * DAY
    while value > end:
        before = value
        for said in reversed(circle):
            value = carried(value, said.kind, said.amount)
        if value >= before:
            return before
    return value
