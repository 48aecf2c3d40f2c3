"""The functions of 0020 that find what is drawn of a window: those of 0016, which read less.

Of a window or a slice with few rows all are read, by where they begin; the few that last long have an index of their
own. By their rank the heaviest of a stretch with few rows are found on too many pages.
"""

from events.migrations._picking import _COLUMNS, _GROUNDS, _IN_ORDER, _ROWS, _heaviest

LONG = 40 * 86_400  # seconds
_FEW = 2_000  # rows of a window that are all read
_FEW_OF_A_SLICE = 1_000
_NAMES = ", ".join(_COLUMNS)
_SORTED = "ORDER BY rank DESC, event_id, id LIMIT"
_WINDOW = "int8range(window_begins, window_ends)"
_SLICES = "unnest(slices_begin, slices_end) AS slice (begins, ends)"
_TOUCHES = "span_begins < slice.ends AND span_ends > slice.begins"

LONG_INDEXES = f"""
CREATE INDEX placement_that_lasts_long ON events_placement USING gist
    (timeline_id, audience, int8range(span_begins, span_ends))
    WHERE kind <> 'reading' AND span_ends - span_begins > {LONG};
CREATE INDEX told_placement_that_lasts_long ON events_toldplacement USING gist
    (timeline_id, teller, int8range(span_begins, span_ends))
    WHERE kind <> 'reading' AND span_ends - span_begins > {LONG};
"""


def _every(begins: str, ends: str) -> str:
    """All rows that have something in common with a stretch: begun in it, shortly before it, or long before it."""
    rows = f"SELECT {_NAMES} FROM {_GROUNDS[''][1]} AND kind <> 'reading'"  # noqa: S608
    return f"""{rows} AND span_begins >= {begins} AND span_begins < {ends}
            UNION ALL {rows} AND span_begins >= {begins} - {LONG}::bigint AND span_begins < {begins}
                AND span_ends > {begins} AND span_ends - span_begins <= {LONG}
            UNION ALL {rows} AND span_ends - span_begins > {LONG} AND span_begins < {begins}
                AND int8range(span_begins, span_ends) && int8range({begins}, {begins} + 1)"""


_OF_FEW = f"""
    IF number_here <= {_FEW} THEN
        RETURN QUERY WITH here AS MATERIALIZED ({_every("window_begins", "window_ends")})
        SELECT DISTINCT ON (found.id) found.* FROM (
            (SELECT * FROM here {_SORTED} most)
            UNION ALL SELECT own.* FROM (SELECT * FROM {_SLICES} WHERE number_here > most) AS slice
            CROSS JOIN LATERAL (SELECT * FROM here WHERE {_TOUCHES} {_SORTED} most_of_each) AS own
        ) AS found;
        RETURN;
    END IF;"""  # noqa: S608

#: How many have something in common with each slice that lacks some, from the counted buckets.
_NUMBERED = """, edges AS MATERIALIZED (
        SELECT array_agg(at) AS seconds FROM (SELECT begins AS at FROM lacking UNION SELECT ends FROM lacking) AS edge
    ), moment AS MATERIALIZED (
        SELECT seconds[place] AS at, starts + ghost_starts AS begun, ends + ghost_ends AS ended
        FROM edges CROSS JOIN LATERAL events_density_up_to(of_timeline, for_audience, seconds)
    ), numbered AS MATERIALIZED (
        SELECT begins, lacking.ends, after.begun - before.ended AS number FROM lacking
        JOIN moment AS before ON before.at = begins JOIN moment AS after ON after.at = lacking.ends
    )"""


def _looked_up(suffix: str, ground: str) -> str:
    by_rank = _heaviest(ground, "&& int8range(slice.begins, slice.ends)", "most_of_each")
    if suffix:
        return f"SELECT own.* FROM lacking AS slice CROSS JOIN LATERAL ({by_rank}) AS own"  # noqa: S608
    every = _every("slice.begins", "slice.ends")
    return f"""SELECT own.* FROM (SELECT * FROM numbered WHERE number > {_FEW_OF_A_SLICE}) AS slice
        CROSS JOIN LATERAL ({by_rank}) AS own
        UNION ALL SELECT own.* FROM (SELECT * FROM numbered WHERE number <= {_FEW_OF_A_SLICE}) AS slice
        CROSS JOIN LATERAL (SELECT * FROM ({every}) AS every {_SORTED} most_of_each) AS own"""  # noqa: S608


def _drawn(suffix: str) -> str:
    given, ground = _GROUNDS[suffix]
    return f"""
CREATE FUNCTION events_heaviest{suffix}({given}, window_begins bigint, window_ends bigint, most bigint,
    slices_begin bigint[], slices_end bigint[], most_of_each bigint, number_here bigint)
RETURNS {_ROWS} LANGUAGE plpgsql STABLE ROWS 500 SET {_IN_ORDER} AS $body$
#variable_conflict use_column
BEGIN{"" if suffix else _OF_FEW}
    RETURN QUERY WITH top AS MATERIALIZED (
        {_heaviest(ground, f"&& {_WINDOW}", "most")}
    ), lacking AS MATERIALIZED (
        SELECT slice.begins, slice.ends FROM {_SLICES}
        WHERE (SELECT count(*) FROM top) = most AND (SELECT count(*) FROM top WHERE {_TOUCHES}) < most_of_each
    ){"" if suffix else _NUMBERED}
    SELECT * FROM top UNION ALL SELECT DISTINCT ON (found.id) found.* FROM (
        {_looked_up(suffix, ground)}
    ) AS found WHERE NOT EXISTS (SELECT FROM top WHERE top.id = found.id);
END $body$;
"""  # noqa: S608


_SIGNATURES = {
    "": "bigint, text, bigint, bigint, bigint, bigint[], bigint[], bigint",
    "_told": "bigint, smallint[], bigint, bigint, bigint, bigint, bigint, bigint[], bigint[], bigint",
}
FORMER_AWAY = "".join(f"DROP FUNCTION events_heaviest{name}({given});" for name, given in _SIGNATURES.items())
AWAY = "".join(f"DROP FUNCTION events_heaviest{name}({given}, bigint);" for name, given in _SIGNATURES.items())
DRAWN = "".join(map(_drawn, _GROUNDS))

