"""The function of 0017 that finds the heaviest of each group of a window, by plans that are kept.

Of a window of few rows each is asked where it belongs; of others each group is asked for its heaviest.
"""

from events.migrations._picking import _COLUMNS, _GROUNDS, _IN_ORDER, _ROWS, _heaviest

_FEW = 1_000  # rows of a window that are all looked at

_NAMES = ", ".join(f"placement.{name}" for name in _COLUMNS)
_WINDOW = "int8range(window_begins, window_ends)"
#: The heaviest of everything, among which those of no listed group are looked for.
_CANDIDATES = _heaviest(_GROUNDS[""][1], f"&& {_WINDOW}", "4000").replace(
    "SELECT ", "SELECT rank <-> 32000::smallint AS below, ", 1
)
_LISTED = """SELECT FROM events_facetplacement AS filed
        WHERE filed.timeline_id = of_timeline AND filed.event_id = {of}.event_id
          AND filed.facet = of_facet AND filed.key = ANY (keys)"""
_BY_ID = f"""CROSS JOIN LATERAL (
        SELECT {_NAMES} FROM events_placement AS placement WHERE placement.id = chosen.id OFFSET 0) AS placement"""

GROUPING = f"""
CREATE FUNCTION events_heaviest_of_groups(
    of_timeline bigint, for_audience text, seen_by smallint[], window_begins bigint, window_ends bigint,
    of_facet smallint, keys bigint[], most_of_each bigint, with_rest boolean, number_here bigint)
RETURNS TABLE (group_place bigint, {_ROWS.removeprefix("TABLE (")} LANGUAGE plpgsql STABLE ROWS 500 SET {_IN_ORDER}
AS $body$
#variable_conflict use_column
BEGIN
    IF number_here <= {_FEW} THEN
        RETURN QUERY WITH here AS MATERIALIZED ({_heaviest(_GROUNDS[""][1], f"&& {_WINDOW}", str(_FEW))}),
        belongs AS (
            SELECT here.*, filed.place FROM here LEFT JOIN LATERAL (
                SELECT DISTINCT array_position(keys, key)::bigint AS place FROM events_facetplacement
                WHERE timeline_id = of_timeline AND event_id = here.event_id AND facet = of_facet
                  AND key = ANY (keys) OFFSET 0
            ) AS filed ON true WHERE with_rest OR place IS NOT NULL
        )
        SELECT place, {", ".join(f"placement.{name}" for name in _COLUMNS)} FROM (
            SELECT *, row_number() OVER (PARTITION BY place ORDER BY rank DESC, event_id, id) AS turn FROM belongs
        ) AS placement WHERE turn <= most_of_each;
        RETURN;
    END IF;
    RETURN QUERY WITH listed AS (
        SELECT under.place, top.* FROM unnest(keys) WITH ORDINALITY AS under (key, place)
        CROSS JOIN unnest(seen_by) AS sees (audience)
        CROSS JOIN LATERAL (
            SELECT placement_id AS id, rank, event_id FROM events_facetplacement
            WHERE timeline_id = of_timeline AND audience = sees.audience AND facet = of_facet AND key = under.key
              AND placement_id <> 0 AND int8range(span_begins, span_ends) && {_WINDOW}
            ORDER BY rank <-> 32000::smallint, event_id, placement_id LIMIT most_of_each
        ) AS top
    ), ranked AS (
        SELECT place, id, row_number() OVER (PARTITION BY place ORDER BY rank DESC, event_id, id) AS turn FROM listed
    ), chosen AS (
        SELECT place, id FROM ranked WHERE turn <= most_of_each
    )
    SELECT place, {_NAMES} FROM chosen {_BY_ID};
    IF with_rest THEN
        RETURN QUERY SELECT NULL::bigint, {", ".join(f"candidate.{name}" for name in _COLUMNS)} FROM (
            {_CANDIDATES}
        ) AS candidate WHERE NOT EXISTS ({_LISTED.format(of="candidate")})
        ORDER BY below, event_id, id LIMIT most_of_each;  -- in the order in which they come: it stops at the last
    END IF;
END $body$;
"""
UNGROUPING = "DROP FUNCTION events_heaviest_of_groups"
