"""Every visible standing event of a timeline in the order of the list, worked out from nothing.

`docs/decisions/0002-four-bounds.md` has the order. Pages read the one that is stored (`turns_kept`); this is what that
has to come to, and the order through a lens, which nothing stores. Four queries at most, whatever the size; no row is
built: ten thousand events are ten thousand tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from events.models import Event
from events.queries.lenses.tales import tales
from events.queries.network.network_rows import rows_for
from events.queries.reader.sight import Sight
from events.queries.sequence.by_clock import Beginning, by_clock
from events.queries.sequence.sequence import Tie, woven
from events.queries.sequence.spans import Headings
from events.queries.sequence.weaving import Light, announced, by_date, chosen, light_at, tied, undecided

UNDATED = "Undated"


class Told(NamedTuple):
    """One event's turn: under which heading it comes, and what gave it its place beside another event."""

    event: int  # primary key
    number: int
    heading: str
    tie: Tie | None = None
    is_announced: bool = False  # it stands at its last announcement
    is_dated: bool = True  # by a date of its own, or a computed one


def told(sight: Sight, *, is_by_clock: bool = False) -> list[Told]:
    """All events in their order: the calendar's; where asked for, the clock's between two whose zones are known."""
    rows = rows_for(sight)
    events = by_date(rows.events, sight.audience) if sight.lens is None else _through(sight)
    dated = [light for light in events if light.start is not None]
    undated = {light.event: light for light in events if light.start is None}
    if not undated and not any(light.is_computed for light in dated):
        named = dict(zip([light.event for light in dated], _headings(dated), strict=True))
        clocked = _by_clock(dated) if is_by_clock else dated
        return [Told(light.event, light.number, named[light.event]) for light in clocked]
    called = announced(sight.audience, undated) if sight.lens is None else _announced_through(sight, undated)
    order = {light.event: light.order for light in events}
    relations = rows.relations if sight.lens else undecided(rows.relations)
    ties = chosen(events, undated.keys() - called.keys(), lambda: tied(relations))
    roots = _merged([light for light in dated if light.event not in ties], list(called.values()))
    headings = dict(zip([light.event for light in roots], _headings(roots), strict=True))
    ids = [light.event for light in (_by_clock(roots) if is_by_clock else roots)]
    turns = [
        Told(event, order[event][1], headings[root], ties.get(event), event in called, event not in undated)
        for event, root in woven(ids, ties, order)
    ]
    met = {turn.event for turn in turns}
    return turns + [
        Told(light.event, light.number, UNDATED, is_dated=False) for light in undated.values() if light.event not in met
    ]


def _by_clock(lights: Sequence[Light]) -> list[Light]:
    beginnings = [Beginning(light.begins_earliest, light.begins_latest, light.zone) for light in lights]
    return [lights[place] for place in by_clock(beginnings)]


def _through(sight: Sight) -> list[Light]:
    """All events that the lens shows, by the dates that it gives them."""
    told_of = tales(sight)
    rows = sight.of(Event.objects.all()).standing().values_list("pk", "number", "sort_key")
    lights = []
    for pk, number, sort_key in rows:
        tale = told_of[pk]
        lights.append(light_at((pk, number, sort_key), tale.date or tale.computed, is_computed=tale.date is None))
    return sorted(lights, key=lambda light: light.turn)


def _announced_through(sight: Sight, undated: dict[int, Light]) -> dict[int, Light]:
    """Events without a date that the lens knows as announced, by primary key."""
    told_of = tales(sight)
    lights = {
        event: light_at((event, light.number, light.sort_key), told_of[event].announced, is_computed=False)
        for event, light in undated.items()
        if told_of[event].announced is not None
    }
    return {event: light for event, light in lights.items() if light.start is not None}


def _headings(lights: Iterable[Light]) -> list[str]:
    """The heading that each comes under: no finer than what is known of its beginning."""
    headings = Headings()
    return [headings.of(*light.beginning) for light in lights]


def _merged(dated: list[Light], called: list[Light]) -> list[Light]:
    return sorted([*dated, *called], key=lambda light: light.turn) if called else dated
