"""How many stand where, of what the filters leave: exact where that is little, else from some of 64 equal lots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import connection

from events.models.filing import LOTS
from events.queries.density import Numbers, buckets_of, counted, share_of
from events.queries.ground import Ground, Window
from events.queries.lots import lots_for
from events.queries.picked import FILED_IN, Picked

WANTED = 8_000  # rows of a sample

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
    AND placement_id <> 0 AND lot = ANY(%({lots})s::smallint[]) {also}"""
_SAMPLED = """{name} AS MATERIALIZED (SELECT DISTINCT placement_id, span_begins, span_ends, is_ghost {rows})"""


def four(rows: str, ghost: str, whole_rows: str = "") -> str:
    """Four columns of numbers about a relation: the sparse buckets of window and whole, what enters, the total."""
    window, whole = {"rows": rows, "ghost": ghost}, {"rows": whole_rows or rows, "ghost": ghost}
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


def numbers_of(
    found: tuple[Any, Any, int, int], on: Ground, window: Window, *, share: float = 1, whole_share: float = 1
) -> Numbers:
    """What the four columns say; `share` of the events were looked at in the window, `whole_share` in all."""
    near, whole, entering, total = found
    return Numbers(
        counted(buckets_of(window), near, entering, share=share),
        counted(buckets_of(on.span), whole, 0, share=whole_share),
        round(total / share),
        is_estimate=share < 1,
    )


def sampled_numbers(drawn: Picked, on: Ground, window: Window) -> Numbers:
    """Where the filters leave much: a sample of the whole, and a closer one of the window."""
    number = drawn.sieve.number if drawn.sieve else 0
    share = share_of(drawn.parameters, on, window)
    inside = number * share
    whole_lots, lots = lots_for(number, WANTED), lots_for(inside, WANTED)
    begun = _IN_LOTS.format(lots="lots", also=drawn.also) + (
        " AND span_begins >= %(near_begins)s::bigint AND span_begins < %(near_ends)s::bigint"
    )
    entering = (
        f"FROM events_facetplacement AS filed WHERE {FILED_IN} && "
        "int8range(%(near_begins)s::bigint, %(near_begins)s::bigint + 1) AND span_begins < %(near_begins)s::bigint "
        "AND audience = ANY(%(sees)s::smallint[]) AND facet = %(facet_0)s::smallint "
        f"AND key = ANY(%(keys_0)s::bigint[]) AND lot = ANY(%(lots)s::smallint[]) {drawn.also}"
    )
    here = _SAMPLED.format(name="begun", rows=begun) + ", " + _SAMPLED.format(name="entering", rows=entering)
    whole = _SAMPLED.format(name="every", rows=_IN_LOTS.format(lots="whole_lots", also=drawn.also))
    statement = (
        f"WITH {here}, here AS MATERIALIZED (SELECT * FROM begun UNION ALL SELECT * FROM entering), {whole} "  # noqa: S608
        f"SELECT {four('here', 'is_ghost', 'every')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, drawn.parameters | asked(on, window) | {"lots": lots, "whole_lots": whole_lots})
        found: tuple[Any, Any, int, int] = cursor.fetchone()
    counts = numbers_of(found, on, window, share=len(lots) / LOTS, whole_share=len(whole_lots) / LOTS)
    return replace(counts, share=share)
