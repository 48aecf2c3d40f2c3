"""The events of the map, each with the place that it is filed under: SQL for the other questions about the map.

Without a lens from the file of migration 0007, through one from the events that it lets through. Everything else about
the map stands on one relation, `rows`: `key` (of the place; 0: none), `event_id` and `rank`, each event once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models import FacetKind
from events.models.filing import seen_by
from events.queries.ground import IN_USE, OF_TIMELINE, Window, of
from events.queries.kept import PLACEMENTS_IN_ORDER
from events.queries.narrowing import Narrowing, keys
from events.queries.placed_through import laid_over
from events.queries.sieve import sieve
from events.queries.sight import Sight

_STRETCH = "int8range(%(from)s::bigint, %(to)s::bigint)"

_FILED = f"""rows AS MATERIALIZED (
    SELECT key, event_id, max(rank) AS rank FROM events_facetplacement AS filed
    WHERE timeline_id = %(timeline)s::bigint AND facet = {FacetKind.PLACE.value}::smallint
      AND audience = ANY(%(sees)s::smallint[]) {{passing}} GROUP BY key, event_id
)"""  # noqa: S608 (constants of this room only)
_IN_STRETCH = f"AND placement_id <> 0 AND NOT is_ghost AND int8range(span_begins, span_ends) && {_STRETCH}"
_OTHER = """AND EXISTS (SELECT FROM events_facetplacement AS other WHERE other.timeline_id = %(timeline)s::bigint
    AND other.event_id = filed.event_id AND other.facet = %(facet_{n})s::smallint
    AND other.key = ANY(%(keys_{n})s::bigint[]))"""

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
    """`rows` of what the filters leave in a stretch of time; `before` stands first, after WITH."""

    sight: Sight
    before: str
    parameters: dict[str, Any]

    def ask(self, statement: str, given: dict[str, Any]) -> list[Any]:
        """The rows of a statement in which `{rows}` stands for the relation."""
        with connection.cursor() as cursor:
            cursor.execute(statement.format(rows=self.before), self.parameters | given)
            return list(cursor.fetchall())


def map_rows(sight: Sight, narrowing: Narrowing, stretch: Window | None) -> MapRows:
    """Of events that overlap `stretch`, None for all, dated or not."""
    parameters: dict[str, Any] = of(sight) | {"sees": [each.value for each in seen_by(sight.audience)]}
    if stretch:
        parameters |= {"from": stretch.begins, "to": stretch.ends}
    if sight.lens is not None:
        before, whose = laid_over(sight, PLACEMENTS_IN_ORDER)
        parameters |= whose | {"passing": sorted(keys(sight, narrowing))}
        return MapRows(sight, before + _TOLD.format(passing=_TOLD_IN_STRETCH if stretch else ""), parameters)
    passing, more = _passing(sight, narrowing)
    return MapRows(sight, _FILED.format(passing=f"{passing} {_IN_STRETCH if stretch else ''}"), parameters | more)


def _passing(sight: Sight, narrowing: Narrowing) -> tuple[str, dict[str, Any]]:
    chosen = sieve(sight, narrowing)
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
