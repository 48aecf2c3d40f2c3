"""Functions of 0016 that find and count what stands in a window, each with a plan that is kept as long as a connection.

Planning these statements took as long as answering them. The settings leave one plan each: by the nearest neighbours of
an index, in the order of rank, however many rows the planner expects.
"""

from events.migrations._counting import COARSEST, FINEST, STEP

_KEPT_PLAN = "plan_cache_mode = 'force_generic_plan' SET enable_seqscan = 'off' SET enable_bitmapscan = 'off'"
_IN_ORDER = f"{_KEPT_PLAN} SET enable_sort = 'off'"
_COLUMNS = {
    "id": "bigint", "event_id": "bigint", "reading_id": "bigint", "kind": "text", "weight": "smallint",
    "rank": "smallint", "span_begins": "bigint", "span_ends": "bigint", "begins_open": "boolean",
    "ends_open": "boolean", "begins_fades": "boolean", "ends_fades": "boolean", "is_computed": "boolean",
    "is_conflicted": "boolean", "occurrence": "text", "precision": "text", "words": "text",
}  # fmt: skip
_NAMES = ", ".join(_COLUMNS)
_ROWS = "TABLE ({})".format(", ".join(f'"{name}" {kind}' for name, kind in _COLUMNS.items()))
_IN_USE = "kind IN ('current', 'announced')"

#: By name of the functions: their parameters, and the rows that they look among.
_GROUNDS = {
    "": (
        "of_timeline bigint, for_audience text",
        "events_placement WHERE timeline_id = of_timeline AND audience = for_audience",
    ),
    "_told": (
        "of_timeline bigint, seen_by smallint[], told_by bigint, as_of bigint",
        "events_toldplacement WHERE timeline_id = of_timeline AND teller = told_by AND audience = ANY (seen_by) "
        "AND int8range(known_from, known_to) @> as_of",
    ),
}
_BY_RANK = "ORDER BY rank <-> 32000::smallint, event_id, id LIMIT"


def _heaviest(ground: str, where: str, most: str) -> str:
    return f"""SELECT {_NAMES} FROM {ground} AND kind <> 'reading'
            AND int8range(span_begins, span_ends) {where} {_BY_RANK} {most}"""  # noqa: S608


def _picking(suffix: str) -> str:
    """What is drawn of a window, and what is named on either side of it.

    A slice whose heaviest are among those of the window is not looked up: they are read from there.
    """
    given, ground = _GROUNDS[suffix]
    window = "int8range(window_begins, window_ends)"
    beside = {
        side: _heaviest(ground, f"{stands} {window} AND {_IN_USE}", "most")
        for side, stands in (("before", "<<"), ("after", ">>"))
    }
    return f"""
CREATE FUNCTION events_heaviest{suffix}({given}, window_begins bigint, window_ends bigint, most bigint,
    slices_begin bigint[], slices_end bigint[], most_of_each bigint)
RETURNS {_ROWS} LANGUAGE plpgsql STABLE ROWS 500 SET {_IN_ORDER} AS $body$
#variable_conflict use_column
BEGIN
    RETURN QUERY WITH top AS MATERIALIZED (
        {_heaviest(ground, f"&& {window}", "most")}
    ), lacking AS MATERIALIZED (
        SELECT slice.begins, slice.ends FROM unnest(slices_begin, slices_end) AS slice (begins, ends)
        WHERE (SELECT count(*) FROM top) = most AND (
            SELECT count(*) FROM top WHERE span_begins < slice.ends AND span_ends > slice.begins) < most_of_each
    )
    SELECT * FROM top UNION ALL SELECT DISTINCT ON (own.id) own.* FROM lacking CROSS JOIN LATERAL (
        {_heaviest(ground, "&& int8range(lacking.begins, lacking.ends)", "most_of_each")}
    ) AS own WHERE NOT EXISTS (SELECT FROM top WHERE top.id = own.id);
END $body$;

CREATE FUNCTION events_heaviest_beside{suffix}({given}, window_begins bigint, window_ends bigint, most bigint,
    is_before boolean)
RETURNS {_ROWS} LANGUAGE plpgsql STABLE ROWS 3 SET {_IN_ORDER} AS $body$
#variable_conflict use_column
BEGIN
    IF is_before THEN RETURN QUERY {beside["before"]};
    ELSE RETURN QUERY {beside["after"]};
    END IF;
END $body$;
"""


_OF = "timeline_id = of_timeline AND audience = for_audience"
_LEVELS = f"generate_series({FINEST}, {COARSEST}, {STEP})"
_SUMS = ("starts", "ends", "ghost_starts", "ghost_ends")

#: What begins before a second, and what has ended by then: a few rows of each level, and a part of one bucket.
_UP_TO = f"""
CREATE FUNCTION events_density_up_to(of_timeline bigint, for_audience text, seconds bigint[])
RETURNS TABLE (place bigint, {", ".join(f"{each} bigint" for each in _SUMS)})
LANGUAGE plpgsql STABLE ROWS 3 SET {_KEPT_PLAN} AS $body$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT asked.place, {", ".join(f"coalesce(sum({each}), 0)::bigint" for each in _SUMS)}
    FROM unnest(seconds) WITH ORDINALITY AS asked (second, place) CROSS JOIN LATERAL (
        SELECT kept.* FROM {_LEVELS} AS width CROSS JOIN LATERAL (
            SELECT {", ".join(_SUMS)} FROM events_density
            WHERE {_OF} AND level = width::smallint AND bucket < asked.second >> width
              AND bucket >= CASE WHEN width = {COARSEST} THEN -9223372036854775808
                                 ELSE (asked.second >> (width + {STEP})) << {STEP} END
        ) AS kept
        UNION ALL
        SELECT count(*) FILTER (WHERE {_IN_USE}), 0, count(*) FILTER (WHERE NOT {_IN_USE}), 0 FROM events_placement
        WHERE {_OF} AND kind <> 'reading'
          AND span_begins >= asked.second >> {FINEST} << {FINEST} AND span_begins < asked.second
        UNION ALL
        SELECT 0, count(*) FILTER (WHERE {_IN_USE}), 0, count(*) FILTER (WHERE NOT {_IN_USE}) FROM events_placement
        WHERE {_OF} AND kind <> 'reading'
          AND span_ends > asked.second >> {FINEST} << {FINEST} AND span_ends <= asked.second
    ) AS counted GROUP BY asked.place ORDER BY asked.place;
END $body$;
"""

