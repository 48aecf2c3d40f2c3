"""What a timeline spans and where it opens, for one audience: from the ends of two indexes and the counted buckets.

A timeline of a few hundred events is weighed event by event; a larger one keeps sixteen at either end, and what lies
between in heaps of buckets, of which nothing is scanned.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from events.queries.lenses.told_by import ToldBy, ends_of, told_by
from events.queries.picture.opening import Heap, opening
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

Parameters = dict[str, Any]

ENDS = 16  # placements at either end of the timeline that are weighed one by one
HEAPS = 48  # what lies between, together: none holds more than such a share
FEW = 2_000  # placements up to which every one is looked at
_MOST = 400  # heaps, of a timeline in which very much stands far from the rest

OF_TIMELINE = "timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text"
IN_USE = "kind IN ('current', 'announced')"

#: The same through a lens, of what it shows or of a sample.
_WEIGHED = f"""
WITH {{told}} placed AS (
    SELECT span_begins, span_ends, weight, row_number() OVER (ORDER BY span_begins, span_ends) AS place,
           count(*) OVER () AS number
    FROM events_placement WHERE {OF_TIMELINE} AND {IN_USE}
)
SELECT min(span_begins), max(span_ends), sum(weight + 1) FROM placed
GROUP BY CASE WHEN place <= {ENDS} OR place > number - {ENDS} THEN place
              ELSE {ENDS} + 0.5 + (place * {HEAPS} / number) / {HEAPS}.0 / 4 END
ORDER BY 1, 2
"""  # noqa: S608 (constants of this file only)

_FIRST = f"SELECT FROM events_placement WHERE {OF_TIMELINE} AND {IN_USE} ORDER BY span_begins LIMIT 1"
_IN_HEAPS = """
SELECT heap_begins, heap_ends, heap_weight
FROM events_density_in_heaps(%(timeline)s::bigint, %(audience)s::text,
    %(few)s::bigint, %(alone)s::int, %(heaps)s::bigint, %(most)s::bigint)
"""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of civil seconds, end exclusive."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a timeline spans and where it opens, for one audience, whatever the filters."""

    span: Window
    opening: Window


def is_any(sight: Sight) -> bool:
    """Whether anything stands on the axis, for a reader without a lens: as much of `ground` as is known at once.

    The first by its beginning is asked for, since an index leads to it: for any one of very many PostgreSQL reads the
    table from its start, and the rows of other timelines with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, of(sight))
        return cursor.fetchone() is not None


def of(sight: Sight) -> Parameters:
    """Whose placements are asked for, of a reader without a lens."""
    return {"timeline": sight.timeline.pk, "audience": sight.audience.value}


def heaps(timeline: int, audience: str) -> list[Heap]:
    """What stands on the axis, by beginning; the first and the last ones apart from the rest (one query)."""
    asked: Parameters = {"timeline": timeline, "audience": audience}
    limits = {"few": FEW, "alone": ENDS, "heaps": HEAPS, "most": _MOST}
    with connection.cursor() as cursor:
        cursor.execute(_IN_HEAPS, asked | limits)
        return [Heap(*row) for row in cursor.fetchall()]


def _weighed(told: ToldBy) -> list[Heap]:
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHED.format(told=told.before), told.parameters)
        return [Heap(begins, ends, int(weight)) for begins, ends, weight in cursor.fetchall()]


def _ground(sight: Sight) -> Ground | None:
    if sight.lens is None:
        found = heaps(sight.timeline.pk, sight.audience.value)
        return _opened(sight, found, None)
    here = told_by(sight)
    found = _weighed(here)
    if here.is_few or not found:
        return _opened(sight, found, None)
    return _opened(sight, found, ends_of(sight, min(heap.begins for heap in found), max(heap.ends for heap in found)))


def _opened(sight: Sight, found: list[Heap], ends: tuple[int, int] | None) -> Ground | None:
    stretch = _opening(tuple(found))
    if stretch is None:
        return None
    begins, far = ends or (min(heap.begins for heap in found), max(heap.ends for heap in found))
    timeline = sight.timeline
    if timeline.opening_from is not None and timeline.opening_to is not None:
        stretch = timeline.opening_from, timeline.opening_to
    return Ground(Window(begins, far), Window(*stretch))


_opening = lru_cache(opening)  # the same for every window of a timeline, and some thousand steps
ground = Remembered(_ground, most=64, is_plain=True)
"""The ground of a timeline for a reader; None where nothing stands on the axis. Kept until the timeline changes."""
