"""How many stand where, of what the filters leave: exact where that is little, else from some of the lots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import connection

from events.queries.density import Counted, Numbers, buckets_of, counted, share_of
from events.queries.ground import Ground, Window
from events.queries.lots import sample_of
from events.queries.picked import Picked
from events.queries.remembered import Kept, key_of
from events.queries.sight import Sight

WANTED = 4_000  # rows of the sample of a window
WANTED_OF_ALL = 8_000  # of that of the whole, which is looked at once for each change
LONG = 40 * 86_400  # seconds; the few spans that are longer have indexes of their own (migrations 0020, 0034)

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
_SPANS = f"SELECT placement_id, span_begins, span_ends, is_ghost {_IN_LOTS}"
#: What stands in the window, once each: what begins there, what began shortly before, and what goes on for long.
_HERE = f"""
WITH here AS MATERIALIZED (
    {_SPANS} AND span_begins >= %(near_begins)s::bigint AND span_begins < %(near_ends)s::bigint
    UNION {_SPANS} AND span_ends - span_begins <= {LONG} AND span_ends > %(near_begins)s::bigint
        AND span_begins >= %(near_begins)s::bigint - {LONG} AND span_begins < %(near_begins)s::bigint
    UNION {_SPANS} AND span_ends - span_begins > {LONG} AND span_begins < %(near_begins)s::bigint
        AND int8range(span_begins, span_ends) && int8range(%(near_begins)s::bigint, %(near_begins)s::bigint + 1)
), nothing AS (SELECT * FROM here WHERE false)
SELECT {{columns}}
"""  # noqa: S608 (constants of this file only)
_WHOLE = f"""
SELECT span_begins >> %(whole_width)s::int, count(*), 0
FROM (SELECT DISTINCT placement_id, span_begins, is_ghost {_IN_LOTS}) AS every WHERE NOT is_ghost GROUP BY 1
"""  # noqa: S608


def four(rows: str, ghost: str, every: str = "") -> str:
    """Four columns of numbers about a relation: the sparse buckets of window and whole (of `every`, where that is
    another relation), what enters, the total.
    """
    window, whole = {"rows": rows, "ghost": ghost}, {"rows": every or rows, "ghost": ghost}
    moves = " UNION ALL ".join(each.format(name="near", **window) for each in (_BEGUN, _ENDED))
    return ", ".join(
        (
            _SPARSE.format(name="near", moves=moves),
            _SPARSE.format(name="whole", moves=_BEGUN.format(name="whole", **whole)),
            _ENTERING.format(**window),
            _TOTAL.format(**window),
        )
    )


def asked(on: Ground, window: Window) -> dict[str, Any]:
    """The parameters of those columns."""
    named = {"near": buckets_of(window), "whole": buckets_of(on.span)}
    found: dict[str, Any] = {"from": window.begins, "to": window.ends}
    for name, buckets in named.items():
        found |= {f"{name}_width": buckets.width, f"{name}_begins": buckets.begins, f"{name}_ends": buckets.ends}
    return found


def numbers_of(found: tuple[Any, Any, int, int], on: Ground, window: Window, *, share: float = 1) -> Numbers:
    """What the four columns say; `share` of the events were looked at."""
    near, whole, entering, total = found
    return Numbers(
        counted(buckets_of(window), near, entering, share=share),
        counted(buckets_of(on.span), whole, 0),
        round(total / share),
        is_estimate=share < 1,
    )


def sampled_numbers(sight: Sight, drawn: Picked, on: Ground, window: Window) -> Numbers:
    """Where the filters leave much: a sample of the whole, and a closer one of the window."""
    number = drawn.sieve.number if drawn.sieve else 0
    share = share_of(drawn.parameters, on, window)
    sample = sample_of(number * share, WANTED)
    statement = _HERE.format(also=drawn.also, columns=four("here", "is_ghost", every="nothing"))
    with connection.cursor() as cursor:
        cursor.execute(statement, drawn.parameters | asked(on, window) | {"lots": sample.lots})
        found: tuple[Any, Any, int, int] = cursor.fetchone()
    chosen = tuple((facet, tuple(keys)) for facet, keys in drawn.sieve.filed) if drawn.sieve else ()
    whole = _wholes.get((key_of(sight), chosen), lambda: _whole(drawn, on, number))
    return replace(numbers_of(found, on, window, share=sample.share), whole=whole, share=share)


_wholes: Kept[Counted] = Kept(64)  # what begins where in all that the filters leave, whatever the window


def _whole(drawn: Picked, on: Ground, number: int) -> Counted:
    sample, buckets = sample_of(number, WANTED_OF_ALL), buckets_of(on.span)
    given = drawn.parameters | {"lots": sample.lots, "whole_width": buckets.width}
    with connection.cursor() as cursor:
        cursor.execute(_WHOLE.format(also=drawn.also), given)
        return counted(buckets, cursor.fetchall(), 0, share=sample.share)