#: By bucket of 2**width seconds; from the buckets that are kept, or from the indexes where none are so narrow.
_BUCKETS = f"""
CREATE FUNCTION events_density_of(of_timeline bigint, for_audience text, width int, first bigint, number bigint)
RETURNS TABLE (bucket bigint, starts bigint, ends bigint)
LANGUAGE plpgsql STABLE ROWS 400 SET {_KEPT_PLAN} AS $body$
#variable_conflict use_column
DECLARE
    kept int := least({FINEST} + (width - {FINEST}) / {STEP} * {STEP}, {COARSEST});
    shift int := width - kept;
    last bigint := first + number;
BEGIN
    IF width >= {FINEST} THEN
        RETURN QUERY SELECT bucket >> shift, sum(starts), sum(ends) FROM events_density
        WHERE {_OF} AND level = kept::smallint AND bucket >= first << shift AND bucket < last << shift GROUP BY 1;
    ELSE
        RETURN QUERY SELECT span_begins >> width, count(*), 0::bigint FROM events_placement
        WHERE {_OF} AND {_IN_USE} AND kind <> 'reading'
          AND span_begins >= first << width AND span_begins < last << width GROUP BY 1
        UNION ALL
        SELECT (span_ends - 1) >> width, 0::bigint, count(*) FROM events_placement
        WHERE {_OF} AND {_IN_USE} AND kind <> 'reading'
          AND span_ends > first << width AND span_ends <= last << width GROUP BY 1;
    END IF;
END $body$;
"""

_ALONE = f"SELECT span_begins, span_ends, weight FROM events_placement WHERE {_OF} AND {_IN_USE} AND kind <> 'reading'"
_FIRST, _LAST, _FARTHEST = (
    f"{_ALONE} ORDER BY {order} LIMIT {number}"  # noqa: S608
    for order, number in (("span_begins", "alone"), ("span_begins DESC", "alone"), ("span_ends DESC", "1"))
)

#: Of few placements, which are all looked at: the first and the last alone, the others in heaps of as many.
_FEW_HEAPS = f"""        RETURN QUERY SELECT min(span_begins), max(span_ends), sum(weight + 1)::bigint FROM (
            SELECT span_begins, span_ends, weight, row_number() OVER (ORDER BY span_begins, span_ends) AS place,
                   count(*) OVER () AS number
            FROM events_placement WHERE {_OF} AND {_IN_USE} AND kind <> 'reading'
        ) AS placed
        GROUP BY CASE WHEN place <= alone OR place > number - alone THEN place
                      ELSE alone + 0.5 + (place * heaps / number) / heaps::numeric / 4 END
        ORDER BY 1, 2, 3;
        RETURN;
"""

#: What stands on the axis in few heaps, the first and the last ones alone; a large timeline is not looked at.
_HEAPS = f"""
CREATE FUNCTION events_density_in_heaps(
    of_timeline bigint, for_audience text, few bigint, alone int, heaps bigint, most_buckets bigint)
RETURNS TABLE (heap_begins bigint, heap_ends bigint, heap_weight bigint)
LANGUAGE plpgsql STABLE ROWS 100 SET {_KEPT_PLAN} AS $body$
#variable_conflict use_column
DECLARE
    width int := {FINEST};
    inner_begins bigint;
    inner_ends bigint;
    farthest bigint;
BEGIN
    IF (SELECT coalesce(sum(starts), 0) FROM events_density WHERE {_OF} AND level = {COARSEST}::smallint) <= few THEN
{_FEW_HEAPS}    END IF;
    inner_begins := (SELECT max(span_begins) FROM ({_FIRST}) AS first);
    inner_ends := (SELECT min(span_begins) FROM ({_LAST}) AS last);
    farthest := (SELECT span_ends FROM ({_FARTHEST}) AS farthest);
    WHILE (inner_ends - inner_begins) >> width >= most_buckets LOOP width := width + {STEP}; END LOOP;
    RETURN QUERY SELECT span_begins, span_ends, weight + 1::bigint FROM (
        ({_FIRST}) UNION ALL ({_LAST}) UNION ALL ({_FARTHEST})
    ) AS ends
    UNION ALL
    SELECT greatest(min(bucket) << width, inner_begins), least((max(bucket) + 1) << width, farthest),
           sum(weights)::bigint
    FROM (
        SELECT bucket, weights, sum(starts) OVER (ORDER BY bucket) AS place, sum(starts) OVER () AS number
        FROM events_density
        WHERE {_OF} AND level = width::smallint AND bucket BETWEEN inner_begins >> width AND inner_ends >> width
          AND starts > 0
    ) AS counted GROUP BY (place - 1) * heaps / number
    ORDER BY 1, 2, 3;
END $body$;
"""

PICKING = _picking("") + _picking("_told") + _UP_TO + _BUCKETS + _HEAPS
UNPICKING = """
DROP FUNCTION events_heaviest, events_heaviest_told, events_heaviest_beside, events_heaviest_beside_told,
    events_density_up_to, events_density_of, events_density_in_heaps
"""
