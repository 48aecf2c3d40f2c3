"""The order in which a timeline is told: dated events by their dates, and those dated only by another event beside it.

Nothing is computed: an event "during the conference" stands after the conference and before what follows it, "the
day before the raid" right before the raid; chains (a reply to a speech during a conference) are followed to the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from events.models import RelationKind, Unit

K = RelationKind
BEFORE, INSIDE, AFTER = range(3)
SIDE = {
    K.BEFORE: BEFORE,
    K.MEETS: BEFORE,
    K.STARTS: INSIDE,
    K.DURING: INSIDE,
    K.OVERLAPS: INSIDE,
    K.ENDS: INSIDE,
    K.AFTER: AFTER,
}
#: What "A stands so to B" says of B, where B is told by nothing else.
INVERSE = {K.BEFORE: K.AFTER, K.AFTER: K.BEFORE}
_WITHIN = {K.STARTS: 0, K.DURING: 1, K.OVERLAPS: 2, K.ENDS: 3}
_DAYS = {Unit.SECONDS: 1, Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}
_FARTHEST = 2**31


@dataclass(frozen=True, slots=True)
class Tie:
    """`event` stands so to `anchor` (primary keys), by `relation`; `is_inverse` where that was said of `anchor`."""

    relation: int
    event: int
    kind: RelationKind
    anchor: int
    gap: int = 0  # days, roughly: for the order among several before one event
    is_inverse: bool = False


@dataclass(slots=True)
class _Beside:
    """What stands beside one event: before it, inside it, after it."""

    sides: tuple[list[int], list[int], list[int]] = field(default_factory=lambda: ([], [], []))


def gap_in_days(least: int | None, unit: str) -> int:
    """A gap as a rough number of days, for comparing gaps with one another and nothing else."""
    return 0 if least is None else least * _DAYS[Unit(unit)]


def chosen_ties(ties: list[Tie], roots: set[int], order: dict[int, tuple[int, int]]) -> dict[int, Tie]:
    """For each event without a date the one tie that gives it its place; events that nothing leads to are left out.

    The tie to the event that is itself furthest from a date is the closest one: a reply stands after the speech it
    answers, not merely during the conference. A circle is entered where it touches something placed.
    `order` is (sort_key, number) by event.
    """
    by_event: dict[int, list[Tie]] = {}
    by_anchor: dict[int, list[Tie]] = {}
    for tie in ties:
        if tie.event not in roots:
            by_event.setdefault(tie.event, []).append(tie)
            by_anchor.setdefault(tie.anchor, []).append(tie)
    waiting = {event: sum(tie.anchor not in roots for tie in own) for event, own in by_event.items()}
    depth = dict.fromkeys(roots, 0)
    chosen: dict[int, Tie] = {}
    ready = [
        (waiting[event] > 0, order[event], event)
        for event, own in by_event.items()
        if any(tie.anchor in roots for tie in own)
    ]
    heapify(ready)
    while ready:
        event = heappop(ready)[2]
        if event in chosen:
            continue
        tie = max((tie for tie in by_event[event] if tie.anchor in depth), key=lambda tie: _closeness(tie, depth))
        chosen[event] = tie
        depth[event] = depth[tie.anchor] + 1
        for dependent in by_anchor.get(event, ()):
            waiting[dependent.event] -= 1
            heappush(ready, (waiting[dependent.event] > 0, order[dependent.event], dependent.event))
    return chosen


def _closeness(tie: Tie, depth: dict[int, int]) -> tuple[int, bool, bool, int]:
    return depth[tie.anchor], tie.gap > 0, SIDE[tie.kind] == INSIDE, -tie.relation


def woven(roots: list[int], chosen: dict[int, Tie], order: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each event with the root that it stands by, in the order of the list; roots as given."""
    beside: dict[int, _Beside] = {}
    for event, tie in chosen.items():
        beside.setdefault(tie.anchor, _Beside()).sides[SIDE[tie.kind]].append(event)
    for each in beside.values():
        for side in each.sides:
            side.sort(key=lambda event: _rank(chosen[event], order[event]))
    for root in roots:
        stack = [(root, False)]
        while stack:
            event, is_told = stack.pop()
            around = beside.get(event)
            if is_told or around is None:
                yield event, root
                continue
            before, inside, after = around.sides
            stack += [(other, False) for other in reversed([*inside, *after])]
            stack.append((event, True))
            stack += [(other, False) for other in reversed(before)]


def _rank(tie: Tie, order: tuple[int, int]) -> tuple[int, int, tuple[int, int]]:
    """Two days before stands before the day before; a "before" without a distance may be as far as it likes."""
    distance = tie.gap if SIDE[tie.kind] != BEFORE else -(tie.gap or _FARTHEST)
    return _WITHIN.get(tie.kind, 0), distance, order
