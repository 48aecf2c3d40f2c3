"""The heaviest of each group of a window, and how many stand where in each: SQL beside `picked`."""

from __future__ import annotations

from typing import Any

from django.db import connection

from events.models import FacetKind
from events.models.filing import OCCURRENCE_KEYS
from events.queries.lenses.lots import sample_of
from events.queries.picture.density import Counted
from events.queries.picture.ground import Window
from events.queries.picture.groups import COLUMNS, Group
from events.queries.picture.picked import ALSO, FILE, WINDOW, Picked

LEAST = 12  # placements of each group, however many groups there are
_CANDIDATES = 4_000  # heaviest of everything, among which those of no listed group are looked for
_WANTED = 250  # rows of a group's sample

_UNDER = "unnest(%(group_keys)s::bigint[]) WITH ORDINALITY AS under (key, place)"

_LISTED = """events_facetplacement AS filed
    WHERE filed.timeline_id = %(timeline)s::bigint AND filed.event_id = {of}.event_id
      AND filed.facet = %(group_facet)s::smallint AND filed.key = ANY(%(group_keys)s::bigint[])"""
_KEY_OF_OCCURRENCE = f"array_position(ARRAY{[*OCCURRENCE_KEYS]}, {{of}}.occurrence)"
#: In which groups each placement is drawn, counted from 0 (SQL arrays count from 1): those whose heaviest it is among.
BELONGING = """,
belonging AS MATERIALIZED (
    SELECT id, json_agg(place - 1 ORDER BY place) AS places FROM (
        SELECT DISTINCT id, place FROM shown WHERE place IS NOT NULL) AS each GROUP BY id)"""
PLACES = ", coalesce(belonging.places, %(rest)s::json) AS g"

#: Which of few rows belong to which groups, counted from 1.
BELONGS = f"""belongs AS MATERIALIZED (
    SELECT DISTINCT filed.event_id, array_position(%(group_keys)s::bigint[], filed.key) AS place
    FROM drawn CROSS JOIN LATERAL (SELECT event_id, key FROM {_LISTED.format(of="drawn")} OFFSET 0) AS filed), """  # noqa: S608
BELONGS_BY_OCCURRENCE = f"""belongs AS MATERIALIZED (
    SELECT DISTINCT event_id, array_position(%(group_keys)s::bigint[],
        {_KEY_OF_OCCURRENCE.format(of="drawn")}::bigint) AS place FROM drawn), """  # noqa: S608

_OF_FEW = f"""SELECT id, place FROM (
    SELECT drawn.id, place, row_number() OVER (PARTITION BY place ORDER BY rank DESC, drawn.event_id, drawn.id) AS turn
    FROM drawn LEFT JOIN belongs USING (event_id)
    WHERE int8range(span_begins, span_ends) && {WINDOW}
) AS ranked WHERE turn <= %(each)s"""  # noqa: S608
_OF_MANY = """SELECT id, place FROM (
    SELECT id, place, row_number() OVER (PARTITION BY place ORDER BY rank DESC, event_id, id) AS turn
    FROM ({file}) AS found
) AS ranked WHERE turn <= %(each)s"""
_REST = f""" UNION ALL (SELECT found.id, NULL FROM ({{heaviest}}) AS found
    WHERE NOT EXISTS (SELECT FROM {_LISTED.format(of="found")}) ORDER BY below, event_id, id LIMIT %(each)s)"""  # noqa: S608

#: As a column: rows of `[place, shown, shown that began before the window]`, of what is drawn; place null for the rest.
SHOWN = """(SELECT json_agg(json_build_array(place, number, earlier)) FROM (
    SELECT place, count(*) AS number, count(*) FILTER (WHERE span_begins < %(from)s::bigint) AS earlier
    FROM shown JOIN heaviest USING (id) GROUP BY place) AS shown)"""

#: The same rows of what is not filtered: a function of migration 0017, whose plans are kept.
PICKED = """picked AS MATERIALIZED (
    SELECT * FROM events_heaviest_of_groups(%(timeline)s::bigint, %(audience)s::text, %(sees)s::smallint[],
        %(from)s::bigint, %(to)s::bigint, %(group_facet)s::smallint, %(group_keys)s::bigint[], %(each)s::bigint,
        %(with_rest)s::boolean, %(number_here)s::bigint)
), shown AS (SELECT group_place AS place, id FROM picked),
heaviest AS MATERIALIZED (SELECT DISTINCT ON (id) * FROM picked ORDER BY id)"""

WHOLE = -1  # instead of a column: a row about the whole timeline
COLUMN = f"((span_begins - %(from)s::bigint) * {COLUMNS} / (%(to)s::bigint - %(from)s::bigint))::int"
_BEGINS_HERE = "span_begins >= %(from)s::bigint AND span_begins < %(to)s::bigint"
#: As one column: rows of `[place, column, number]`, of `[place, overlapping]`, of `[place, events]`.
OF_FEW = f"""json_build_array(
    (SELECT coalesce(json_agg(json_build_array(place, bucket, number)), '[]') FROM (
        SELECT place, {COLUMN} AS bucket, count(*) AS number FROM drawn LEFT JOIN belongs USING (event_id)
        WHERE kind <> 'former' AND {_BEGINS_HERE} GROUP BY 1, 2) AS begun),
    (SELECT coalesce(json_agg(json_build_array(place, number)), '[]') FROM (
        SELECT place, count(*) AS number FROM drawn LEFT JOIN belongs USING (event_id)
        WHERE kind <> 'former' AND span_begins < %(to)s::bigint AND span_ends > %(from)s::bigint GROUP BY 1) AS here),
    (SELECT coalesce(json_agg(json_build_array(place, number)), '[]') FROM (
        SELECT place, count(DISTINCT event_id) AS number
        FROM drawn LEFT JOIN belongs USING (event_id) GROUP BY 1) AS every)
)"""  # noqa: S608

