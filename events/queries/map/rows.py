"""The events of the map, each with the place that it is filed under: SQL for the other questions about the map.

Everything else about the map stands on two relations: `counted`, which has of each `key` (of the place; 0: none) its
`events` and its `top`, the rank of the heaviest and that event as one number; and, of keys that are asked for, the
heaviest events. Without a lens they come from the file of migration 0007, through one from the events that it lets
through. Of all events, and of those at some places, the numbers are kept already, and only the heaviest are looked up.
What was counted of others is kept until the next change: whoever moves the map asks for the same again.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from events.models import FacetKind
from events.models.filing import seen_by
from events.queries.filtering.narrowing import Narrowing, keys
from events.queries.filtering.sieve import Sieve, sieve
from events.queries.lenses.placed_through import laid_over
from events.queries.picture.ground import IN_USE, OF_TIMELINE, Window, of
from events.queries.reader.kept import PLACEMENTS_IN_ORDER
from events.queries.reader.remembered import RememberedEach
from events.queries.reader.sight import Sight

_STRETCH = "int8range(%(from)s::bigint, %(to)s::bigint)"

EVENTS = 1 << 44  # beyond every key of an event: a rank and an event as one number are rank * 2^44 + what is left
_TOP = f"rank * {EVENTS}::bigint + {EVENTS - 1} - event_id"
_OF_PLACES = f"""timeline_id = %(timeline)s::bigint AND facet = {FacetKind.PLACE.value}::smallint
      AND audience = ANY(%(sees)s::smallint[])"""
_FILED = f"""rows AS MATERIALIZED (
    SELECT key, event_id, rank FROM events_facetplacement AS filed
    WHERE {_OF_PLACES} {{passing}} GROUP BY key, rank, event_id
)"""  # noqa: S608 (constants of this room only)
_COUNTED = f"""counted AS MATERIALIZED (
    SELECT key, count(*)::bigint AS events, max({_TOP}) AS top FROM rows GROUP BY key
)"""  # noqa: S608
_HEAVIEST = """SELECT key, event_id, place FROM (
    SELECT key, event_id, row_number() OVER (PARTITION BY key ORDER BY rank DESC, event_id) AS place
    FROM rows WHERE key IN (SELECT key FROM {keys})
) AS each WHERE place <= {most}"""
_KEPT = f"""counted AS NOT MATERIALIZED (
    SELECT key, events::bigint, (
        SELECT {_TOP} FROM events_facetplacement AS filed WHERE {_OF_PLACES} AND filed.key = kept.key
        ORDER BY rank DESC, event_id LIMIT 1) AS top
    FROM events_facetcount AS kept WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text
      AND facet = {FacetKind.PLACE.value}::smallint AND events > 0 {{passing}}
)"""  # noqa: S608
_HEAVIEST_KEPT = f"""SELECT wanted.key, event_id, place FROM {{keys}} AS wanted CROSS JOIN LATERAL (
    SELECT event_id, row_number() OVER (ORDER BY rank DESC, event_id) AS place FROM (
        SELECT DISTINCT rank, event_id FROM events_facetplacement WHERE {_OF_PLACES} AND key = wanted.key
        ORDER BY rank DESC, event_id LIMIT {{most}}) AS most) AS each"""  # noqa: S608
_IN_STRETCH = f"AND placement_id <> 0 AND NOT is_ghost AND int8range(span_begins, span_ends) && {_STRETCH}"
_OTHER = """AND EXISTS (SELECT FROM events_facetplacement AS other WHERE other.timeline_id = %(timeline)s::bigint
    AND other.event_id = filed.event_id AND other.facet = %(facet_{n})s::smallint
    AND other.key = ANY(%(keys_{n})s::bigint[]))"""

_COUNTED_BEFORE = """counted AS MATERIALIZED (
    SELECT * FROM unnest(%(places)s::bigint[], %(events)s::bigint[], %(tops)s::bigint[]) AS known (key, events, top)
)"""

_TOLD = """rows AS MATERIALIZED (
    SELECT coalesce(place.merged_into_id, place.id, 0) AS key, event.id AS event_id,
           events_rank(event.weight, event.id) AS rank
    FROM events_event AS event LEFT JOIN events_place AS place ON place.id = event.place_id
    WHERE event.timeline_id = %(timeline)s::bigint AND event.id = ANY(%(passing)s::bigint[]) {passing}
)"""
_TOLD_IN_STRETCH = f"""AND event.id IN (SELECT event_id FROM events_placement
    WHERE {OF_TIMELINE} AND {IN_USE} AND int8range(span_begins, span_ends) && {_STRETCH})"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class MapRows:
    """What the filters leave in a stretch of time; `counted` stands first, after WITH."""

    sight: Sight
    counted: str
    parameters: dict[str, Any]
    heaviest: str = _HEAVIEST

    def most_of(self, keys: str, most: int) -> str:
        """The `most` heaviest events of each `key` of a relation: `key`, `event_id`, and its `place`, from 1."""
        return self.heaviest.format(keys=keys, most=most)

    def ask(self, statement: str, given: dict[str, Any]) -> list[Any]:
        """The rows of a statement in which `{counted}` stands for the relation."""
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{counted}", self.counted), self.parameters | given)
            return list(cursor.fetchall())


