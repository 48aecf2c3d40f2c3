"""Between which events one without a date lies, as far as relations say so. Pure, no query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from events.models import RelationKind

K = RelationKind
#: What "A stands so to B" says of A: that it came later, earlier, or within. Answers and outcomes come later.
_LATER = frozenset({K.AFTER, K.OUTCOME_OF, K.RESPONDS_TO})
_EARLIER = frozenset({K.BEFORE, K.MEETS})
_WITHIN = frozenset({K.DURING, K.STARTS, K.ENDS, K.PART_OF, K.SAME_AS})


@dataclass(slots=True)
class Order:
    """Who comes before and after whom, and who lies within whom, by primary key."""

    before: dict[int, list[int]] = field(default_factory=dict)  # what comes earlier than the key
    after: dict[int, list[int]] = field(default_factory=dict)
    around: dict[int, list[int]] = field(default_factory=dict)


def order_of(relations: Iterable[tuple[int, str, int]]) -> Order:
    """From relations as (event, kind, other)."""
    order = Order()
    for event, kind, other in relations:
        if kind in _LATER:
            order.before.setdefault(event, []).append(other)
            order.after.setdefault(other, []).append(event)
        elif kind in _EARLIER:
            order.after.setdefault(event, []).append(other)
            order.before.setdefault(other, []).append(event)
        elif kind in _WITHIN:
            order.around.setdefault(event, []).append(other)
            if kind == K.SAME_AS:
                order.around.setdefault(other, []).append(event)
    return order


def between(event: int, order: Order, place: Mapping[int, Any]) -> tuple[int | None, int | None]:
    """The last event with a date that it certainly follows, and the first that it certainly precedes.

    `place` says of the events with a date where they stand in the list. Chains lead through events without one: what
    happened within another lies between the same two.
    """
    earlier = _reached(event, order.before, order.around, place)
    later = _reached(event, order.after, order.around, place)
    return max(earlier, key=place.__getitem__, default=None), min(later, key=place.__getitem__, default=None)


def _reached(
    event: int, ways: Mapping[int, list[int]], around: Mapping[int, list[int]], place: Mapping[int, Any]
) -> set[int]:
    """Events with a date at the ends of all chains that lead one way."""
    found: set[int] = set()
    met, waiting = {event}, [event]
    while waiting:
        here = waiting.pop()
        found.update(each for each in ways.get(here, ()) if each in place)
        further = [each for each in (*ways.get(here, ()), *around.get(here, ())) if each not in place]
        waiting += [each for each in further if each not in met]
        met.update(further)
    return found
