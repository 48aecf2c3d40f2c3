"""Triggers of 0013: of which events something was written since what is told of them was worked out."""

# Events, those whose relations they cite, and those of which a citation reads its date from one of their relations: who
# sees a relation or a reading depends on the states of all of them.
_DUE = """
CREATE FUNCTION events_tellings_are_due(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events_tellingdue (timeline_id, event_id)
    SELECT event.timeline_id, event.id FROM events_event AS event WHERE event.id = ANY (chosen) OR event.id IN (
        SELECT unnest(ARRAY[relation.event_id, relation.other_id])
        FROM events_citation AS citation JOIN events_relation AS relation ON relation.citation_id = citation.id
        WHERE citation.event_id = ANY (chosen)
        UNION ALL
        SELECT citation.event_id
        FROM (SELECT id FROM events_relation WHERE event_id = ANY (chosen)
              UNION ALL SELECT id FROM events_relation WHERE other_id = ANY (chosen)) AS relation
        JOIN events_reading AS reading ON reading.relation_id = relation.id
        JOIN events_citation AS citation ON citation.id = reading.citation_id
    )
    ON CONFLICT DO NOTHING;
END
$$;
"""

_LATER = "IF current_setting('dateline.derived_later', true) = 'yes' THEN RETURN NULL; END IF;"

_OF_EVENT = ("state", "number", "sort_key", "weight", "dating_basis", "date_precision")
_OF_SOURCE = (
    "public_label", "withdrawn_at", "derived_from_id", "published_precision", "published_begins_earliest",
    "published_begins_latest", "published_ends_earliest", "published_ends_latest",
)  # fmt: skip

# By table, the events that some rows of it touch.
_TOUCHED = {
    "event": "SELECT id FROM {rows} AS row",
    "citation": "SELECT event_id FROM {rows} AS row",
    "reading": "SELECT citation.event_id FROM {rows} AS row JOIN events_citation AS citation ON citation.id = row.citation_id",
    "relation": "SELECT unnest(ARRAY[event_id, other_id]) FROM {rows} AS row",
    "source": "SELECT event_id FROM events_citation WHERE source_id IN (SELECT id FROM {rows} AS row)",
}


def _changed(columns: tuple[str, ...]) -> str:
    """Rows after an update of which one of these columns is another now."""
    now, before = (", ".join(f"{rows}.{each}" for each in columns) for rows in ("made", "gone"))
    return (
        f"(SELECT made.* FROM made JOIN gone ON gone.id = made.id WHERE ({now}) IS DISTINCT FROM ({before}))"  # noqa: S608
    )


def _function(noun: str) -> str:
    touched = _TOUCHED[noun]
    made, gone = touched.format(rows="made"), touched.format(rows="gone")
    moved = f"{made} UNION {gone}"
    if noun in ("event", "source"):
        moved = touched.format(rows=_changed(_OF_EVENT if noun == "event" else _OF_SOURCE))
    deleted = f"PERFORM events_tellings_are_due(ARRAY({gone}));"
    if noun == "event":
        deleted = " ".join(
            f"DELETE FROM events_{table} WHERE event_id IN (SELECT id FROM gone);"  # noqa: S608
            for table in ("telling", "toldplacement", "tellingdue")
        )
    later = "" if noun == "event" else _LATER
    return f"""
CREATE FUNCTION events_{noun}_makes_tellings_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN {later} {deleted} RETURN NULL; END IF;
    {_LATER}
    IF TG_OP = 'INSERT' THEN PERFORM events_tellings_are_due(ARRAY({made}));
    ELSE PERFORM events_tellings_are_due(ARRAY({moved}));
    END IF;
    RETURN NULL;
END
$$;
"""


_TRANSITIONS = {
    "INSERT": "NEW TABLE AS made",
    "UPDATE": "OLD TABLE AS gone NEW TABLE AS made",
    "DELETE": "OLD TABLE AS gone",
}


def _triggers(noun: str) -> str:
    return "".join(
        f"CREATE TRIGGER {noun}_makes_tellings_due_on_{deed.lower()} AFTER {deed} ON events_{noun} REFERENCING {rows} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION events_{noun}_makes_tellings_due();\n"
        for deed, rows in _TRANSITIONS.items()
    )


DUE = _DUE + "".join(_function(noun) + _triggers(noun) for noun in _TOUCHED)
UNDUE = "".join(f"DROP FUNCTION events_{noun}_makes_tellings_due() CASCADE;" for noun in _TOUCHED) + (
    "DROP FUNCTION events_tellings_are_due(bigint[])"
)
