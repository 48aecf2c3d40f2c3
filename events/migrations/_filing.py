"""Triggers of 0007 that file events: each statement names the events that it touched, and those are filed anew.

What should be there is compared with what is; only the difference is written, so a deed that moves nothing costs
nothing but looking. Counts change by the same difference.
"""

from events.migrations._counting import triggers

OCCURRENCES = ("planned", "happened", "postponed", "cancelled", "did not happen", "unknown")  # keys 1 … 6
MANY = 50  # touched events from which on a plan of its own pays
_COLUMNS = "timeline_id, event_id, key, placement_id, span_begins, span_ends, facet, audience, rank, lot, is_ghost"
_KEY = "timeline_id, event_id, facet, key, placement_id"
_VALUES = ("audience", "rank", "span_begins", "span_ends", "is_ghost")

_WANTED = f"""
    WITH touched AS MATERIALIZED (
        SELECT DISTINCT timeline_id, event_id FROM unnest(timelines, events) AS given (timeline_id, event_id)
    ), standing AS MATERIALIZED (
        SELECT event.timeline_id, event.id AS event_id, event.place_id, event.occurrence,
               event.state = 'approved' AS is_public
        FROM touched JOIN events_event AS event ON event.id = touched.event_id WHERE event.state <> 'withdrawn'
    ), said AS (
        SELECT event_id, 1 AS facet, coalesce(actor.merged_into_id, actor.id) AS key
        FROM standing JOIN events_participation AS part USING (event_id)
        JOIN events_actor AS actor ON actor.id = part.actor_id
        UNION SELECT event_id, 2, coalesce(place.merged_into_id, place.id)
        FROM standing JOIN events_place AS place ON place.id = standing.place_id
        UNION SELECT event_id, 3, tag_id FROM standing JOIN events_eventtag USING (event_id)
        UNION SELECT event_id, 4, source_id FROM standing JOIN events_citation AS citation USING (event_id)
        WHERE citation.withdrawn_at IS NULL
        UNION SELECT event_id, 5, array_position(ARRAY{list(OCCURRENCES)}, occurrence) FROM standing
    ), filed AS MATERIALIZED (
        SELECT event_id, facet, coalesce(said.key, 0) AS key
        FROM (SELECT event_id, facet FROM standing CROSS JOIN generate_series(1, 5) AS facet) AS every
        LEFT JOIN said USING (event_id, facet)
    ), placed AS MATERIALIZED (
        SELECT event_id, min(placement.id) AS placement_id, rank, span_begins, span_ends, kind = 'former' AS is_ghost,
               CASE WHEN bool_and(audience = 'members') THEN 1 WHEN bool_and(audience = 'public') THEN 2 ELSE 0 END
                   AS audience
        FROM standing JOIN events_placement AS placement USING (event_id)
        WHERE kind <> 'reading' AND (is_public OR audience = 'members')
        GROUP BY event_id, kind, reading_id, weight, rank, span_begins, span_ends, begins_open, ends_open, begins_fades,
            ends_fades, is_computed, is_conflicted, placement.occurrence, precision, words, known_from, known_to
    ), unplaced AS (
        SELECT event_id, CASE WHEN members THEN 2 WHEN public OR NOT is_public THEN 1 ELSE 0 END AS audience
        FROM (
            SELECT standing.event_id, is_public, coalesce(bool_or(placed.audience IN (0, 1)), false) AS members,
                   coalesce(bool_or(placed.audience IN (0, 2)), false) AS public
            FROM standing LEFT JOIN placed USING (event_id) GROUP BY standing.event_id, is_public
        ) AS shown WHERE NOT members OR is_public AND NOT public
    ), wanted AS MATERIALIZED (
        SELECT standing.timeline_id, event_id, key, placement_id, span_begins, span_ends, facet::smallint AS facet,
               drawn.audience::smallint AS audience, rank, events_lot(event_id) AS lot, is_ghost
        FROM standing JOIN filed USING (event_id) JOIN (
            SELECT event_id, placement_id, span_begins, span_ends, rank, is_ghost, audience FROM placed
            UNION ALL SELECT event_id, 0, 0, 0, 0::smallint, false, audience FROM unplaced
        ) AS drawn USING (event_id)
    ), had AS MATERIALIZED (
        SELECT filed.* FROM touched JOIN events_facetplacement AS filed USING (timeline_id, event_id)
    )"""

_COUNTED = """
        SELECT timeline_id, audience, facet, key, {sign} * count(DISTINCT event_id) AS events
        FROM (SELECT timeline_id, facet, key, event_id, audience AS seen_by FROM {rows}) AS row
        JOIN (VALUES ('members', 0), ('members', 1), ('public', 0), ('public', 2)) AS sees (audience, seen_by)
        USING (seen_by) GROUP BY timeline_id, audience, facet, key"""

