"""The one raw query of the picture: the heaviest placements of a window, how full the whole is, what lies outside.

Exact top-k by a nearest-neighbour scan of the index `placement_heaviest_in_a_window`. GiST has no equality across
types: every parameter is cast, or the index silently becomes a filter (a test holds the plan).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.queries.opening import Heap, opening
from events.queries.placed_through import LAID_OVER, placements_through
from events.queries.remembered import Remembered
from events.queries.sight import Sight

MOST = 500  # placements in one answer
NAMED = 3  # on either side of the window
BUCKETS = 240  # of the density, over the whole span
_ENDS = 16  # placements at either end of the timeline that are weighed one by one, for the opening
_HEAPS = 48  # what lies between, together

Parameters = dict[str, Any]

_NARROWED = "narrowed AS MATERIALIZED (SELECT unnest(%(passing)s::bigint[]) AS id), "
_PASSING = "AND event_id IN (SELECT id FROM narrowed)"
_OF_TIMELINE = "timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text"
_IN_USE = "kind IN ('current', 'announced')"

HEAVIEST = f"""
SELECT * FROM events_placement
WHERE {_OF_TIMELINE} AND kind <> 'reading'
  AND int8range(span_begins, span_ends) && int8range(%(from)s::bigint, %(to)s::bigint)
  {{passing}}
ORDER BY rank <-> 32000::smallint
LIMIT %(k)s::bigint
"""  # noqa: S608 (constants of this file only)

_ANSWER = f"""
WITH {{told}} {{narrowed}} heaviest AS MATERIALIZED ({HEAVIEST}),
rivals AS (
    SELECT * FROM events_placement WHERE {_OF_TIMELINE} AND kind = 'reading'
      AND event_id IN (SELECT event_id FROM heaviest WHERE kind = 'current' AND is_conflicted)
),
density AS (
    SELECT width_bucket(span_begins::float8, %(first)s::float8, %(last)s::float8, %(buckets)s::int) AS bucket, count(*)
    FROM events_placement WHERE {_OF_TIMELINE} AND {_IN_USE} {{passing}} GROUP BY 1
),
before AS (
    SELECT event_id, words, span_begins, span_ends, weight FROM events_placement
    WHERE {_OF_TIMELINE} AND {_IN_USE} AND span_ends <= %(from)s::bigint {{passing}}
    ORDER BY weight DESC, span_ends DESC, id LIMIT {NAMED}
),
after AS (
    SELECT event_id, words, span_begins, span_ends, weight FROM events_placement
    WHERE {_OF_TIMELINE} AND {_IN_USE} AND span_begins >= %(to)s::bigint {{passing}}
    ORDER BY weight DESC, span_begins, id LIMIT {NAMED}
)
SELECT json_build_object(
    'change', %(change)s::bigint,
    'window', json_build_array(%(from)s::bigint, %(to)s::bigint),
    'span', json_build_array(%(first)s::bigint, %(last)s::bigint),
    'opening', json_build_array(%(opening_from)s::bigint, %(opening_to)s::bigint),
    'total', (SELECT count(*) FROM events_placement WHERE {_OF_TIMELINE} AND kind <> 'reading'
              AND int8range(span_begins, span_ends) && int8range(%(from)s::bigint, %(to)s::bigint) {{passing}}),
    'shown', (SELECT count(*) FROM heaviest),
    'placements', (SELECT coalesce(json_agg(json_build_object(
        'n', event.number, 'title', event.title, 'when', words, 'b', span_begins, 'e', span_ends, 'kind', kind,
        'mark', CASE heaviest.occurrence WHEN 'did not happen' THEN 'did_not_happen' WHEN 'postponed' THEN 'planned'
                ELSE heaviest.occurrence END,
        'weight', heaviest.weight, 'computed', is_computed, 'conflict', is_conflicted,
        'fade_b', begins_fades, 'fade_e', ends_fades, 'open_b', begins_open, 'open_e', ends_open,
        'precision', precision, 'by', {{heaviest_by}})
        ORDER BY heaviest.weight DESC, span_begins, event.number, kind), '[]')
        FROM heaviest JOIN events_event AS event ON event.id = heaviest.event_id),
    'readings', (SELECT coalesce(json_agg(json_build_object(
        'n', event.number, 'kind', kind, 'by', {{rivals_by}}, 'when', words, 'b', span_begins, 'e', span_ends
        ) ORDER BY event.number, span_begins, rivals.id), '[]')
        FROM rivals JOIN events_event AS event ON event.id = rivals.event_id),
    'density', json_build_object(
        'from', %(first)s::bigint,
        'step', (%(last)s::bigint - %(first)s::bigint) / %(buckets)s::float8,
        'counts', (SELECT json_agg(coalesce(density.count, 0) ORDER BY place)
            FROM generate_series(1, %(buckets)s::int) AS place LEFT JOIN density ON density.bucket = place)),
    'outside', json_build_object('before', {{before}}, 'after', {{after}})
)::text
"""  # noqa: S608 (constants of this file only)

_NAMED = """(SELECT coalesce(json_agg(json_build_object(
    'n', event.number, 'title', event.title, 'when', words, 'b', span_begins, 'e', span_ends, 'weight', {side}.weight
    ) ORDER BY {side}.weight DESC, {order}, event.number), '[]')
    FROM {side} JOIN events_event AS event ON event.id = {side}.event_id)"""

#: Whose reading is drawn, as `events.queries.names` has it; "" where it is nobody's.
_BY = """coalesce((SELECT CASE WHEN source.public_label <> '' AND %(audience)s::text = 'public' THEN source.public_label
    ELSE coalesce(nullif(source.short_title, ''), nullif(source.container_title, ''), nullif(source.publisher, ''),
        nullif(source.title, ''), nullif(source.url, ''), 'Untitled source') END
    FROM events_reading AS reading JOIN events_citation AS citation ON citation.id = reading.citation_id
    JOIN events_source AS source ON source.id = citation.source_id WHERE reading.id = {rows}.reading_id), '')"""

_WEIGHED = f"""
WITH {{told}} placed AS (
    SELECT span_begins, span_ends, weight, row_number() OVER (ORDER BY span_begins, span_ends) AS place,
           count(*) OVER () AS number
    FROM events_placement WHERE {_OF_TIMELINE} AND {_IN_USE}
)
SELECT min(span_begins), max(span_ends), sum(weight + 1) FROM placed
GROUP BY CASE WHEN place <= {_ENDS} OR place > number - {_ENDS} THEN place
              ELSE {_ENDS} + 0.5 + (place * {_HEAPS} / number) / {_HEAPS}.0 / 4 END
