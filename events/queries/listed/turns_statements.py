"""The statements that read the stored order of the list; `turns_kept` fills them in and asks them.

`{more}` narrows, by filters or by what is asked for. All values are parameters, cast: the indexes of `events_turn`
begin with the timeline and the audience.
"""

from __future__ import annotations

OF = "turn.timeline_id = %(timeline)s::bigint AND turn.audience = %(audience)s::text"
KEY = "turn.start, turn.ends, turn.sort_key, turn.number, turn.place"
BACKWARDS = KEY.replace(",", " DESC,") + " DESC"
LOOSE = "NOT turn.is_dated AND NOT turn.is_announced"
TURNS = f"""
SELECT turn.* FROM events_turn AS turn WHERE {OF} {{more}} ORDER BY {KEY} LIMIT %(size)s OFFSET %(skipped)s
"""  # noqa: S608 (constants of this file, and statements of querysets)

#: Turns with what a row of the list needs of their own event and of the tie that gave them their place.
TOLD = f"""
SELECT turn.event_id, event.number, turn.first_month, turn.last_month, turn.is_announced, turn.is_dated,
       turn.is_inverse, turn.relation_id, relation.kind, relation.event_id, relation.other_id,
       relation.gap_least, relation.gap_unit, {KEY}
FROM ({TURNS}) AS turn
JOIN events_event AS event ON event.id = turn.event_id
LEFT JOIN events_relation AS relation ON relation.id = turn.relation_id
ORDER BY {KEY}
"""  # noqa: S608

COUNT = f"SELECT count(*) FROM events_turn AS turn WHERE {OF} {{more}}"  # noqa: S608
EVERYTHING = f"SELECT coalesce(sum(turns), 0)::bigint FROM events_turncount AS turn WHERE {OF}"  # noqa: S608

#: The block in which a place of the whole list stands: where it begins, and how many turns are before it.
BLOCK = f"""
SELECT block << 21, before::bigint FROM (
    SELECT block, turns, sum(turns) OVER (ORDER BY block) - turns AS before FROM events_turncount AS turn WHERE {OF}
) AS counted
WHERE before + turns > %(first)s ORDER BY block LIMIT 1
"""  # noqa: S608

BEFORE = f"""
SELECT (SELECT coalesce(sum(turns), 0) FROM events_turncount AS turn WHERE {OF} AND block < %(start)s::bigint >> 21)
    + (SELECT count(*) FROM events_turn AS turn WHERE {OF}
       AND turn.start >= %(start)s::bigint >> 21 << 21 AND ({KEY}) < ({{here}}))
"""  # noqa: S608

#: How many follow one another under the heading of a turn on one side of it.
RUN = f"""
WITH other AS (
    SELECT {KEY} FROM events_turn AS turn WHERE {OF} AND ({KEY}) {{side}} ({{here}})
    AND (turn.first_month, turn.last_month) <> (%(first_month)s::bigint, %(last_month)s::bigint) {{more}}
    ORDER BY {{order}} LIMIT 1
)
SELECT CASE WHEN EXISTS (SELECT FROM other) THEN (
    SELECT count(*) FROM events_turn AS turn WHERE {OF} AND ({KEY}) {{side}} ({{here}}) AND ({KEY}) {{far_side}}
        ((SELECT start FROM other), (SELECT ends FROM other), (SELECT sort_key FROM other),
         (SELECT number FROM other), (SELECT place FROM other)) {{more}}
) ELSE (
    SELECT count(*) FROM events_turn AS turn WHERE {OF} AND ({KEY}) {{side}} ({{here}}) {{more}}
) END
"""  # noqa: S608

IN_ORDER = f"""
SELECT turn.event_id FROM events_turn AS turn WHERE {OF} AND turn.event_id = ANY (%(events)s::bigint[]) ORDER BY {KEY}
"""  # noqa: S608

OWN = KEY.replace("turn.", "own.")
BESIDE = f"""
SELECT
    (SELECT turn.event_id FROM events_turn AS turn WHERE {OF} AND ({KEY}) < ({OWN}) ORDER BY {BACKWARDS} LIMIT 1),
    (SELECT turn.event_id FROM events_turn AS turn WHERE {OF} AND ({KEY}) > ({OWN}) ORDER BY {KEY} LIMIT 1)
FROM events_turn AS own WHERE own.event_id = %(event)s AND own.audience = %(audience)s
"""  # noqa: S608

HERE = "%(start)s::bigint, %(ends)s::bigint, %(sort_key)s::int, %(number)s::bigint, %(place)s::int"

#: The turns of one event of the statement around it. OFFSET: conditions beside it stay outside, so that no index that
#: they fit is read in full for each event, as the planner would where it takes a young table for an empty one.
ITS_TURNS = "CROSS JOIN LATERAL (SELECT * FROM events_turn AS each WHERE each.event_id = {event} OFFSET 0) AS turn"

#: From events without a date along relations, on through others without one; `{said}` says whether the reader is told
#: of a relation, and is asked of those only that are met.
CHAINS = f"""
WITH RECURSIVE reached (event, id, said_of, kind, said_with) AS (
    SELECT unnest(%(events)s::bigint[]), NULL::bigint, NULL::bigint, NULL::text, NULL::bigint
    UNION
    SELECT edge.far, edge.id, edge.event_id, edge.kind, edge.other_id FROM reached
    {ITS_TURNS.format(event="reached.event")}
    CROSS JOIN LATERAL (
        SELECT id, event_id, kind, other_id, other_id AS far FROM events_relation WHERE event_id = reached.event
        UNION ALL SELECT id, event_id, kind, other_id, event_id FROM events_relation WHERE other_id = reached.event
    ) AS edge
    WHERE {OF} AND {LOOSE} AND {{said}}
)
SELECT said_of, kind, said_with FROM reached WHERE id IS NOT NULL
GROUP BY id, said_of, kind, said_with ORDER BY id
"""  # noqa: S608

PLACES = f"""
SELECT turn.event_id, turn.is_announced, {KEY} FROM unnest(%(events)s::bigint[]) AS met (event)
{ITS_TURNS.format(event="met.event")}
WHERE {OF} AND NOT ({LOOSE})
"""  # noqa: S608
