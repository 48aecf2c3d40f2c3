"""Where each event stands in the list, kept by triggers as far as its own row says (docs/decisions/0039-turns.md)."""

import django.db.models.deletion
from django.db import migrations, models

from events.migrations._references import reference

# Months since January of the year 0, of a civil second: as events/dates/calendar.py counts them.
_MONTH = """
CREATE FUNCTION events_turn_month(seconds bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    days bigint := seconds / 86400 - (seconds % 86400 < 0)::int + 719468;
    era bigint := days / 146097 - (days % 146097 < 0)::int;
    day_of_era bigint := days - era * 146097;
    year_of_era bigint := (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    day_of_year bigint := day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
BEGIN
    RETURN (era * 400 + year_of_era) * 12 + (5 * day_of_year + 2) / 153 + 2;
END
$$
"""

# What the four bounds of a date say of its turn: events/queries/sequence/weaving.py and spans.py are the same in Python.
_ROOT = """
CREATE FUNCTION events_turn_root(
    begins_earliest bigint, begins_latest bigint, ends_earliest bigint, ends_latest bigint,
    OUT start bigint, OUT ends bigint, OUT first_month bigint, OUT last_month bigint
) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    start := coalesce(begins_earliest, coalesce(begins_latest, ends_latest) - 1, ends_earliest);
    ends := coalesce(ends_latest, 9223372036854775807);
    IF start IS NULL THEN
        start := 9223372036854775807;
        first_month := start;
        last_month := start;
        RETURN;
    END IF;
    first_month := events_turn_month(start);
    last_month := first_month;
    IF begins_earliest IS NULL OR begins_latest IS NULL THEN
        RETURN;
    END IF;
    last_month := events_turn_month(begins_latest - 1);
    IF floor(first_month / 12.0) <> floor(last_month / 12.0) THEN  -- named by their years alone
        first_month := floor(first_month / 12.0)::bigint * 12;
        last_month := floor(last_month / 12.0)::bigint * 12 + 11;
    END IF;
END
$$
"""

# The turns of these events by their own rows, their computed dates and announcements; beside nothing.
_ANEW = """
CREATE FUNCTION events_turns_anew(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM events_turn WHERE event_id = ANY (chosen);
    INSERT INTO events_turn (
        timeline_id, event_id, audience, start, ends, sort_key, number, place, first_month, last_month,
        is_dated, is_announced, is_inverse
    )
    SELECT event.timeline_id, event.id, who.audience, root.start, root.ends, event.sort_key, event.number, 0,
        root.first_month, root.last_month,
        root.start < 9223372036854775807 AND announced.id IS NULL, announced.id IS NOT NULL, false
    FROM unnest(chosen) AS each (id)
    JOIN events_event AS event ON event.id = each.id
    JOIN (VALUES ('members'), ('public')) AS who (audience)
        ON event.state = 'approved' OR (event.state <> 'withdrawn' AND who.audience = 'members')
    LEFT JOIN events_computeddate AS worked
        ON worked.event_id = event.id AND worked.audience = who.audience AND NOT worked.is_sharper
        AND event.date_precision = ''
    LEFT JOIN events_placement AS announced
        ON announced.event_id = event.id AND announced.audience = who.audience AND announced.kind = 'announced'
        AND event.date_precision = '' AND worked.id IS NULL
    CROSS JOIN LATERAL events_turn_root(
        coalesce(event.date_begins_earliest, worked.date_begins_earliest, announced.span_begins),
        coalesce(event.date_begins_latest, worked.date_begins_latest),
        coalesce(event.date_ends_earliest, worked.date_ends_earliest),
        coalesce(event.date_ends_latest, worked.date_ends_latest, announced.span_ends)
    ) AS root;
END
$$
"""

_TAKES = """
CREATE FUNCTION events_event_takes_its_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM events_turns_anew(array(SELECT id FROM made));
    RETURN NULL;
END
$$
"""

_LEAVES = """
CREATE FUNCTION events_event_takes_another_turn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[] := array(
        SELECT made.id FROM made JOIN gone ON gone.id = made.id WHERE
        (made.timeline_id, made.state, made.number, made.sort_key, made.date_precision, made.date_begins_earliest,
            made.date_begins_latest, made.date_ends_earliest, made.date_ends_latest)
        IS DISTINCT FROM
        (gone.timeline_id, gone.state, gone.number, gone.sort_key, gone.date_precision, gone.date_begins_earliest,
            gone.date_begins_latest, gone.date_ends_earliest, gone.date_ends_latest)
    );
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM events_turns_anew(moved);
    END IF;
    RETURN NULL;
END
$$
"""

