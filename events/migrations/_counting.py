"""Triggers of 0007 that keep `events_density` from `events_placement`, a statement at a time."""

FINEST, COARSEST, STEP = 12, 42, 3  # as events.models.density had them
_SUMS = ("starts", "ends", "weights", "ghost_starts", "ghost_ends")


def _fine(rows: str, sign: int) -> str:
    """What some placements add to the buckets of the finest level, or take from them."""
    counted, ghost = "(kind <> 'former')::int", "(kind = 'former')::int"
    drawn = f"{rows} WHERE kind <> 'reading'"
    return f"""
        SELECT timeline_id, audience, span_begins >> {FINEST} AS bucket, {sign} * {counted} AS starts, 0 AS ends,
               {sign} * {counted} * (weight + 1) AS weights, {sign} * {ghost} AS ghost_starts, 0 AS ghost_ends
        FROM {drawn}
        UNION ALL
        SELECT timeline_id, audience, (span_ends - 1) >> {FINEST}, 0, {sign} * {counted}, 0, 0, {sign} * {ghost}
        FROM {drawn}"""


def _rolled(*fine: str) -> str:
    """The same on every level, summed up from the finest."""
    sums = ", ".join(f"sum({each}) AS {each}" for each in _SUMS)
    some = " OR ".join(f"sum({each}) <> 0" for each in _SUMS)
    return f"""
    WITH fine AS (
        SELECT timeline_id, audience, bucket, {sums} FROM ({" UNION ALL ".join(fine)}) AS moved
        GROUP BY timeline_id, audience, bucket HAVING {some}
    ), rolled AS (
        SELECT timeline_id, audience, level::smallint AS level, bucket >> (level - {FINEST}) AS bucket, {sums}
        FROM fine CROSS JOIN generate_series({FINEST}, {COARSEST}, {STEP}) AS level
        GROUP BY 1, 2, 3, 4
    )"""


def _added(*fine: str) -> str:
    added = ", ".join(f"{each} = kept.{each} + excluded.{each}" for each in _SUMS)
    columns = f"timeline_id, audience, level, bucket, {', '.join(_SUMS)}"
    return f"""{_rolled(*fine)}
    INSERT INTO events_density AS kept ({columns}) SELECT {columns} FROM rolled
    ON CONFLICT (timeline_id, audience, level, bucket) DO UPDATE SET {added};"""


def _taken(*fine: str) -> str:
    """Never inserts: where a timeline goes, its buckets may be gone already."""
    taken = ", ".join(f"{each} = kept.{each} + rolled.{each}" for each in _SUMS)
    return f"""{_rolled(*fine)}
    UPDATE events_density AS kept SET {taken} FROM rolled
    WHERE (kept.timeline_id, kept.audience, kept.level, kept.bucket)
        = (rolled.timeline_id, rolled.audience, rolled.level, rolled.bucket);"""


_BODIES = {
    "INSERT": _added(_fine("new_rows", 1)),
    "UPDATE": _added(_fine("new_rows", 1), _fine("old_rows", -1)),
    "DELETE": _taken(_fine("old_rows", -1)),
}

COUNTING = f"""
CREATE FUNCTION events_count_placements() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF current_setting('dateline.derived_later', true) = 'yes' THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' THEN {_BODIES["INSERT"]}
    ELSIF TG_OP = 'UPDATE' THEN {_BODIES["UPDATE"]}
    ELSE {_BODIES["DELETE"]}
    END IF;
    RETURN NULL;
END $body$;

CREATE FUNCTION events_count_anew(timeline bigint) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM events_density WHERE timeline_id = timeline;
    {_added(_fine("(SELECT * FROM events_placement WHERE timeline_id = timeline) AS placed", 1))}
END $body$;
"""


def triggers(name: str, table: str, function: str) -> str:
    """After each statement on a table, whatever it did."""
    transitions = {
        "INSERT": "NEW TABLE AS new_rows",
        "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "DELETE": "OLD TABLE AS old_rows",
    }
    return "".join(
        f"CREATE TRIGGER {name}_on_{deed.lower()} AFTER {deed} ON {table} REFERENCING {rows} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}();\n"
        for deed, rows in transitions.items()
    )
