"""How full timelines are over time, for small pictures of many at once: two raw queries over placements.

Of a large timeline nothing is scanned: its heaps and its bars come from the counted buckets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models import PlacementAudience
from events.models.density import COARSEST
from events.queries.picture.density import counted_in
from events.queries.picture.ground import FEW, Window, heaps
from events.queries.picture.opening import Heap, heaviest_stretch

BARS = 48
_ENDS, _HEAPS = 12, 24  # weighed one by one at either end, and together between: fewer than a page of its own takes

_LARGE = f"""
    SELECT timeline_id, sum(starts) AS number FROM events_density
    WHERE timeline_id = ANY(%(ids)s) AND level = {COARSEST}
      AND audience = CASE WHEN timeline_id = ANY(%(mine)s) THEN 'members' ELSE 'public' END
    GROUP BY timeline_id HAVING sum(starts) > {FEW}
"""  # noqa: S608 (constants of this room only)
_DRAWN = """
    SELECT timeline_id, span_begins, span_ends, weight FROM events_placement
    WHERE kind IN ('current', 'announced') AND timeline_id = ANY(%(ids)s)
      AND audience = CASE WHEN timeline_id = ANY(%(mine)s) THEN 'members' ELSE 'public' END
"""
_WEIGHED = f"""
SELECT timeline_id, min(span_begins) AS begins, max(span_ends) AS ends, sum(weight + 1) FROM (
    SELECT drawn.*, count(*) OVER (PARTITION BY timeline_id) AS number,
           row_number() OVER (PARTITION BY timeline_id ORDER BY span_begins, span_ends) AS place
    FROM ({_DRAWN}) AS drawn WHERE timeline_id NOT IN (SELECT timeline_id FROM ({_LARGE}) AS large)
) AS placed
GROUP BY timeline_id, CASE WHEN place <= {_ENDS} OR place > number - {_ENDS} THEN place
                           ELSE {_ENDS} + (place * {_HEAPS} / number + 1) / {_HEAPS + 2}.0 END
UNION ALL SELECT timeline_id, NULL, NULL, number FROM ({_LARGE}) AS large
ORDER BY timeline_id, begins, ends
"""  # noqa: S608 (constants of this file only)
_COUNTED = f"""
SELECT timeline_id, width_bucket(span_begins::float8, begins::float8, ends::float8, %(bars)s) AS bar, count(*)
FROM ({_DRAWN}) AS drawn
JOIN unnest(%(ids)s::bigint[], %(begins)s::bigint[], %(ends)s::bigint[]) AS shown (timeline_id, begins, ends)
USING (timeline_id)
GROUP BY 1, 2
"""  # noqa: S608

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fullness:
    """Stretches in civil seconds, ends exclusive; `counts` has `BARS` numbers over `shown`, by beginning."""

    span: Stretch
    shown: Stretch
    counts: list[int]


def fullness(chosen: Mapping[int, Stretch | None], mine: Collection[int]) -> dict[int, Fullness]:
    """By timeline id, from ids to the stretch that an editor chose for each, None where nobody did.

    `mine` are those whose drafts count too. A timeline of which nothing stands on the axis is left out.
    """
    audience: dict[str, Any] = {"ids": list(chosen), "mine": list(mine)}
    found: dict[int, Fullness] = {}
    large = set()
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHED, audience)
        weighed: dict[int, list[Heap]] = {}
        for timeline, begins, ends, weight in cursor.fetchall():
            if begins is None:
                large.add(timeline)
            else:
                weighed.setdefault(timeline, []).append(Heap(begins, ends, int(weight)))
        for timeline, own in weighed.items():
            span = own[0].begins, max(heap.ends for heap in own)
            found[timeline] = Fullness(span, chosen[timeline] or heaviest_stretch(own), [0] * BARS)
        begins_of, ends_of = zip(*(full.shown for full in found.values()), strict=True) if found else ((), ())
        windows = {"ids": list(found), "begins": list(begins_of), "ends": list(ends_of), "bars": BARS}
        cursor.execute(_COUNTED, audience | windows)
        for timeline, bar, count in cursor.fetchall():
            if 1 <= bar <= BARS:
                found[timeline].counts[bar - 1] = count
    return found | {timeline: _of_large(timeline, chosen[timeline], timeline in mine) for timeline in large}


def _of_large(timeline: int, chosen: Stretch | None, is_mine: bool) -> Fullness:
    audience = PlacementAudience.MEMBERS if is_mine else PlacementAudience.PUBLIC
    own = heaps(timeline, audience.value)
    span = own[0].begins, max(heap.ends for heap in own)
    begins, ends = chosen or heaviest_stretch(own)
    counts = [0] * BARS
    counted = counted_in({"timeline": timeline, "audience": audience.value}, Window(begins, ends))
    for begun, number in zip(counted.middles(), counted.starts, strict=True):
        if begins <= begun < ends:
            counts[(begun - begins) * BARS // (ends - begins)] += number
    return Fullness(span, (begins, ends), counts)
