"""How full timelines are over time, for small pictures of many at once: one raw query over placements."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

BARS = 48

# A bar counts events by their beginning, over the stretch that holds all but a few outliers at either end.
_SQL = """
WITH drawn AS (
    SELECT timeline_id, span_begins, span_ends FROM events_placement
    WHERE kind IN ('current', 'announced') AND timeline_id = ANY(%(ids)s)
      AND audience = CASE WHEN timeline_id = ANY(%(mine)s) THEN 'members' ELSE 'public' END
), stretch AS (
    SELECT timeline_id, min(span_begins) AS first, max(span_ends) AS last,
           percentile_disc(0.08) WITHIN GROUP (ORDER BY span_begins) AS begins,
           percentile_disc(0.92) WITHIN GROUP (ORDER BY span_ends) AS ends
    FROM drawn GROUP BY timeline_id
), bar AS (
    SELECT timeline_id, first, last, begins, greatest(ends, begins + 1) AS ends,
           width_bucket(span_begins::float8, begins::float8, greatest(ends, begins + 1)::float8, %(bars)s) AS number
    FROM drawn JOIN stretch USING (timeline_id)
)
SELECT timeline_id, first, last, begins, ends, number, count(*) FROM bar GROUP BY 1, 2, 3, 4, 5, 6
"""


@dataclass(frozen=True, slots=True)
class Fullness:
    """Civil seconds, ends exclusive; `counts` has `BARS` numbers over `shown`."""

    span: tuple[int, int]
    shown: tuple[int, int]
    counts: list[int]


def fullness(timelines: Collection[int], mine: Collection[int]) -> dict[int, Fullness]:
    """By timeline id; `mine` are those whose drafts count too. A timeline without any placement is left out."""
    found: dict[int, Fullness] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"ids": list(timelines), "mine": list(mine), "bars": BARS})
        for timeline, first, last, begins, ends, number, count in cursor.fetchall():
            full = found.setdefault(timeline, Fullness((first, last), (begins, ends), [0] * BARS))
            if 1 <= number <= BARS:
                full.counts[number - 1] += count
    return found