_FILE = f"""{_WANTED}, gone AS (
        DELETE FROM events_facetplacement AS filed USING had
        WHERE (filed.timeline_id, filed.event_id, filed.facet, filed.key, filed.placement_id)
            = (had.timeline_id, had.event_id, had.facet, had.key, had.placement_id)
          AND NOT EXISTS (SELECT FROM wanted WHERE (wanted.event_id, wanted.facet, wanted.key, wanted.placement_id)
            = (had.event_id, had.facet, had.key, had.placement_id))
    ), came AS (
        INSERT INTO events_facetplacement ({_COLUMNS})
        SELECT {", ".join("wanted." + each for each in _COLUMNS.split(", "))} FROM wanted
        LEFT JOIN had USING (event_id, facet, key, placement_id, {", ".join(_VALUES)}) WHERE had.timeline_id IS NULL
        ORDER BY facet, key, rank, span_begins
        ON CONFLICT ({_KEY}) DO UPDATE SET {", ".join(f"{each} = excluded.{each}" for each in _VALUES)}
    ), moved AS MATERIALIZED (
        SELECT timeline_id, audience, facet, key, sum(events)::int AS events
        FROM ({_COUNTED.format(sign=1, rows="wanted")} UNION ALL {_COUNTED.format(sign=-1, rows="had")}) AS counted
        GROUP BY timeline_id, audience, facet, key HAVING sum(events) <> 0
    ), fewer AS (
        UPDATE events_facetcount AS kept SET events = kept.events + moved.events FROM moved
        WHERE (kept.timeline_id, kept.audience, kept.facet, kept.key)
            = (moved.timeline_id, moved.audience, moved.facet, moved.key) AND moved.events < 0
    )
    INSERT INTO events_facetcount AS kept (timeline_id, audience, facet, key, events)
    SELECT timeline_id, audience, facet, key, events FROM moved WHERE events > 0
    ON CONFLICT (timeline_id, audience, facet, key) DO UPDATE SET events = kept.events + excluded.events;"""

_FUNCTIONS = f"""
CREATE FUNCTION events_file(timelines bigint[], events bigint[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = 'auto' SET enable_seqscan = 'on' AS $body$
#variable_conflict use_column
BEGIN
    IF cardinality(events) > {MANY} THEN  -- both settings end with the function
        PERFORM set_config('plan_cache_mode', 'force_custom_plan', true);
    ELSE  -- one plan for as long as the connection lasts, made perhaps while the tables were empty
        PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
        PERFORM set_config('enable_seqscan', 'off', true);
    END IF;
    {_FILE}
END $body$;

CREATE FUNCTION events_derive_from_placements(timeline bigint) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    these bigint[];
    after bigint := 0;
BEGIN
    PERFORM events_count_anew(timeline);
    DELETE FROM events_facetplacement WHERE timeline_id = timeline;
    DELETE FROM events_facetcount WHERE timeline_id = timeline;
    LOOP
        SELECT array_agg(id), max(id) INTO these, after FROM (
            SELECT id FROM events_event WHERE timeline_id = timeline AND id > after ORDER BY id LIMIT 20000
        ) AS next;
        EXIT WHEN these IS NULL;
        PERFORM events_file(array_fill(timeline, ARRAY[cardinality(these)]), these);
    END LOOP;
END $body$;
"""

_OF_EVENTS = "SELECT timeline_id, event_id FROM {rows}"
_CHANGED = """SELECT unnest(ARRAY[new_row.timeline_id, old_row.timeline_id]), unnest(ARRAY[new_row.{event}, old_row.{event}])
    FROM old_rows AS old_row JOIN new_rows AS new_row USING (id)
    WHERE ({old}) IS DISTINCT FROM ({new})"""


def _changed(event: str, *columns: str) -> str:
    old, new = (", ".join(f"{side}.{each}" for each in (event, *columns)) for side in ("old_row", "new_row"))
    return _CHANGED.format(event=event, old=old, new=new)


def _merged(noun: str, table: str, column: str, event: str) -> str:
    return f"""SELECT named.timeline_id, named.{event}
    FROM old_rows AS old_row JOIN new_rows AS new_row USING (id) JOIN {table} AS named ON named.{column} = new_row.id
    WHERE old_row.merged_into_id IS DISTINCT FROM new_row.merged_into_id"""


def _file_after(noun: str, updated: str, event: str = "event_id", *, only_updates: bool = False) -> str:
    """A trigger function that files the events which a statement on a noun's table touched, and its triggers."""
    touched = "SELECT timeline_id, {event} FROM {rows}"
    body = f"""
    SELECT array_agg(timeline_id), array_agg(event_id) INTO timelines, events
    FROM (SELECT DISTINCT * FROM ({{touched}}) AS touched (timeline_id, event_id)) AS each;"""
    branches = f"""
    IF TG_OP = 'INSERT' THEN {body.format(touched=touched.format(event=event, rows="new_rows"))}
    ELSIF TG_OP = 'DELETE' THEN {body.format(touched=touched.format(event=event, rows="old_rows"))}
    ELSE {body.format(touched=updated)} END IF;"""
    made = f"""
CREATE FUNCTION events_file_after_{noun}() RETURNS trigger LANGUAGE plpgsql AS $body$
#variable_conflict use_column
DECLARE
    timelines bigint[];
    events bigint[];
BEGIN
    IF current_setting('dateline.derived_later', true) = 'yes' THEN RETURN NULL; END IF;
    {body.format(touched=updated) if only_updates else branches}
    IF events IS NOT NULL THEN PERFORM events_file(timelines, events); END IF;
    RETURN NULL;
END $body$;
"""
    found = triggers(f"filed_after_{noun}", f"events_{noun}", f"events_file_after_{noun}")
    return made + "\n".join(line for line in found.splitlines() if not only_updates or "AFTER UPDATE" in line)


FILING = "\n".join(
    (
        _FUNCTIONS,
        _file_after("placement", _OF_EVENTS.format(rows="new_rows") + " UNION " + _OF_EVENTS.format(rows="old_rows")),
        _file_after("event", _changed("id", "place_id", "occurrence", "state"), "id"),
        _file_after("participation", _changed("event_id", "actor_id")),
        _file_after("eventtag", _changed("event_id", "tag_id")),
        _file_after("citation", _changed("event_id", "source_id", "withdrawn_at")),
        _file_after("actor", _merged("actor", "events_participation", "actor_id", "event_id"), only_updates=True),
        _file_after("place", _merged("place", "events_event", "place_id", "id"), only_updates=True),
    )
)
NOUNS = ("placement", "event", "participation", "eventtag", "citation", "actor", "place")
