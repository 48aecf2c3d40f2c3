"""The raw queries of the calendar: what stands on the days of a stretch, the heaviest named and all of it counted.

Each asks placements in use: the date used, else the last announcement. A placement is of a *day* where it lies within
one; of the *month* where no more is known than that; it goes *through* a month that is all its, and is a *bar* where
it takes some days; it is *wider* where not even the month is known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.dates.calendar import DAY
from events.queries.lenses.placed_through import laid_over
from events.queries.reader.kept import PLACEMENTS, PLACEMENTS_IN_ORDER
from events.queries.reader.sight import Sight

NAMED = 3  # on a day, and in a month of the year
BARS = 12  # in a month
WEIGHED = 60  # events that decide where it opens
STRIP = 8  # of which no more is known than the month

_FINE = "('day', 'hour', 'minute', 'second')"
_IN_USE = """timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text
  AND kind <> 'reading' AND kind IN ('current', 'announced')"""
_WITHIN = "int8range(span_begins, span_ends) && int8range(%(from)s::bigint, %(to)s::bigint)"
_FIRST_DAY = f"floor(span_begins / {DAY}::float8)::bigint"
_LAST_DAY = f"floor((span_ends - 1) / {DAY}::float8)::bigint"
_COLUMNS = """event.number, event.title, words, kind, placed.occurrence, is_computed, is_conflicted,
    begins_fades OR ends_fades, span_begins, span_ends"""

_MONTH = f"""
WITH {{told}} {{narrowed}} sorted AS (
    SELECT *, {_FIRST_DAY} AS first_day, CASE
        WHEN {_FIRST_DAY} = {_LAST_DAY} THEN 'day'
        WHEN precision = 'month' AND span_begins >= %(from)s::bigint AND span_ends <= %(to)s::bigint THEN 'month'
        WHEN precision <> 'month' AND precision NOT IN {_FINE} THEN 'wider'
        WHEN span_begins <= %(from)s::bigint AND span_ends >= %(to)s::bigint THEN 'through'
        ELSE 'bar' END AS kept_as
    FROM events_placement WHERE {_IN_USE} AND {_WITHIN} {{passing}}
), placed AS (
    SELECT *, row_number() OVER there AS place, count(*) OVER (PARTITION BY kept_as, day) AS counted
    FROM (SELECT *, CASE WHEN kept_as = 'day' THEN first_day END AS day FROM sorted) AS days
    WINDOW there AS (PARTITION BY kept_as, day ORDER BY {{heaviest}}, span_begins, event_id)
)
SELECT kept_as, day, counted, {_COLUMNS}
FROM placed JOIN events_event AS event ON event.id = placed.event_id
WHERE place <= CASE kept_as WHEN 'day' THEN {NAMED} WHEN 'bar' THEN {BARS} ELSE {STRIP} END
ORDER BY kept_as, day, place
"""  # noqa: S608 (constants of this file only)

_YEAR = f"""
WITH {{told}} {{narrowed}} months AS (
    SELECT * FROM unnest(%(starts)s::bigint[], %(stops)s::bigint[]) WITH ORDINALITY AS month (starts, stops, number)
), counts AS (
    SELECT width_bucket(span_begins, %(starts)s::bigint[]) AS month, count(*) FROM events_placement
    WHERE {_IN_USE} AND span_begins >= %(from)s::bigint AND span_begins < %(to)s::bigint
      AND (precision = 'month' OR precision IN {_FINE}) {{passing}} GROUP BY 1
)
SELECT 'month', months.number, coalesce(counts.count, 0), {_COLUMNS}
FROM months LEFT JOIN counts ON counts.month = months.number CROSS JOIN LATERAL (
    SELECT * FROM events_placement WHERE {_IN_USE}
      AND int8range(span_begins, span_ends) && int8range(months.starts, months.stops)
      AND span_begins >= months.starts AND (precision = 'month' OR precision IN {_FINE}) {{passing}}
    ORDER BY {{heaviest}}, span_begins, event_id LIMIT {NAMED}
) AS placed JOIN events_event AS event ON event.id = placed.event_id
UNION ALL
SELECT 'wider', NULL, counted, {_COLUMNS}
FROM (
    SELECT *, count(*) OVER () AS counted FROM events_placement WHERE {_IN_USE} AND {_WITHIN}
      AND precision NOT IN {_FINE} AND precision <> 'month' {{passing}} ORDER BY {{heaviest}}, span_begins LIMIT {STRIP}
) AS placed JOIN events_event AS event ON event.id = placed.event_id
"""  # noqa: S608

_DAY = f"""
WITH {{told}} {{narrowed}} placed AS (
    SELECT * FROM events_placement WHERE {_IN_USE} AND {_WITHIN}
      AND (precision IN {_FINE} OR precision = 'month' AND span_ends - span_begins > 31 * {DAY}) {{passing}}
)
SELECT event_id, number, kind, count(*) OVER () FROM placed JOIN events_event AS event ON event.id = placed.event_id
ORDER BY span_begins, span_ends, event.sort_key, event.number LIMIT %(limit)s::bigint OFFSET %(offset)s::bigint
"""  # noqa: S608

_BESIDE = f"""
WITH {{told}} {{narrowed}} nothing AS (SELECT 1)
(SELECT 'next', span_begins, precision FROM events_placement WHERE {_IN_USE} AND span_begins >= %(to)s::bigint
   AND (precision = 'month' OR precision IN {_FINE}) {{passing}} ORDER BY span_begins, span_ends LIMIT 1)