_FILED = """events_facetplacement AS filed WHERE timeline_id = %(timeline)s::bigint
    AND audience = ANY(%(sees)s::smallint[]) AND facet = %(group_facet)s::smallint AND key = under.key
    AND placement_id <> 0 AND NOT is_ghost"""
_LOTS = "lot = ANY(ARRAY(SELECT generate_series(0, under.lots - 1))::smallint[])"
_UNDER_LOTS = "unnest(%(group_keys)s::bigint[], %(group_lots)s::int[]) WITH ORDINALITY AS under (key, lots, place)"
OF_MANY = f"""
SELECT place, {COLUMN} AS bucket, count(*) FROM {_UNDER_LOTS}
CROSS JOIN LATERAL (SELECT span_begins FROM {_FILED} AND {_LOTS} AND {_BEGINS_HERE} {{also}}) AS begun
GROUP BY 1, 2
UNION ALL
SELECT place, {WHOLE}, number FROM {_UNDER_LOTS} CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM {_FILED} AND {_LOTS} {{also}}) AS every WHERE %(is_filtered)s
"""  # noqa: S608


def parameters(facet: FacetKind, found: list[Group], k: int) -> dict[str, Any]:
    """What the statements about groups ask for."""
    keys = [group.pk for group in found if not group.is_rest]
    rest = [len(keys)] if len(keys) < len(found) else []
    each = max(k // max(len(found), 1), LEAST)
    return {
        "group_facet": facet.value,
        "group_keys": keys,
        "rest": str(rest),
        "each": each,
        "with_rest": bool(found) and found[-1].is_rest,
    }


def belongs(facet: FacetKind) -> str:
    """The groups of each event in `drawn`."""
    return BELONGS_BY_OCCURRENCE if facet == FacetKind.HAPPENED else BELONGS


def shown(drawn: Picked, found: list[Group]) -> str:
    """Ids of the heaviest of each group in the window."""
    if drawn.is_few:
        return _OF_FEW
    picks = FILE.format(
        under=_UNDER, facet="group_facet", where=f"&& {WINDOW}", also=_filters(drawn), most="%(each)s::bigint"
    )
    rest = _REST.format(heaviest=drawn.heaviest(f"&& {WINDOW}", str(_CANDIDATES)))
    return _OF_MANY.format(file=picks) + (rest if found and found[-1].is_rest else "")


def _filters(drawn: Picked) -> str:
    return "".join(ALSO.format(n=n) for n in range(len(drawn.sieve.filed))) if drawn.sieve else ""


def count_few(found: list[Group], rows: list[Any]) -> None:
    """Into the groups, what the column `OF_FEW` says; exact."""
    begun, here, every = rows
    of = {None if group.is_rest else place: group for place, group in enumerate(found, start=1)}
    for group in found:
        group.number, group.is_estimate = 0, False
    for place, number in every:
        if place in of:
            of[place].number = number
    for place, number in here:
        if place in of:
            of[place].here = number
    for place, column, number in begun:
        if place in of:
            of[place].counts[column] = number


def count_many(found: list[Group], rows: list[Any], drawn: Picked, *, share: float, asked: dict[str, Any]) -> None:
    """Into the groups, from as many lots of each as make a sample; `share` of the timeline is in the window.

    Where fewer are drawn than might have been, those are all (`rows` of `SHOWN`).
    """
    listed = [group for group in found if not group.is_rest]
    samples = [sample_of(group.number * share, _WANTED) for group in listed]
    filtered = {"group_lots": [len(sample.lots) for sample in samples], "is_filtered": drawn.sieve is not None}
    with connection.cursor() as cursor:
        cursor.execute(OF_MANY.format(also=_filters(drawn)), asked | filtered)
        for place, column, number in cursor.fetchall():
            group, scaled = listed[place - 1], round(number / samples[place - 1].share)
            if column == WHOLE:
                group.number = scaled
            else:
                group.counts[column] = scaled
    seen = {row[0]: row[1:] for row in rows}
    for place, group in enumerate(listed, start=1):
        shown, earlier = seen.get(place, (0, 0))
        is_all = shown < asked["each"]
        group.here = shown if is_all else sum(group.counts) + earlier
        group.is_estimate = (not is_all and (not samples[place - 1].is_all or earlier > 0)) or drawn.sieve is not None


def count_rest(found: list[Group], near: Counted, window: Window, total: int) -> None:
    """Into the last group, where it stands for many keys: what no other group accounts for."""
    if not found or not found[-1].is_rest or not found[-1].is_estimate:
        return
    rest, others = found[-1], found[:-1]
    width = window.ends - window.begins
    for middle, number in zip(near.middles(), near.starts, strict=True):
        if window.begins <= middle < window.ends:
            rest.counts[(middle - window.begins) * COLUMNS // width] += number
    rest.counts = [max(0, number - sum(group.counts[n] for group in others)) for n, number in enumerate(rest.counts)]
    rest.here = max(sum(rest.counts), total - sum(group.here for group in others))