def map_rows(sight: Sight, narrowing: Narrowing, stretch: Window | None) -> MapRows:
    """Of events that overlap `stretch`, None for all, dated or not."""
    parameters: dict[str, Any] = of(sight) | {"sees": [each.value for each in seen_by(sight.audience)]}
    if stretch:
        parameters |= {"from": stretch.begins, "to": stretch.ends}
    if sight.lens is not None:
        before, whose = laid_over(sight, PLACEMENTS_IN_ORDER)
        parameters |= whose | {"passing": sorted(keys(sight, narrowing))}
        told = before + _TOLD.format(passing=_TOLD_IN_STRETCH if stretch else "")
        return MapRows(sight, f"{told}, {_COUNTED}", parameters)
    chosen = sieve(sight, narrowing)
    if stretch is None and (at := _places_alone(chosen)) is not None:
        passing = "" if chosen is None else "AND key = ANY(%(places)s::bigint[])"
        return MapRows(sight, _KEPT.format(passing=passing), parameters | {"places": at}, _HEAVIEST_KEPT)
    passing, more = _passing(chosen)
    filed = _FILED.format(passing=f"{passing} {_IN_STRETCH if stretch else ''}")
    return MapRows(sight, f"{filed}, {_COUNTED}", parameters | more)


def map_counts(sight: Sight, narrowing: Narrowing, stretch: Window | None) -> MapRows:
    """The same, of which nothing is asked but `counted`."""
    is_kept = sight.lens is None and stretch is None and _places_alone(sieve(sight, narrowing)) is not None
    if is_kept or narrowing.todo:  # what is to be done depends on the hour, and on who asks
        return map_rows(sight, narrowing, stretch)
    places, events, tops = _counts(sight, replace(narrowing, now=None), stretch)
    return MapRows(sight, _COUNTED_BEFORE, {"places": list(places), "events": list(events), "tops": list(tops)})


def _count(sight: Sight, narrowing: Narrowing, stretch: Window | None) -> tuple[array[int], array[int], array[int]]:
    found = map_rows(sight, narrowing, stretch).ask("WITH {counted} SELECT key, events, top FROM counted", {})
    places, events, tops = zip(*found, strict=True) if found else ((), (), ())
    return array("q", places), array("q", events), array("q", tops)


_counts = RememberedEach(_count, most=16)


def _places_alone(chosen: Sieve | None) -> list[int] | None:
    """The keys of the places that are asked for where nothing else is; [] where nothing is; else None."""
    if chosen is None:
        return []
    if chosen.events is not None or any(facet != FacetKind.PLACE for facet, _ in chosen.filed):
        return None
    return sorted(set.intersection(*(set(under) for _, under in chosen.filed)))


def _passing(chosen: Sieve | None) -> tuple[str, dict[str, Any]]:
    if chosen is None:
        return "", {}
    if chosen.events is not None:
        return "AND event_id = ANY(%(passing)s::bigint[])", {"passing": sorted(chosen.events)}
    parts: list[str] = []
    parameters: dict[str, Any] = {}
    for n, (facet, under) in enumerate(chosen.filed):
        parts.append(_other(n, facet))
        parameters |= {f"facet_{n}": facet.value, f"keys_{n}": under}
    return " ".join(parts), parameters


def _other(n: int, facet: FacetKind) -> str:
    return f"AND key = ANY(%(keys_{n})s::bigint[])" if facet == FacetKind.PLACE else _OTHER.format(n=n)


_IN_USE_OF = f"""WITH {{told}} nothing AS (SELECT 1)
SELECT event_id, kind, words, occurrence, is_conflicted, is_computed, span_begins, span_ends FROM events_placement
WHERE {OF_TIMELINE} AND {IN_USE} AND event_id = ANY(%(events)s::bigint[])"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Placed:
    """How an event that has a date stands on the axis."""

    kind: str
    words: str
    occurrence: str
    is_conflicted: bool
    is_computed: bool
    begins: int
    ends: int


def placed(sight: Sight, events: Sequence[int]) -> dict[int, Placed]:
    """Of those events that have a date, the date used, else the last announcement (one query)."""
    before, whose = ("", of(sight)) if sight.lens is None else laid_over(sight, PLACEMENTS_IN_ORDER)
    with connection.cursor() as cursor:
        cursor.execute(_IN_USE_OF.format(told=before), whose | {"events": list(events)})
        return {event: Placed(*rest) for event, *rest in cursor.fetchall()}
