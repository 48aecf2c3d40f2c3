"""Long: the words of each event and of each audience, and the triggers that keep them (docs/decisions/0038-search.md).

Whoever writes, by an action, by COPY or by hand, leaves both tables as a rebuild would. A load of many rows puts the
setting `dateline.finding` to `later` for its transaction, and fills them at its end (`events.actions.finding`).
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations, models

from events.migrations._references import reference

# Letters and digits, small and without accents; all else is a space. Where no spaces are written (Chinese, Japanese),
# every sign is a word of its own, and what is written together is looked for as a phrase.
# Letters of any script are what no range here names, so that this does not depend on a server's locale.
IN_WORDS = r"""
CREATE FUNCTION events_in_words(said text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN
    regexp_replace(
        regexp_replace(lower(unaccent(normalize(said, NFC))), '[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]', ' \& ', 'g'),
        '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7'
        '\u02b9-\u02df\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020'
        '\u3030\u30a0\u30fb\ufe10-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+', ' ', 'g')
"""

# Between two names, and between two fields, a place in the order is left free: no phrase reaches across.
VECTOR = """
CREATE FUNCTION events_vector(said text, weight "char") RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE RETURN
    setweight(ts_delete(to_tsvector('simple', coalesce('qxendxq ' || events_in_words(left(said, 200000)), '')),
                        'qxendxq'), weight)
"""

FINDABLE = """
CREATE FUNCTION events_to_be_found(chosen bigint[])
RETURNS TABLE (timeline_id bigint, event_id bigint, audience text, weight smallint, begins bigint, words tsvector)
LANGUAGE sql STABLE AS $$
    SELECT said.timeline_id, said.id, reading.audience, said.weight, said.begins,
           CASE WHEN reading.quoted IS NULL THEN said.words
                ELSE said.words || events_vector(reading.quoted, 'D') END
    FROM (SELECT event.timeline_id, event.id, event.state, event.weight, event.date_begins_earliest AS begins,
                 events_vector(event.title, 'A') || events_vector(concat_ws(' qxendxq ',
                     (SELECT string_agg(called, ' qxendxq ' ORDER BY called) FROM (
                         SELECT DISTINCT unnest(events_names(actor.name, actor.aliases)
                                                || events_names(became.name, became.aliases)) AS called
                         FROM events_participation AS part JOIN events_actor AS actor ON actor.id = part.actor_id
                         LEFT JOIN events_actor AS became ON became.id = actor.merged_into_id
                         WHERE part.event_id = event.id) AS people),
                     (SELECT array_to_string(events_names(place.name, place.aliases)
                                             || events_names(became.name, became.aliases), ' qxendxq ')
                      FROM events_place AS place LEFT JOIN events_place AS became ON became.id = place.merged_into_id
                      WHERE place.id = event.place_id)), 'B')
                 || events_vector(event.summary, 'C') AS words
          FROM events_event AS event WHERE event.id = ANY (chosen) AND event.state <> 'withdrawn' OFFSET 0) AS said
    CROSS JOIN LATERAL (
        SELECT string_agg(passage.exact, ' qxendxq ' ORDER BY citation.position, citation.id, passage.id) AS members,
               string_agg(left(passage.exact, passage.public_characters), ' qxendxq '
                          ORDER BY citation.position, citation.id, passage.id)
                   FILTER (WHERE source.public_label = '' AND passage.public_characters > 0) AS public
        FROM events_citation AS citation JOIN events_passage AS passage ON passage.citation_id = citation.id
        JOIN events_source AS source ON source.id = citation.source_id
        WHERE citation.event_id = said.id AND citation.withdrawn_at IS NULL) AS quotes
    CROSS JOIN LATERAL (VALUES ('members', quotes.members), ('public', quotes.public)) AS reading (audience, quoted)
    WHERE reading.audience = 'members' OR said.state = 'approved'
$$
"""
NAMES = """
CREATE FUNCTION events_names(name text, aliases jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN name IS NULL THEN '{}' ELSE name || ARRAY(SELECT jsonb_array_elements_text(aliases)) END
"""

# Declared immutable, as an index demands: what unaccent makes of a letter changes with no release of the same server.
OF_NAMES = """
CREATE FUNCTION events_as_name(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ' ' || events_in_words(said)
"""
CALLED = {
    "actor": "name || ' ' || aliases::text",
    "place": "name || ' ' || aliases::text",
    "tag": "name",
    "source": "title || ' ' || short_title || ' ' || container_title || ' ' || public_label",
}

MADE_ANEW = """
CREATE FUNCTION events_find_anew(chosen bigint[]) RETURNS void LANGUAGE sql AS $$
    WITH wanted AS MATERIALIZED (SELECT * FROM events_to_be_found(chosen)),
    gone AS (
        DELETE FROM events_findable AS found WHERE event_id = ANY (chosen) AND NOT EXISTS (
            SELECT FROM wanted WHERE wanted.event_id = found.event_id AND wanted.audience = found.audience)
    )
    INSERT INTO events_findable AS found (timeline_id, event_id, audience, weight, begins, words)
    SELECT timeline_id, event_id, audience, weight, begins, words FROM wanted ORDER BY audience, weight DESC, event_id
    ON CONFLICT (event_id, audience) DO UPDATE
    SET weight = excluded.weight, begins = excluded.begins, words = excluded.words
    WHERE (found.weight, found.begins, found.words) IS DISTINCT FROM (excluded.weight, excluded.begins, excluded.words)
$$
"""

# What a statement changed: the tables that it may read there, and the events whose words follow from it.
GROUND = {
    "event": (
        "SELECT id FROM {rows}",
        "SELECT was.id FROM was JOIN becomes USING (id) WHERE (was.title, was.summary, was.state, was.place_id, "
        "was.weight, was.date_begins_earliest) IS DISTINCT FROM (becomes.title, becomes.summary, becomes.state, "
        "becomes.place_id, becomes.weight, becomes.date_begins_earliest)",
    ),
    "participation": (
        "SELECT event_id FROM {rows}",
        "SELECT unnest(ARRAY[was.event_id, becomes.event_id]) FROM was JOIN becomes USING (id) "
        "WHERE (was.event_id, was.actor_id) IS DISTINCT FROM (becomes.event_id, becomes.actor_id)",
    ),
    "citation": (
        "SELECT event_id FROM {rows} AS one WHERE '{event}' = 'DELETE' "
        "OR EXISTS (SELECT FROM events_passage WHERE citation_id = one.id)",
        "SELECT unnest(ARRAY[was.event_id, becomes.event_id]) FROM was JOIN becomes USING (id) "
        "WHERE (was.event_id, was.source_id, was.withdrawn_at IS NULL, was.position) IS DISTINCT FROM "
        "(becomes.event_id, becomes.source_id, becomes.withdrawn_at IS NULL, becomes.position)",
    ),
    "passage": (
        "SELECT citation.event_id FROM {rows} AS one JOIN events_citation AS citation ON citation.id = one.citation_id",
        "SELECT citation.event_id FROM was JOIN becomes USING (id) JOIN events_citation AS citation "
        "ON citation.id IN (was.citation_id, becomes.citation_id) "
        "WHERE (was.citation_id, was.exact, was.public_characters) IS DISTINCT FROM "
        "(becomes.citation_id, becomes.exact, becomes.public_characters)",
    ),
    "source": (
        "",
        "SELECT citation.event_id FROM was JOIN becomes USING (id) JOIN events_citation AS citation "
        "ON citation.source_id = was.id WHERE (was.public_label = '') <> (becomes.public_label = '')",
    ),
    "actor": (
        "",
        "SELECT part.event_id FROM was JOIN becomes USING (id) "
        "JOIN events_actor AS called ON was.id IN (called.id, called.merged_into_id) "
        "JOIN events_participation AS part ON part.actor_id = called.id WHERE (was.name, was.aliases, "
        "was.merged_into_id) IS DISTINCT FROM (becomes.name, becomes.aliases, becomes.merged_into_id)",
    ),
    "place": (
        "",
        "SELECT event.id FROM was JOIN becomes USING (id) "
        "JOIN events_place AS called ON was.id IN (called.id, called.merged_into_id) "
        "JOIN events_event AS event ON event.place_id = called.id WHERE (was.name, was.aliases, "
        "was.merged_into_id) IS DISTINCT FROM (becomes.name, becomes.aliases, becomes.merged_into_id)",
    ),
}
READ = {
    "INSERT": "REFERENCING NEW TABLE AS becomes",
    "UPDATE": "REFERENCING OLD TABLE AS was NEW TABLE AS becomes",
    "DELETE": "REFERENCING OLD TABLE AS was",
}

# The difference that a statement makes to the counts. Deeds on one timeline wait for each other at its ledger, so two
# of them never count the same word at the same time.
COUNTING = {
    "INSERT": "SELECT timeline_id, audience, lexeme, count(*) AS more FROM becomes, unnest(words) GROUP BY 1, 2, 3",
    "UPDATE": "SELECT timeline_id, audience, lexeme, sum(one) AS more FROM ("
    "SELECT timeline_id, audience, lexeme, 1 AS one FROM becomes, unnest(words) UNION ALL "
    "SELECT timeline_id, audience, lexeme, -1 FROM was, unnest(words)) AS each GROUP BY 1, 2, 3 HAVING sum(one) <> 0",
    "DELETE": "SELECT timeline_id, audience, lexeme, -count(*) AS more FROM was, unnest(words) GROUP BY 1, 2, 3",
}
COUNTED = """
    WITH changed AS MATERIALIZED ({changed}),
    gone AS (
        DELETE FROM events_lexeme AS counted USING changed WHERE more < 0 AND counted.events + more <= 0 AND
            (counted.timeline_id, counted.audience, word) = (changed.timeline_id, changed.audience, lexeme)
    ),
    fewer AS (
        UPDATE events_lexeme AS counted SET events = events + more FROM changed WHERE more < 0 AND events + more > 0 AND
            (counted.timeline_id, counted.audience, word) = (changed.timeline_id, changed.audience, lexeme)
    )
    INSERT INTO events_lexeme AS counted (timeline_id, audience, word, events)
    SELECT timeline_id, audience, lexeme, more FROM changed WHERE more > 0 ORDER BY 1, 2, 3
    ON CONFLICT (timeline_id, audience, word) DO UPDATE SET events = counted.events + excluded.events;
"""
FOUND = """
    chosen := ARRAY(SELECT DISTINCT each.id FROM ({chosen}) AS each (id) WHERE each.id IS NOT NULL);
    IF cardinality(chosen) > 0 THEN PERFORM events_find_anew(chosen); END IF;
"""


def after(table: str, event: str, what: str) -> migrations.RunSQL:
    """A trigger after each such statement on `events_<table>`, unless the words come later."""
    name = f"events_words_of_{table}_{event.lower()}"
    return migrations.RunSQL(
        [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE chosen bigint[]; BEGIN "
            f"IF current_setting('dateline.finding', true) IS DISTINCT FROM 'later' THEN {what} END IF; "
            "RETURN NULL; END $$",
            f"CREATE TRIGGER {name} AFTER {event} ON events_{table} {READ[event]} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ],
        [f"DROP TRIGGER {name} ON events_{table}", f"DROP FUNCTION {name}()"],
    )


def kept() -> list[migrations.RunSQL]:
    """All triggers: on what events say and are named by, and on the words themselves for their counts."""
    found = []
    for table, (rows, update) in GROUND.items():
        for event, read in (("INSERT", "becomes"), ("DELETE", "was"), ("UPDATE", "")):
            chosen = rows.format(rows=read, event=event) if read else update
            if chosen:
                found.append(after(table, event, FOUND.format(chosen=chosen)))
    return found + [after("findable", event, COUNTED.format(changed=each)) for event, each in COUNTING.items()]


class Migration(migrations.Migration):
    dependencies = [("events", "0007_what_stands_where")]

    operations = [
        BtreeGinExtension(),
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("audience", models.TextField(choices=[("members", "Members"), ("public", "Public")])),
                ("weight", models.SmallIntegerField()),
                ("begins", models.BigIntegerField(null=True)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "timeline",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.timeline",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("timeline"),
                        models.F("audience"),
                        models.OrderBy(models.F("weight"), descending=True),
                        models.F("event"),
                        name="findable_heaviest_first",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["timeline", "audience", "words"],
                        gin_pending_list_limit=512,
                        name="findable_by_its_words",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["members", "public"])),
                        name="findable_audience_is_a_known_word",
                    ),
                    models.UniqueConstraint(fields=("event", "audience"), name="findable_is_one_for_each_audience"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lexeme",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("audience", models.TextField(choices=[("members", "Members"), ("public", "Public")])),
                ("word", models.TextField(db_collation="C")),
                ("events", models.IntegerField()),
                (
                    "timeline",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.timeline",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        models.F("timeline"),
                        models.F("audience"),
                        django.contrib.postgres.indexes.OpClass(models.F("word"), "gin_trgm_ops"),
                        name="lexeme_by_its_letters",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["members", "public"])),
                        name="lexeme_audience_is_a_known_word",
                    ),
                    models.UniqueConstraint(fields=("timeline", "audience", "word"), name="lexeme_is_counted_once"),
                    models.CheckConstraint(condition=models.Q(("events__gt", 0)), name="lexeme_is_in_some_event"),
                ],
            },
        ),
        reference("findable", "event_id", "event"),
        migrations.RunSQL(IN_WORDS, "DROP FUNCTION events_in_words(text)"),
        migrations.RunSQL(VECTOR, 'DROP FUNCTION events_vector(text, "char")'),
        migrations.RunSQL(NAMES, "DROP FUNCTION events_names(text, jsonb)"),
        migrations.RunSQL(FINDABLE, "DROP FUNCTION events_to_be_found(bigint[])"),
        migrations.RunSQL(MADE_ANEW, "DROP FUNCTION events_find_anew(bigint[])"),
        migrations.RunSQL(OF_NAMES, "DROP FUNCTION events_as_name(text)"),
        *(
            migrations.RunSQL(
                f"CREATE INDEX {table}_by_its_names ON events_{table} "
                f"USING gin (timeline_id, events_as_name({called}) gin_trgm_ops)",
                f"DROP INDEX {table}_by_its_names",
            )
            for table, called in CALLED.items()
        ),
        *kept(),
    ]