_COUNTED = """
CREATE FUNCTION events_turns_are_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE events_turncount AS counted SET turns = counted.turns - less.turns FROM (
            SELECT timeline_id, audience, start >> 21 AS block, count(*) AS turns FROM gone GROUP BY 1, 2, 3
        ) AS less
        WHERE (counted.timeline_id, counted.audience, counted.block) = (less.timeline_id, less.audience, less.block);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO events_turncount AS counted (timeline_id, audience, block, turns)
        SELECT timeline_id, audience, start >> 21, count(*) FROM made GROUP BY 1, 2, 3
        ON CONFLICT (timeline_id, audience, block) DO UPDATE SET turns = counted.turns + excluded.turns;
    END IF;
    RETURN NULL;
END
$$
"""


def _trigger(name: str, deed: str, table: str, function: str) -> migrations.RunSQL:
    told = {"INSERT": "NEW TABLE AS made", "DELETE": "OLD TABLE AS gone", "UPDATE": "OLD TABLE AS gone NEW TABLE AS made"}
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {deed} ON events_{table} REFERENCING {told[deed]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER {name} ON events_{table}",
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0008_words_to_be_found")]

    operations = [
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('audience', models.TextField(choices=[('members', 'Members'), ('public', 'Public')])),
                ('start', models.BigIntegerField()),
                ('ends', models.BigIntegerField()),
                ('sort_key', models.IntegerField()),
                ('number', models.BigIntegerField()),
                ('place', models.IntegerField(default=0)),
                ('first_month', models.BigIntegerField()),
                ('last_month', models.BigIntegerField()),
                ('is_dated', models.BooleanField(default=True)),
                ('is_announced', models.BooleanField(default=False)),
                ('is_inverse', models.BooleanField(default=False)),
                ('event', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='events.event')),
                ('relation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.relation')),
                ('timeline', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['timeline', 'audience', 'start', 'ends', 'sort_key', 'number', 'place'], include=('first_month', 'last_month', 'event'), name='turn_in_its_order'), models.Index(condition=models.Q(('is_announced', False), ('is_dated', False)), fields=['timeline', 'audience', 'start', 'ends', 'sort_key', 'number', 'place'], name='turn_without_a_date_in_order')],
                'constraints': [models.UniqueConstraint(fields=('timeline', 'id'), name='turn_is_known_within_its_timeline'), models.CheckConstraint(condition=models.Q(('audience__in', ['members', 'public'])), name='turn_audience_is_a_known_word'), models.UniqueConstraint(fields=('event', 'audience'), name='turn_is_one_for_each_audience'), models.CheckConstraint(condition=models.Q(models.Q(('start', 9223372036854775807), _negated=True), ('is_dated', False), _connector='OR'), name='turn_without_a_start_has_no_date')],
            },
        ),
        migrations.CreateModel(
            name='TurnCount',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('audience', models.TextField(choices=[('members', 'Members'), ('public', 'Public')])),
                ('block', models.BigIntegerField()),
                ('turns', models.BigIntegerField()),
                ('timeline', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('timeline', 'id'), name='turncount_is_known_within_its_timeline'), models.CheckConstraint(condition=models.Q(('audience__in', ['members', 'public'])), name='turncount_audience_is_a_known_word'), models.UniqueConstraint(fields=('timeline', 'audience', 'block'), name='turncount_is_one_for_each_block')],
            },
        ),
        reference("turn", "event_id", "event"),
        reference("turn", "relation_id", "relation"),
        migrations.RunSQL(_MONTH, "DROP FUNCTION events_turn_month(bigint)"),
        migrations.RunSQL(_ROOT, "DROP FUNCTION events_turn_root(bigint, bigint, bigint, bigint)"),
        migrations.RunSQL(_ANEW, "DROP FUNCTION events_turns_anew(bigint[])"),
        migrations.RunSQL(_TAKES, "DROP FUNCTION events_event_takes_its_turn()"),
        migrations.RunSQL(_LEAVES, "DROP FUNCTION events_event_takes_another_turn()"),
        migrations.RunSQL(_COUNTED, "DROP FUNCTION events_turns_are_counted()"),
        _trigger("event_takes_its_turn", "INSERT", "event", "events_event_takes_its_turn"),
        _trigger("event_takes_another_turn", "UPDATE", "event", "events_event_takes_another_turn"),
        _trigger("turn_is_counted", "INSERT", "turn", "events_turns_are_counted"),
        _trigger("turn_is_counted_elsewhere", "UPDATE", "turn", "events_turns_are_counted"),
        _trigger("turn_is_counted_no_more", "DELETE", "turn", "events_turns_are_counted"),
        # What is there already; what stands beside another event is put there by `manage.py derive`, as `serve` does.
        migrations.RunSQL("SELECT events_turns_anew(array(SELECT id FROM events_event))", migrations.RunSQL.noop),
        # Their references are checked now: no index can be made on a table with checks still to come.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
    ]
