"""The map as a document: places with their events, those with most events first; then those that are on no map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from events.models import Event
from events.queries.listed.evidence import evidence_of
from events.queries.listed.order import Told
from events.queries.listed.rows import Footnotes, Row, row
from events.queries.map.marks import outlines
from events.queries.map.rows import MapRows, Placed, placed
from events.queries.reader import labels
from events.queries.reader.names import coordinates
from events.queries.reader.paging import Paged
from events.queries.reader.sight import Sight

PLACES: Final = 15  # on a page
NAMED: Final = 6  # events of a place: all, or the most prominent ones

_PAGE = f"""
WITH {{counted}}, listed AS MATERIALIZED (
    SELECT key, events, public_id, name, kind, latitude, longitude, key = ANY(%(outlined)s::bigint[]) AS is_outlined
    FROM counted JOIN events_place AS place ON place.id = counted.key
), sorted AS (
    SELECT *, latitude IS NOT NULL OR is_outlined AS is_drawn FROM listed
), numbers AS MATERIALIZED (
    SELECT count(*) AS places, count(*) FILTER (WHERE is_drawn) AS drawn,
           coalesce(sum(events), 0) AS events, coalesce(sum(events) FILTER (WHERE is_drawn), 0) AS drawn_events
    FROM sorted
), paged AS MATERIALIZED (
    SELECT * FROM sorted ORDER BY is_drawn DESC, events DESC, name, key LIMIT {PLACES}
    OFFSET (SELECT {PLACES} * greatest(0, least(%(page)s::bigint, (places + {PLACES - 1}) / {PLACES}) - 1) FROM numbers)
), wanted AS (
    SELECT key FROM paged UNION SELECT 0
), named AS (
    SELECT key, json_agg(event_id ORDER BY place) AS named FROM ({{heaviest}}) AS most GROUP BY key
)
SELECT (SELECT json_agg(json_build_array(key, events, public_id, name, kind, latitude, longitude, is_outlined, is_drawn,
            named) ORDER BY is_drawn DESC, events DESC, name, key) FROM paged JOIN named USING (key)),
       (SELECT json_build_array(places, drawn, events, drawn_events) FROM numbers),
       (SELECT json_build_array(events, named) FROM counted JOIN named USING (key) WHERE key = 0)
"""  # noqa: S608 (constants of this room only)


@dataclass(frozen=True, slots=True)
class Somewhere:
    """A place, or nowhere (without an id), with its events: all of them, or the most prominent ones, by time."""

    id: UUID | None
    name: str
    kind: str  # "area", "country"; "" for a point
    where: str  # coordinates in words; "" where there are none
    is_outlined: bool  # a country with an outline
    is_drawn: bool
    count: int
    rows: tuple[Row, ...]

    @property
    def more(self) -> int:
        """How many events are not named here."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class MapPage(Paged):
    """One page of places. Numbers are of all pages, within the stretch of time that was asked for."""

    places: tuple[Somewhere, ...]
    nowhere: Somewhere | None  # on the last page
    drawn: int  # places on the map
    drawn_events: int
    beside: int  # places without coordinates
    beside_events: int
    nowhere_events: int
    footnotes: Footnotes
    page: int
    pages: int

    @property
    def events(self) -> int:
        """How many events there are, anywhere."""
        return self.drawn_events + self.beside_events + self.nowhere_events

    @property
    def after(self) -> int:
        """How many places the next page has; nothing or less where there is none."""
        return min(PLACES, self.drawn + self.beside - self.page * PLACES)


def map_page(rows: MapRows, page: int) -> MapPage:
    """Page `page` (from 1; beyond the last is the last)."""
    given = {"outlined": list(outlines(rows.sight.timeline)), "page": page}
    listed, numbers, nowhere = rows.ask(_PAGE.replace("{heaviest}", rows.most_of("wanted", NAMED)), given)[0]
    places, drawn, events, drawn_events = numbers
    pages = max(1, -(-places // PLACES))
    here = min(max(page, 1), pages)
    last = nowhere if here == pages else None
    told = _told(rows.sight, [each[-1] for each in listed or ()] + ([last[1]] if last else []))
    footnotes = Footnotes()
    found = {turn.event: line for turn, line in _lines(rows.sight, told, footnotes)}
    return MapPage(
        places=tuple(_somewhere(each, told, found) for each in listed or ()),
        nowhere=Somewhere(None, "", "", "", False, False, last[0], _of(last[1], told, found)) if last else None,
        drawn=drawn,
        drawn_events=drawn_events,
        beside=places - drawn,
        beside_events=events - drawn_events,
        nowhere_events=nowhere[0] if nowhere else 0,
        footnotes=footnotes,
        page=here,
        pages=pages,
    )


def _told(sight: Sight, groups: Sequence[Sequence[int]]) -> list[Told]:
    """The turns of the events of each group, a group after the other, by time; undated ones last."""
    events = [event for group in groups for event in group]
    on_axis = placed(sight, events)
    numbers = dict(Event.objects.filter(timeline=sight.timeline, pk__in=events).values_list("pk", "number"))
    return [
        Told(event, numbers[event], "", is_announced=event in on_axis and on_axis[event].kind == "announced")
        for group in groups
        for event in sorted(group, key=lambda event: _turn(on_axis.get(event), numbers[event]))
    ]


def _turn(on_axis: Placed | None, number: int) -> tuple[bool, int, int, int]:
    return (on_axis is None, on_axis.begins, on_axis.ends, number) if on_axis else (True, 0, 0, number)


def _lines(sight: Sight, told: Sequence[Told], footnotes: Footnotes) -> list[tuple[Told, Row]]:
    cited = zip(told, evidence_of(sight, told), strict=True)
    return [(turn, row(turn, evidence, footnotes, sight)) for turn, evidence in cited]


def _of(events: Sequence[int], told: Sequence[Told], found: Mapping[int, Row]) -> tuple[Row, ...]:
    own = set(events)
    return tuple(found[turn.event] for turn in told if turn.event in own)


def _somewhere(each: Sequence[Any], told: Sequence[Told], found: Mapping[int, Row]) -> Somewhere:
    _, events, public_id, name, kind, latitude, longitude, is_outlined, is_drawn, named = each
    return Somewhere(
        id=UUID(public_id),
        name=name,
        kind="" if kind == "point" else labels.KIND_OF_PLACE[kind].lower(),
        where=coordinates(latitude, longitude),
        is_outlined=is_outlined,
        is_drawn=is_drawn,
        count=events,
        rows=_of(named, told, found),
    )
