"""A whole timeline is counted and filed by a few statements about all of it, and can have its turns at the end too.

What is there afterwards is the same as before (decision 49); a statement that touches a few events does as it did.
"""

from django.db import migrations

from events.migrations._counting import _SUMS, COARSEST, COUNTING, FINEST, STEP, _fine
from events.migrations._filing import _COLUMNS, OCCURRENCES

_SUMMED = ", ".join(f"sum({each})" for each in _SUMS)
_KEPT = f"timeline_id, audience, level, bucket, {', '.join(_SUMS)}"

# Each level from the one below it, which has more than any above: the finest from the placements.
_COUNT_ANEW = f"""
CREATE OR REPLACE FUNCTION events_count_anew(timeline bigint) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM events_density WHERE timeline_id = timeline;
    INSERT INTO events_density ({_KEPT})
    SELECT timeline_id, audience, {FINEST}, bucket, {_SUMMED} FROM (
        {_fine("(SELECT * FROM events_placement WHERE timeline_id = timeline) AS placed", 1)}
    ) AS moved GROUP BY timeline_id, audience, bucket ORDER BY audience, bucket;
    FOR coarser IN {FINEST + STEP}..{COARSEST} BY {STEP} LOOP
        INSERT INTO events_density ({_KEPT})
        SELECT timeline_id, audience, coarser, bucket >> {STEP}, {_SUMMED} FROM events_density
        WHERE timeline_id = timeline AND level = coarser - {STEP} GROUP BY 1, 2, 4 ORDER BY 2, 4;
    END LOOP;
END $body$;
"""
_COUNTED_BEFORE = COUNTING[COUNTING.index("CREATE FUNCTION events_count_anew") :].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)

# As events_file says it of some events; of all of them no row has to be looked for by another.
_FILE_ANEW = f"""
CREATE FUNCTION events_file_anew(timeline bigint) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = 'force_custom_plan' SET enable_nestloop = 'off' SET work_mem = '64MB' AS $body$
#variable_conflict use_column
BEGIN
    DELETE FROM events_facetplacement WHERE timeline_id = timeline;
    DELETE FROM events_facetcount WHERE timeline_id = timeline;
    WITH standing AS MATERIALIZED (
        SELECT id AS event_id, place_id, occurrence, state = 'approved' AS is_public
        FROM events_event WHERE timeline_id = timeline AND state <> 'withdrawn'
    ), filed AS MATERIALIZED (
        SELECT DISTINCT event_id, 1 AS facet, coalesce(became, 0) AS key FROM standing LEFT JOIN (
            SELECT event_id, coalesce(merged_into_id, actor.id) AS became
            FROM events_participation AS part JOIN events_actor AS actor ON actor.id = part.actor_id
            WHERE part.timeline_id = timeline AND actor.timeline_id = timeline
        ) AS said USING (event_id)
        UNION ALL SELECT event_id, 2, coalesce(place.merged_into_id, place.id, 0) FROM standing
        LEFT JOIN (SELECT * FROM events_place WHERE timeline_id = timeline) AS place ON place.id = place_id
        UNION ALL SELECT event_id, 3, coalesce(tag_id, 0) FROM standing
        LEFT JOIN (SELECT event_id, tag_id FROM events_eventtag WHERE timeline_id = timeline) AS said USING (event_id)
        UNION ALL SELECT DISTINCT event_id, 4, coalesce(source_id, 0) FROM standing LEFT JOIN (
            SELECT event_id, source_id FROM events_citation WHERE timeline_id = timeline AND withdrawn_at IS NULL
        ) AS said USING (event_id)
        UNION ALL SELECT event_id, 5, array_position(ARRAY{list(OCCURRENCES)}, occurrence) FROM standing
    ), counted AS (
        INSERT INTO events_facetcount (timeline_id, audience, facet, key, events)
        SELECT timeline, audience, facet, key, count(*) FROM filed JOIN standing USING (event_id)
        CROSS JOIN (VALUES ('members'), ('public')) AS reading (audience)
        WHERE audience = 'members' OR is_public GROUP BY 2, 3, 4
    ), placed AS MATERIALIZED (
        SELECT event_id, min(placement.id) AS placement_id, rank, span_begins, span_ends, kind = 'former' AS is_ghost,
               CASE WHEN bool_and(audience = 'members') THEN 1 WHEN bool_and(audience = 'public') THEN 2 ELSE 0 END
                   AS audience
        FROM standing
        JOIN (SELECT * FROM events_placement WHERE timeline_id = timeline AND kind <> 'reading') AS placement
            USING (event_id)
        WHERE is_public OR audience = 'members'
        GROUP BY event_id, kind, reading_id, weight, rank, span_begins, span_ends, begins_open, ends_open, begins_fades,
            ends_fades, is_computed, is_conflicted, placement.occurrence, precision, words, known_from, known_to
    ), unplaced AS (
        SELECT event_id, CASE WHEN members THEN 2 WHEN public OR NOT is_public THEN 1 ELSE 0 END AS audience
        FROM (
            SELECT standing.event_id, is_public, coalesce(bool_or(placed.audience IN (0, 1)), false) AS members,
                   coalesce(bool_or(placed.audience IN (0, 2)), false) AS public
            FROM standing LEFT JOIN placed USING (event_id) GROUP BY standing.event_id, is_public
        ) AS shown WHERE NOT members OR is_public AND NOT public
    )
    INSERT INTO events_facetplacement ({_COLUMNS})
    SELECT timeline, event_id, key, placement_id, span_begins, span_ends, facet::smallint, drawn.audience::smallint,
           rank, events_lot(event_id), is_ghost
    FROM filed JOIN (
        SELECT event_id, placement_id, span_begins, span_ends, rank, is_ghost, audience FROM placed
        UNION ALL SELECT event_id, 0, 0, 0, 0::smallint, false, audience FROM unplaced
    ) AS drawn USING (event_id)
    ORDER BY facet, key, rank, span_begins;
END $body$;

CREATE OR REPLACE FUNCTION events_derive_from_placements(timeline bigint) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    PERFORM events_count_anew(timeline);
    PERFORM events_file_anew(timeline);
END $body$;
"""

_DERIVED_BEFORE = """
CREATE OR REPLACE FUNCTION events_derive_from_placements(timeline bigint) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    these bigint[] := array(SELECT id FROM events_event WHERE timeline_id = timeline);
BEGIN
    PERFORM events_count_anew(timeline);
    DELETE FROM events_facetplacement WHERE timeline_id = timeline;
    DELETE FROM events_facetcount WHERE timeline_id = timeline;
    PERFORM events_file(array_fill(timeline, ARRAY[cardinality(these)]), these);
END $body$;
DROP FUNCTION events_file_anew(bigint);
"""

_TAKES = """
CREATE OR REPLACE FUNCTION events_event_takes_its_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('dateline.turns', true) IS DISTINCT FROM 'later' THEN
        PERFORM events_turns_anew(array(SELECT id FROM made));
    END IF;
    RETURN NULL;
END
$$
"""
_TAKES_BEFORE = """
CREATE OR REPLACE FUNCTION events_event_takes_its_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM events_turns_anew(array(SELECT id FROM made));
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0011_stories")]

    operations = [
        migrations.RunSQL(_COUNT_ANEW, _COUNTED_BEFORE),
        migrations.RunSQL(_FILE_ANEW, _DERIVED_BEFORE),
        migrations.RunSQL(_TAKES, _TAKES_BEFORE),
    ]