ORDER BY 1, 2
"""  # noqa: S608


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


def ground(sight: Sight) -> Ground | None:
    """None where nothing stands on the axis. One query; through a lens it is remembered."""
    return _ground(sight) if sight.lens is None else _ground_through(sight)


def _ground(sight: Sight) -> Ground | None:
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHED.format(told=_told(sight)), _of(sight))
        heaps = [Heap(begins, ends, int(weight)) for begins, ends, weight in cursor.fetchall()]
    found = opening(heaps)
    if found is None:
        return None
    span = Window(min(heap.begins for heap in heaps), max(heap.ends for heap in heaps))
    timeline = sight.timeline
    if timeline.opening_from is not None and timeline.opening_to is not None:
        found = timeline.opening_from, timeline.opening_to
    return Ground(span, Window(*found))


_ground_through = Remembered(_ground)


def nothing(sight: Sight) -> str:
    """The answer about a timeline of which nothing stands on the axis."""
    nowhere = [0, 0]
    answer = {"change": sight.timeline.ledger.change_number, "window": nowhere, "span": nowhere, "opening": nowhere}
    empty = {"total": 0, "shown": 0, "placements": [], "readings": [], "density": {"from": 0, "step": 1, "counts": []}}
    return json.dumps(answer | empty | {"outside": {"before": [], "after": []}})


def viewport(
    sight: Sight, on: Ground, window: Window | None = None, *, k: int = MOST, passing: Collection[int] | None = None
) -> str:
    """The JSON that the picture is drawn from (`docs/api.md`), for `window` or the opening. One query.

    `k` is capped at `MOST`; `passing` are the keys of the events that the filters leave, None for all.
    """
    shown = window or on.opening
    parameters = _of(sight) | {
        "from": shown.begins,
        "to": shown.ends,
        "k": min(max(k, 1), MOST),
        "first": on.span.begins,
        "last": on.span.ends,
        "opening_from": on.opening.begins,
        "opening_to": on.opening.ends,
        "buckets": BUCKETS,
        "change": sight.timeline.ledger.change_number,
        "passing": None if passing is None else list(passing),
    }
    with connection.cursor() as cursor:
        cursor.execute(_filled(_ANSWER, sight, is_narrowed=passing is not None), parameters)
        answer: str = cursor.fetchone()[0]
    return answer


def _of(sight: Sight) -> Parameters:
    whose = {"timeline": sight.timeline.pk, "audience": sight.audience.value}
    return whose if sight.lens is None else whose | {"told": placements_through(sight)}


def _told(sight: Sight) -> str:
    """Through a lens its own placements stand in for the table's."""
    return "" if sight.lens is None else LAID_OVER


def _filled(statement: str, sight: Sight, *, is_narrowed: bool) -> str:
    pieces = {
        "before": _NAMED.format(side="before", order="span_ends DESC"),
        "after": _NAMED.format(side="after", order="span_begins"),
        "heaviest_by": _BY.format(rows="heaviest"),
        "rivals_by": _BY.format(rows="rivals"),
    }
    narrowing = (_NARROWED, _PASSING) if is_narrowed else ("", "")
    return statement.format(told=_told(sight), narrowed=narrowing[0], passing=narrowing[1], **pieces)
