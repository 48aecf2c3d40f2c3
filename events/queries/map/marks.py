"""What the map draws: marks of places near each other, countries by their outline, and what is on no map.

Counts are exact. Squares of the grid are those of one zoom, counted and named by PostgreSQL; those whose marks would
overlap are joined (`cells`). Areas and countries never become part of a point.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.geography.box import WORLD, Box
from events.geography.countries import outline_of
from events.geography.plane import ACROSS_SQL, DOWN_SQL, latitude_at, pixels
from events.models import Event, Place, PlaceKind, Timeline
from events.queries.lenses.tales import tales
from events.queries.map.cells import CELL, Cell, joined
from events.queries.map.rows import EVENTS, MapRows, Placed, placed
from events.queries.reader.marks import mark_of
from events.queries.reader.sight import Sight

MOST = 600  # squares of one answer; of more, those with the most prominent events

_ANSWER = f"""
WITH {{counted}}, located AS MATERIALIZED (
    SELECT place.id, kind = 'point' AS is_point, longitude, latitude, events, top,
           {ACROSS_SQL} * %(width)s AS x, {DOWN_SQL} * %(width)s AS y
    FROM counted JOIN events_place AS place ON place.id = counted.key
    WHERE latitude IS NOT NULL AND place.id <> ALL(%(outlined)s::bigint[])
), cells (across, down, is_point, places, events, top, x, y, west, south, east, north, place) AS (
    SELECT floor(x / {CELL})::bigint, floor(y / {CELL})::bigint, is_point, count(*), sum(events)::bigint, max(top),
           (sum(x * events) / sum(events))::float8, (sum(y * events) / sum(events))::float8,
           min(longitude), min(latitude), max(longitude), max(latitude), min(id)
    FROM located WHERE {{seen}} GROUP BY 1, 2, 3 ORDER BY max(top) DESC LIMIT {MOST}
), gap AS (
    SELECT longitude, lead(longitude) OVER (ORDER BY longitude) AS next FROM (SELECT DISTINCT longitude FROM located) AS each
)
SELECT (SELECT json_agg(to_json(cells)) FROM (SELECT * FROM cells) AS cells),
       (SELECT json_agg(json_build_array(key, events, top)) FROM counted WHERE key = ANY(%(outlined)s::bigint[])),
       (SELECT json_build_array(count(*), coalesce(sum(events), 0)::bigint, min(longitude), min(latitude), max(longitude),
           max(latitude)) FROM located),
       (SELECT json_build_array(longitude, next) FROM gap WHERE next IS NOT NULL ORDER BY next - longitude DESC LIMIT 1),
       (SELECT coalesce(sum(events), 0)::bigint FROM located WHERE {{seen}}),
       (SELECT json_build_array(count(*), coalesce(sum(events), 0)::bigint) FROM counted JOIN events_place AS place
           ON place.id = counted.key WHERE latitude IS NULL AND place.id <> ALL(%(outlined)s::bigint[])),
       (SELECT coalesce(sum(events), 0)::bigint FROM counted WHERE key = 0)
"""  # noqa: E501, S608


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the map that is asked for, and how large."""

    box: Box = WORLD
    zoom: int = 1


def outlines(timeline: Timeline) -> dict[int, str]:
    """The codes of the outlines of those of a timeline's countries that have one, by their keys."""
    countries = Place.objects.filter(timeline=timeline, kind=PlaceKind.COUNTRY, merged_into__isnull=True)
    rows = countries.values_list("pk", "name", "aliases", "external_ids")
    found = {pk: outline_of([name, *map(str, aliases)], ids) for pk, name, aliases, ids in rows}
    return {pk: code for pk, code in found.items() if code}


