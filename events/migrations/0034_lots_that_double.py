"""Lots for samples that double from one to the next: docs/decisions/0049-what-is-fast.md, "Samples".

Every row that is filed gets its lot anew. Indexes that hold lots, and those that cost most to keep row by row, are
taken off meanwhile.
"""

from django.db import migrations

#: The first lots hold 1/64, 1/64, 1/32, … and the last a half, of 64 equal shares by a hash.
_LOT = """
CREATE OR REPLACE FUNCTION events_lot(event bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT width_bucket(((((event & 2147483647) * 2654435761) >> 16) & 63)::int, ARRAY[1, 2, 4, 8, 16, 32])::smallint
$$;
"""
_LOT_BEFORE = """
CREATE OR REPLACE FUNCTION events_lot(event bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ((((event & 2147483647) * 2654435761) >> 16) & 63)::smallint
$$;
"""
_OFF = """
DROP INDEX filed_by_lot, filed_heaviest_in_a_window, filed_by_place,
    told_placement_by_lot, told_placement_by_day_known, told_placement_heaviest_in_a_window;
"""
_ANEW = """
UPDATE events_facetplacement SET lot = events_lot(event_id) WHERE lot <> events_lot(event_id);
UPDATE events_toldplacement SET kind = kind WHERE lot <> events_lot(event_id);  -- a generated column follows
"""
_ON = """
CREATE INDEX filed_by_lot ON events_facetplacement (timeline_id, audience, facet, key, lot, span_begins)
    INCLUDE (span_ends, is_ghost, event_id, placement_id) WHERE placement_id <> 0;
CREATE INDEX filed_heaviest_in_a_window ON events_facetplacement USING gist
    (timeline_id, audience, facet, key, rank, int8range(span_begins, span_ends)) WHERE placement_id <> 0;
CREATE INDEX filed_by_place ON events_facetplacement (timeline_id, key, rank DESC, event_id)
    INCLUDE (audience, placement_id, is_ghost, span_begins, span_ends) WHERE facet = 2;
CREATE INDEX told_placement_by_lot ON events_toldplacement (timeline_id, teller, lot, span_begins)
    INCLUDE (span_ends, known_from, known_to, audience, kind) WHERE NOT kind = 'reading';
CREATE INDEX told_placement_by_day_known ON events_toldplacement (timeline_id, teller, lot, known_from)
    INCLUDE (known_to, audience, kind, span_begins, span_ends, weight) WHERE NOT kind = 'reading';
CREATE INDEX told_placement_heaviest_in_a_window ON events_toldplacement USING gist
    (timeline_id, teller, rank, int8range(span_begins, span_ends), int8range(known_from, known_to))
    WHERE kind <> 'reading';
"""
#: As 0020 has it for placements that are not filed: more than 40 days.
_LONG = """
CREATE INDEX filed_that_lasts_long ON events_facetplacement USING gist
    (timeline_id, audience, facet, key, int8range(span_begins, span_ends))
    WHERE placement_id <> 0 AND span_ends - span_begins > 3456000;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0033_same_number_other_change")]

    operations = [
        migrations.RunSQL(_LOT + _OFF + _ANEW + _ON + _LONG, "DROP INDEX filed_that_lasts_long;" + _LOT_BEFORE + _OFF + _ANEW + _ON),
    ]
