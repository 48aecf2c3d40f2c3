"""What has no place on the axis: events of which at most the order is known, between their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from events.models import Event, Occurrence, Relation
from events.queries.lenses.shown import with_dates
from events.queries.listed.order import Told
from events.queries.listed.rows import told_by
from events.queries.listed.turns import Around, Turns
from events.queries.network.relative import Relative
from events.queries.reader.labels import KEY
from events.queries.reader.names import EventName
from events.queries.reader.sight import Sight
from events.queries.sequence.between import between, order_of

MOST = 60  # events; the list has them all
NAMED = 3  # at first sight
_PLANNED = "planned, no date"
_UNDATED, _ANNOUNCED = "which has no date", "which has only been announced"


@dataclass(frozen=True, slots=True)
class Docked:
    """An event without a date, and what is known of its order: between which dated ones, and beside which undated."""

    event: EventName
    state: str  # "planned, no date"; "" for most
    by: Relative | None  # "during" another event that has no date of its own either
    by_note: str  # what that other event lacks: "which has no date"; "" without one
    after: EventName | None
    before: EventName | None


@dataclass(frozen=True, slots=True)
class Dock:
    """`first` are few enough to be shown at once, those that matter most; `events` all of them, in order, where there
    are others. `more` counts what did not fit.
    """

    first: tuple[Docked, ...]
    events: tuple[Docked, ...]
    total: int
    more: int


NOTHING = Dock((), (), 0, 0)


def dock(sight: Sight, turns: Turns) -> Dock:
    """The dock for what the list has without a date (six queries, one where it is empty)."""
    loose = turns.pages.loose(MOST)
    shown = loose.turns
    if not shown:
        return NOTHING
    around = turns.ways.around(shown)
    order = order_of(around.relations)
    bounds = {turn.event: between(turn.event, order, around.places) for turn in shown}
    wanted = {turn.event for turn in shown} | {other for pair in bounds.values() for other in pair if other is not None}
    found = sight.of(Event.objects.filter(pk__in=wanted))
    events = {event.pk: event for event in (with_dates(sight, found) if sight.lens else found)}
    ties = _ties(sight, shown, around)
    docked = [
        _docked(
            turn,
            events,
            bounds[turn.event],
            ties.get(turn.event),
            is_announced=turn.tie is not None and turn.tie.anchor in around.announced,
        )
        for turn in shown
    ]
    weights = [events[turn.event].weight for turn in shown]
    if len(docked) <= NAMED:
        return Dock(tuple(docked), (), loose.total, 0)
    heaviest = sorted(range(len(docked)), key=lambda number: -weights[number])[:NAMED]
    first = tuple(docked[number] for number in sorted(heaviest) if weights[number] >= KEY)
    return Dock(first, tuple(docked), loose.total, loose.total - len(shown))


def _ties(sight: Sight, shown: Iterable[Told], around: Around) -> Mapping[int, Relative]:
    """What gave each its place, by event, where that has no date either."""
    dated = around.places.keys() - set(around.announced)
    beside = {turn.tie.relation: turn for turn in shown if turn.tie and turn.tie.anchor not in dated}
    if not beside:
        return {}
    rows = sight.of(Relation.objects.filter(pk__in=beside)).select_related("event", "other")
    ties = ((beside[row.pk], row) for row in rows)
    return {turn.event: told_by(row, turn.tie) for turn, row in ties if turn.tie}


def _docked(
    turn: Told,
    events: Mapping[int, Event],
    bounds: tuple[int | None, int | None],
    by: Relative | None,
    *,
    is_announced: bool,
) -> Docked:
    event = events[turn.event]
    after, before = (_name(events[other]) if other is not None and other in events else None for other in bounds)
    is_planned = event.occurrence in (Occurrence.PLANNED, Occurrence.POSTPONED)
    note = (_ANNOUNCED if is_announced else _UNDATED) if by else ""
    return Docked(_name(event), _PLANNED if is_planned else "", by, note, after, before)


def _name(event: Event) -> EventName:
    """Its name without a date: the dock has none to show."""
    return EventName(event.number, event.title, event.mention or event.title, None)