def map_marks(rows: MapRows, frame: Frame) -> str:
    """The JSON that the map is drawn from (`docs/api.md`)."""
    sight, countries = rows.sight, outlines(rows.sight.timeline)
    answer = rows.ask(_ANSWER.replace("{seen}", _seen(frame.box)), _given(frame, countries))[0]
    found, outlined, extent, gap, seen, unlocated, nowhere = answer
    cells = joined(_cell(row) for row in found or ())
    tops = Tops(sight, [cell.top for cell in cells] + [top for _, _, top in outlined or ()])
    named = _places(sight, [cell.place for cell in cells if cell.places == 1] + [key for key, _, _ in outlined or ()])
    box = _extent(extent, gap)
    said: dict[str, Any] = {
        "change": sight.timeline.ledger.change_number,
        "zoom": frame.zoom,
        "placed": {"places": extent[0], "events": extent[1], "box": box and _sides(box)},
        "seen": seen,
        "left_out": seen - sum(cell.events for cell in cells),
        "marks": [_mark(cell, frame, tops, named) for cell in cells],
        "outlines": [
            {"code": countries[key], "place": named[key], "count": events, **tops.of(top)}
            for key, events, top in sorted(outlined or (), key=lambda row: (-row[1], row[0]))
        ],
        "beside": {"places": unlocated[0], "events": unlocated[1], "nowhere": nowhere},
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _seen(box: Box) -> str:
    sides = " OR ".join(
        f"longitude BETWEEN %(west_{n})s AND %(east_{n})s" for n in range(len(box.longitudes))
    )  # names of parameters only
    return f"latitude BETWEEN %(south)s AND %(north)s AND ({sides})"


def _given(frame: Frame, countries: Mapping[int, str]) -> dict[str, Any]:
    box = frame.box
    given: dict[str, Any] = {"width": pixels(frame.zoom), "outlined": list(countries)}
    given |= {"south": box.south, "north": box.north}
    for n, (west, east) in enumerate(box.longitudes):
        given |= {f"west_{n}": west, f"east_{n}": east}
    return given


def _cell(row: Mapping[str, Any]) -> Cell:
    column, line, is_point, places, events, top, x, y, west, south, east, north, place = row.values()
    return Cell(column, line, is_point, places, events, top, x, y, Box(west, south, east, north), place)


def _extent(extent: Sequence[Any], gap: Sequence[float] | None) -> Box | None:
    """The smallest box around what is placed; beyond the widest gap between two longitudes, where that is wider."""
    _, _, west, south, east, north = extent
    if west is None:
        return None
    if gap and gap[1] - gap[0] > 360 - (east - west):
        west, east = gap[1], gap[0]
    return Box(west, south, east, north)


def _sides(box: Box) -> list[float]:
    return [round(side, 5) for side in (box.west, box.south, box.east, box.north)]


def _mark(cell: Cell, frame: Frame, tops: Tops, named: Mapping[int, dict[str, str]]) -> dict[str, Any]:
    width = pixels(frame.zoom)
    middle = [round(cell.x / width * 360 - 180, 5), round(latitude_at(cell.y / width), 5)]
    said = {"at": middle, "count": cell.events, "places": cell.places, "box": _sides(cell.box), **tops.of(cell.top)}
    if not cell.is_point:
        said["area"] = True
    if cell.places == 1:
        said["place"] = named[cell.place]
    return said


def _places(sight: Sight, keys: Sequence[int]) -> dict[int, dict[str, str]]:
    rows = Place.objects.filter(timeline=sight.timeline, pk__in=keys).values_list("pk", "public_id", "name")
    return {pk: {"id": str(public_id), "name": name} for pk, public_id, name in rows}


class Tops:
    """The events that marks are named after (two queries)."""

    def __init__(self, sight: Sight, tops: Sequence[int]) -> None:
        events = [self._event(top) for top in tops]
        self._placed = placed(sight, events)
        rows = Event.objects.filter(timeline=sight.timeline, pk__in=events)
        self._named = {row.pk: row for row in rows.only("number", "title", "weight", "occurrence")}
        self._became = {} if sight.lens is None else {pk: tale.occurrence for pk, tale in tales(sight).items()}

    @staticmethod
    def _event(top: int) -> int:
        return EVENTS - 1 - top % EVENTS

    def of(self, top: int) -> dict[str, Any]:
        """Number, title, date in words, mark and weight of the event."""
        event = self._named[self._event(top)]
        undated = Placed("current", "", self._became.get(event.pk, event.occurrence), False, False, 0, 0)
        found = self._placed.get(event.pk, undated)
        named = {"n": event.number, "title": event.title, "when": found.words}
        return named | {"mark": mark_of(found), "weight": event.weight}
