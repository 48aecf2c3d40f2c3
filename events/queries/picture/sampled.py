"""How many stand where, of what the filters leave: exact where that is little, else from some of the lots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import connection

from events.models import FacetKind
from events.queries.filtering.sieve import Sieve
from events.queries.lenses.lots import sample_of
from events.queries.picture.density import Counted, Numbers, buckets_of, counted, share_of
from events.queries.picture.ground import Ground, Window, ground
from events.queries.picture.picked import Picked, picked
from events.queries.reader.remembered import RememberedEach
from events.queries.reader.sight import Sight

WANTED = 4_000  # rows of the sample of a window
WANTED_OF_ALL = 8_000  # of that of the whole, which is looked at once for each change
LONG = 40 * 86_400  # seconds; the few spans that are longer have indexes of their own (migrations 0020, 0034)

Found = tuple[Any, int, int]  # of the columns about a window

_BEGUN = """SELECT span_begins >> %({name}_width)s::int AS bucket, 1 AS starts, 0 AS ends FROM {rows}
    WHERE NOT {ghost} AND span_begins >= %({name}_begins)s::bigint AND span_begins < %({name}_ends)s::bigint"""
_ENDED = """SELECT (span_ends - 1) >> %({name}_width)s::int, 0, 1 FROM {rows}
    WHERE NOT {ghost} AND span_ends > %({name}_begins)s::bigint AND span_ends <= %({name}_ends)s::bigint"""
_SPARSE = """(SELECT coalesce(json_agg(json_build_array(bucket, starts, ends)), '[]') FROM (
    SELECT bucket, sum(starts) AS starts, sum(ends) AS ends FROM ({moves}) AS moved GROUP BY bucket) AS {name})"""
_ENTERING = """(SELECT count(*) FROM {rows} WHERE NOT {ghost}
    AND span_begins < %(near_begins)s::bigint AND span_ends > %(near_begins)s::bigint)"""
_TOTAL = """(SELECT count(*) FROM {rows} WHERE span_begins < %(to)s::bigint AND span_ends > %(from)s::bigint)"""

_IN_LOTS = """FROM events_facetplacement AS filed WHERE timeline_id = %(timeline)s::bigint
    AND audience = ANY(%(sees)s::smallint[]) AND facet = %(facet_0)s::smallint AND key = ANY(%(keys_0)s::bigint[])
    AND placement_id <> 0 AND lot = ANY(%(lots)s::smallint[]) {also}"""
_WHOLE = f"""
SELECT span_begins >> %(whole_width)s::int, count(*), 0
FROM (SELECT DISTINCT placement_id, span_begins, is_ghost {_IN_LOTS}) AS every WHERE NOT is_ghost GROUP BY 1
"""  # noqa: S608 (constants of this file only)


def about_window(rows: str, ghost: str) -> str:
    """Three columns of numbers about a relation: the sparse buckets of the window, what enters it, the total."""
    named = {"rows": rows, "ghost": ghost}
    moves = " UNION ALL ".join(each.format(name="near", **named) for each in (_BEGUN, _ENDED))
    return ", ".join((_SPARSE.format(name="near", moves=moves), _ENTERING.format(**named), _TOTAL.format(**named)))


def about_whole(rows: str, ghost: str) -> str:
    """A column about a relation: the sparse buckets of all that the timeline spans."""
    return _SPARSE.format(name="whole", moves=_BEGUN.format(name="whole", rows=rows, ghost=ghost))


def standing_here(spans: str, together: str = "UNION ALL") -> str:
    """The statement that counts what of `spans` stands in the window: what begins there, what began shortly before, and
    what goes on for long. `spans` selects span and `is_ghost` and ends in conditions; UNION: what comes twice, once.
    """
    return f"""
WITH here AS MATERIALIZED (
    {spans} AND span_begins >= %(near_begins)s::bigint AND span_begins < %(near_ends)s::bigint
    {together} {spans} AND span_ends - span_begins <= {LONG} AND span_ends > %(near_begins)s::bigint
        AND span_begins >= %(near_begins)s::bigint - {LONG} AND span_begins < %(near_begins)s::bigint
    {together} {spans} AND span_ends - span_begins > {LONG} AND span_begins < %(near_begins)s::bigint
        AND int8range(span_begins, span_ends) && int8range(%(near_begins)s::bigint, %(near_begins)s::bigint + 1)
) SELECT {about_window("here", "is_ghost")}
"""


HERE = standing_here(f"SELECT placement_id, span_begins, span_ends, is_ghost {_IN_LOTS}", "UNION")
"""Of a sample of what the filters leave; `{also}` are the filters but the first."""


def asked(on: Ground, window: Window) -> dict[str, Any]:
    """The parameters of those columns."""
    named = {"near": buckets_of(window), "whole": buckets_of(on.span)}
    found: dict[str, Any] = {"from": window.begins, "to": window.ends}
    for name, buckets in named.items():
        found |= {f"{name}_width": buckets.width, f"{name}_begins": buckets.begins, f"{name}_ends": buckets.ends}
    return found


def numbers_of(found: Found, window: Window, whole: Counted, *, share: float = 1) -> Numbers:
    """What the columns about the window say; `share` of the events were looked at."""
    near, entering, total = found
    here = counted(buckets_of(window), near, entering, share=share)
    return Numbers(here, whole, round(total / share), is_estimate=share < 1)


def sampled_numbers(sight: Sight, drawn: Picked, on: Ground, window: Window) -> Numbers:
    """Where the filters leave much: a sample of the whole, and a closer one of the window."""
    chosen = drawn.sieve or Sieve()
    share = share_of(drawn.parameters, on, window)
    sample = sample_of(chosen.number * share, WANTED)
    with connection.cursor() as cursor:
        cursor.execute(HERE.format(also=drawn.also), drawn.parameters | asked(on, window) | {"lots": sample.lots})
        found: Found = cursor.fetchone()
    whole = _whole(sight, tuple((facet, tuple(keys)) for facet, keys in chosen.filed), chosen.number)
    return replace(numbers_of(found, window, whole, share=sample.share), share=share)


def _whole_of(sight: Sight, filed: tuple[tuple[FacetKind, tuple[int, ...]], ...], number: int) -> Counted:
    drawn = picked(sight, Sieve(filed=tuple((facet, list(keys)) for facet, keys in filed), number=number))
    on = ground(sight)
    sample, buckets = sample_of(number, WANTED_OF_ALL), buckets_of(on.span if on else Window(0, 1))
    given = drawn.parameters | {"lots": sample.lots, "whole_width": buckets.width}
    with connection.cursor() as cursor:
        cursor.execute(_WHOLE.format(also=drawn.also), given)
        return counted(buckets, cursor.fetchall(), 0, share=sample.share)


_whole = RememberedEach(_whole_of, most=64)  # what begins where in all that the filters leave, whatever the window