UNION ALL
(SELECT 'previous', span_begins, precision FROM events_placement WHERE {_IN_USE} AND span_begins < %(from)s::bigint
   AND (precision = 'month' OR precision IN {_FINE}) {{passing}} ORDER BY span_begins DESC, span_ends DESC LIMIT 1)
"""  # noqa: S608

_HEAVIEST = f"""
WITH {{told}} {{narrowed}} nothing AS (SELECT 1)
SELECT span_begins, weight FROM events_placement WHERE {_IN_USE} AND {_WITHIN}
  AND (precision = 'month' OR precision IN {_FINE}) {{passing}} ORDER BY {{heaviest}}, span_begins
LIMIT {WEIGHED}
"""  # noqa: S608

_PLACED = f"WITH {{told}} {{narrowed}} nothing AS (SELECT 1) SELECT count(*) FROM events_placement WHERE {_IN_USE} {{passing}}"  # noqa: E501, S608


@dataclass(frozen=True, slots=True)
class Entry:
    """What one placement says in the calendar: where it is kept, of how many, and the event by name and date."""

    kept_as: str  # day, month, through, bar, wider
    place: int | None  # the day's number, or the month's of a year
    counted: int  # of those kept in the same place
    number: int
    title: str
    words: str
    kind: str
    occurrence: str
    is_computed: bool
    is_conflicted: bool
    is_soft: bool  # an end of it is uncertain
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A reader's calendar; `passing` are the keys of the events that the filters leave, None for all."""

    sight: Sight
    passing: Collection[int] | None

    def month(self, begins: int, ends: int) -> list[Entry]:
        """What the month holds: days first to last, the heaviest first on each (one query)."""
        return [Entry(*row) for row in self._rows(_MONTH, {"from": begins, "to": ends})]

    def year(self, starts: Sequence[int], ends: int) -> list[Entry]:
        """The heaviest of every month that begins at one of `starts`, and what is wider than a month (one query)."""
        stops = [*starts[1:], ends]
        given = {"from": starts[0], "to": ends, "starts": list(starts), "stops": stops}
        return [Entry(*row) for row in self._rows(_YEAR, given)]

    def day(self, begins: int, *, limit: int, offset: int) -> list[tuple[int, int, str, int]]:
        """Key and number of every event of a day, the kind of its placement, and how many there are (one query)."""
        given = {"from": begins, "to": begins + DAY, "limit": limit, "offset": offset}
        return list(self._rows(_DAY, given))

    def beside(self, begins: int, ends: int) -> dict[str, tuple[int, str]]:
        """`next` and `previous`: when the nearest event outside begins, and how exactly that is known (one query)."""
        return {
            side: (at, precision)
            for side, at, precision in self._rows(_BESIDE, {"from": begins, "to": ends}, by_weight=False)
        }

    def heaviest(self, begins: int, ends: int) -> list[tuple[int, int]]:
        """When the most prominent events of a stretch begin, and their weights (one query)."""
        return list(self._rows(_HEAVIEST, {"from": begins, "to": ends}))

    def placed(self) -> int:
        """How many events have a place on the axis (one query)."""
        return int(self._rows(_PLACED, {}, by_weight=False)[0][0])

    def _rows(self, statement: str, given: dict[str, Any], *, by_weight: bool = True) -> list[Any]:
        sight, narrowed, passing = self.sight, "", ""
        parameters = {"timeline": sight.timeline.pk, "audience": sight.audience.value, **given}
        if self.passing is not None:
            narrowed = "narrowed AS MATERIALIZED (SELECT unnest(%(passing)s::bigint[]) AS id), "
            passing = "AND event_id IN (SELECT id FROM narrowed)"
            parameters["passing"] = list(self.passing)
        told, heaviest = "", "rank <-> 32000::smallint"
        if sight.lens is not None:
            told, whose = laid_over(sight, PLACEMENTS if by_weight else PLACEMENTS_IN_ORDER)
            parameters |= whose
            heaviest = "weight DESC" if "told" in whose else heaviest
        filled = statement.format(told=told, narrowed=narrowed, passing=passing, heaviest=heaviest)
        with connection.cursor() as cursor:
            cursor.execute(filled, parameters)
            return list(cursor.fetchall())
