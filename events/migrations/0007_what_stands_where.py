"""Where the heaviest stand of everything, of one person, place, tag or source; and how many there are, at every width.

Derived tables, kept by triggers of statements; `manage.py derive` fills them for timelines that are there already.
"""

import django.db.models.deletion
from django.db import migrations, models

from events.migrations._counting import COUNTING, triggers
from events.migrations._filing import FILING, NOUNS

# Of events of the same weight half have rank 0, a quarter 1, an eighth 2 …, by a hash: however many are equal, the
# first few hundred are found among not many more, and they are the same ones in every window that they overlap.
RANKS = """
CREATE FUNCTION events_rank(weight smallint, event bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (weight * 32 + 31 - floor(
        ln(greatest(((event & 2147483647) * 2654435761) & 4294967295, 1)::float8) / ln(2::float8)))::smallint
$$;
CREATE FUNCTION events_lot(event bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ((((event & 2147483647) * 2654435761) >> 16) & 63)::smallint
$$;
"""
HEAVIEST = "rank, int8range(span_begins, span_ends))"
COUNTED = "(timeline_id, audience, facet, key, lot, span_begins) INCLUDE (span_ends, is_ghost, event_id, placement_id)"


def _timeline(**options):
    return models.ForeignKey(
        to="events.timeline", on_delete=django.db.models.deletion.CASCADE, related_name="+", db_index=False, **options
    )


AUDIENCES = [("members", "Members"), ("public", "Public")]
FACETS = [(1, "Person"), (2, "Place"), (3, "Tag"), (4, "Source"), (5, "Happened")]


def _pk(*columns):
    return "pk", models.CompositePrimaryKey(*columns, blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("events", "0006_articles_are_read")]

    operations = [
        migrations.RunSQL(RANKS, "DROP FUNCTION events_rank(smallint, bigint); DROP FUNCTION events_lot(bigint)"),
        migrations.RunSQL(
            "DROP INDEX placement_heaviest_in_a_window",
            "CREATE INDEX placement_heaviest_in_a_window ON events_placement USING gist "
            "(timeline_id, audience, weight, int8range(span_begins, span_ends))",
        ),
        migrations.RemoveIndex(model_name="placement", name="placement_by_its_beginning"),
        migrations.RemoveIndex(model_name="placement", name="placement_by_its_end"),
        migrations.AddField(
            model_name="placement",
            name="rank",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(models.F("weight"), models.F("event_id"), function="events_rank"),
                output_field=models.SmallIntegerField(),
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("kind", "reading"), _negated=True),
                fields=["timeline", "audience", "span_begins"],
                include=("kind", "weight", "span_ends"),
                name="placement_by_its_beginning",
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("kind", "reading"), _negated=True),
                fields=["timeline", "audience", "span_ends"],
                include=("kind",),
                name="placement_by_its_end",
            ),
        ),
        migrations.RunSQL(
            f"CREATE INDEX placement_heaviest_in_a_window ON events_placement USING gist "
            f"(timeline_id, audience, {HEAVIEST} WHERE kind <> 'reading'",
            "DROP INDEX placement_heaviest_in_a_window",
        ),
        migrations.AlterField(
            model_name="ledger", name="derivation", field=models.PositiveSmallIntegerField(default=2)
        ),
        migrations.CreateModel(
            name="Density",
            fields=[
                _pk("timeline_id", "audience", "level", "bucket"),
                ("timeline", _timeline()),
                ("audience", models.TextField(choices=AUDIENCES)),
                ("level", models.SmallIntegerField()),
                ("bucket", models.BigIntegerField()),
                ("starts", models.IntegerField()),
                ("ends", models.IntegerField()),
                ("weights", models.BigIntegerField()),
                ("ghost_starts", models.IntegerField()),
                ("ghost_ends", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="FacetCount",
            fields=[
                _pk("timeline_id", "audience", "facet", "key"),
                ("timeline", _timeline()),
                ("audience", models.TextField(choices=AUDIENCES)),
                ("facet", models.SmallIntegerField(choices=FACETS)),
                ("key", models.BigIntegerField()),
                ("events", models.IntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["timeline", "audience", "facet", "-events", "key"], name="facet_count_most_first"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="FacetPlacement",
            fields=[
                _pk("timeline_id", "event_id", "facet", "key", "placement_id"),
                ("timeline", _timeline(db_constraint=False)),
                ("event_id", models.BigIntegerField()),
                ("key", models.BigIntegerField()),
                ("placement_id", models.BigIntegerField()),
                ("span_begins", models.BigIntegerField()),
                ("span_ends", models.BigIntegerField()),
                ("facet", models.SmallIntegerField(choices=FACETS)),
                ("audience", models.SmallIntegerField(choices=[(0, "Both"), (1, "Members"), (2, "Public")])),
                ("rank", models.SmallIntegerField()),
                ("lot", models.SmallIntegerField()),
                ("is_ghost", models.BooleanField()),
            ],
        ),
        migrations.RunSQL(
            f"""
            CREATE INDEX filed_heaviest_in_a_window ON events_facetplacement USING gist
                (timeline_id, audience, facet, key, {HEAVIEST} WHERE placement_id <> 0;
            CREATE INDEX filed_by_lot ON events_facetplacement {COUNTED} WHERE placement_id <> 0;
            ALTER TABLE events_density SET (fillfactor = 70);
            ALTER TABLE events_facetcount SET (fillfactor = 70);
            """,
            migrations.RunSQL.noop,  # they go with their tables
        ),
        migrations.RunSQL(
            COUNTING + triggers("placement_counted", "events_placement", "events_count_placements"),
            "DROP FUNCTION events_count_placements() CASCADE; DROP FUNCTION events_count_anew(bigint)",
        ),
        migrations.RunSQL(
            FILING,
            "".join(f"DROP FUNCTION events_file_after_{noun}() CASCADE;" for noun in NOUNS)
            + "DROP FUNCTION events_derive_from_placements(bigint); DROP FUNCTION events_file(bigint[], bigint[])",
        ),
    ]
