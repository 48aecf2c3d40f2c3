"""The heaviest of each group of a narrow window, by where they begin: docs/decisions/0049-what-is-fast.md, "Groups".

By their rank the few of a group that a narrow window has are found on very many pages. Rank stands in the index by lot
now, where it takes up no room, so that a group's own are sorted without being looked up; of what lasts longer than 40
days the heaviest come first, as they do in the index of all.
"""

from django.db import migrations

from events.migrations._grouping import _BY_ID, GROUPING
from events.migrations._grouping import _NAMES as _OF_PLACEMENT

_NARROW = 20_000  # rows of a window, from which groups are asked by rank
_LONG = 3_456_000  # seconds: 40 days, as in 0034
_LOTS = "lot = ANY ('{0,1,2,3,4,5,6}'::smallint[])"
_FILED = """SELECT placement_id AS id, rank, event_id FROM events_facetplacement
                    WHERE timeline_id = of_timeline AND audience = sees.audience AND facet = of_facet
                      AND key = under.key AND placement_id <> 0"""
_OF_NARROW = f"""
    IF number_here < {_NARROW} THEN
        RETURN QUERY WITH listed AS (
            SELECT under.place, top.* FROM unnest(keys) WITH ORDINALITY AS under (key, place)
            CROSS JOIN unnest(seen_by) AS sees (audience)
            CROSS JOIN LATERAL (
                SELECT * FROM (
                    {_FILED} AND {_LOTS} AND span_begins >= window_begins AND span_begins < window_ends
                    UNION ALL
                    {_FILED} AND {_LOTS} AND span_begins >= window_begins - {_LONG}::bigint
                      AND span_begins < window_begins AND span_ends > window_begins
                      AND span_ends - span_begins <= {_LONG}
                    UNION ALL (
                    {_FILED} AND span_ends - span_begins > {_LONG} AND span_begins < window_begins
                      AND int8range(span_begins, span_ends) && int8range(window_begins, window_begins + 1)
                    ORDER BY rank <-> 32000::smallint, event_id, placement_id LIMIT most_of_each)
                ) AS every ORDER BY rank DESC, event_id, id LIMIT most_of_each
            ) AS top
        ), ranked AS (
            SELECT place, id, row_number() OVER (PARTITION BY place ORDER BY rank DESC, event_id, id) AS turn FROM listed
        ), chosen AS (
            SELECT place, id FROM ranked WHERE turn <= most_of_each
        )
        SELECT place, {_OF_PLACEMENT} FROM chosen {_BY_ID};
    ELSE"""
_BY_RANK = GROUPING.index("    RETURN QUERY WITH listed AS (")
_REST = GROUPING.index("    IF with_rest THEN")
_NOW = (
    GROUPING[:_BY_RANK].rstrip("\n ")
    + _OF_NARROW
    + "\n"
    + GROUPING[_BY_RANK:_REST]
    + "    END IF;\n"
    + GROUPING[_REST:]
).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
_BEFORE = GROUPING.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

_BY_LOT = """
DROP INDEX filed_by_lot;
CREATE INDEX filed_by_lot ON events_facetplacement (timeline_id, audience, facet, key, lot, span_begins)
    INCLUDE (span_ends, is_ghost, {rank}event_id, placement_id) WHERE placement_id <> 0;
DROP INDEX filed_that_lasts_long;
CREATE INDEX filed_that_lasts_long ON events_facetplacement USING gist
    (timeline_id, audience, facet, key, {rank}int8range(span_begins, span_ends))
    WHERE placement_id <> 0 AND span_ends - span_begins > 3456000;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0034_lots_that_double")]

    operations = [
        migrations.RunSQL(_BY_LOT.format(rank="rank, ") + _NOW, _BEFORE + _BY_LOT.format(rank="")),
    ]
