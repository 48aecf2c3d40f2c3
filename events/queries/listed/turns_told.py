"""The list in memory: of few events, or as nothing stores it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import Q

from events.models import EventState, Relation
from events.models.relation import RelationQuerySet
from events.queries.listed.order import Told
from events.queries.listed.turns import Around, Loose, Stretch, Turns
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class PagesTold:
    """Pages of turns that are all there."""

    turns: Sequence[Told]

    @property
    def total(self) -> int:
        """How many turns it has."""
        return len(self.turns)

    def stretch(self, first: int, size: int) -> Stretch:
        """`size` turns from place `first` on."""
        shown = self.turns[first : first + size]
        if not shown:
            return Stretch(())
        before = (self.turns[place] for place in range(first - 1, -1, -1))
        after = (self.turns[place] for place in range(first + size, len(self.turns)))
        return Stretch(shown, _run(before, shown[0].heading), _run(after, shown[-1].heading))

    def place_of(self, event: int) -> int | None:
        """Where an event stands; None where it is not in the list."""
        return next((place for place, turn in enumerate(self.turns) if turn.event == event), None)

    def loose(self, most: int) -> Loose:
        """What only other events, if anything, give a place."""
        found = [turn for turn in self.turns if _is_loose(turn)]
        return Loose(found[:most], len(found))


@dataclass(frozen=True, slots=True)
class WaysTold:
    """What leads on from events without a date, of all turns that there are (one query)."""

    sight: Sight
    turns: Sequence[Told]

    def around(self, turns: Sequence[Told]) -> Around:
        """All relations of all events without a date."""
        lost = {turn.event for turn in self.turns if _is_loose(turn)}
        rows = said_between(self.sight).filter(Q(event__in=lost) | Q(other__in=lost))
        places = {turn.event: place for place, turn in enumerate(self.turns) if turn.event not in lost}
        announced = {turn.event for turn in self.turns if turn.is_announced}
        return Around(list(rows.values_list("event_id", "kind", "other_id")), places, announced)


def turns_told(sight: Sight, turns: Sequence[Told], matching: Collection[int] | None = None) -> Turns:
    """The list of these turns, of which the filters leave the events that are `matching` (primary keys; None: all)."""
    kept = turns if matching is None else [turn for turn in turns if turn.event in matching]
    return Turns(len(turns), PagesTold(kept), WaysTold(sight, turns))


def said_between(sight: Sight) -> RelationQuerySet:
    """Relations that stand, between events that do; of drafts and sources that this reader may not see, none."""
    rows = sight.of(Relation.objects.filter(withdrawn_at__isnull=True))
    rows = rows.exclude(Q(event__state=EventState.WITHDRAWN) | Q(other__state=EventState.WITHDRAWN))
    return rows.exclude(citation__withdrawn_at__isnull=False)


def _is_loose(turn: Told) -> bool:
    return not turn.is_dated and not turn.is_announced


def _run(turns: Iterable[Told], heading: str) -> int:
    return sum(1 for _ in takewhile(lambda turn: turn.heading == heading, turns))
