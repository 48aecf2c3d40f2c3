"""What Django cannot declare: references as pairs (timeline_id, …_id), and the index of the picture."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

from events.migrations._references import reference

# table, column, table referred to; all deferred to commit, as Django's own foreign keys are
REFERENCES = [
    ("event", "place_id", "place"),
    ("event", "dating_reading_id", "reading"),
    ("source", "derived_from_id", "source"),
    ("digestparagraph", "source_id", "source"),
    ("sourcefile", "source_id", "source"),
    ("sourcetext", "source_id", "source"),
    ("sourcetext", "file_id", "sourcefile"),
    ("citation", "event_id", "event"),
    ("citation", "source_id", "source"),
    ("citation", "speaker_id", "actor"),
    ("passage", "citation_id", "citation"),
    ("passage", "annotation_id", "annotation"),
    ("anchor", "passage_id", "passage"),
    ("anchor", "source_text_id", "sourcetext"),
    ("reading", "citation_id", "citation"),
    ("reading", "relation_id", "relation"),
    ("relation", "event_id", "event"),
    ("relation", "other_id", "event"),
    ("relation", "citation_id", "citation"),
    ("actor", "merged_into_id", "actor"),
    ("participation", "event_id", "event"),
    ("participation", "actor_id", "actor"),
    ("place", "merged_into_id", "place"),
    ("eventtag", "event_id", "event"),
    ("eventtag", "tag_id", "tag"),
    ("annotation", "event_id", "event"),
    ("annotation", "citation_id", "citation"),
    ("annotation", "source_id", "source"),
    ("annotation", "reply_to_id", "annotation"),
    ("proposal", "event_id", "event"),
    ("placement", "event_id", "event"),
    ("placement", "reading_id", "reading"),
]


class Migration(migrations.Migration):
    dependencies = [("events", "0001_the_nouns")]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        *(reference(*each) for each in REFERENCES),
        # Exact top-k in a window: nearest neighbour by weight from above (docs/decisions). Parameters must be cast.
        migrations.RunSQL(
            "CREATE INDEX placement_heaviest_in_a_window ON events_placement USING gist "
            "(timeline_id, audience, weight, int8range(span_begins, span_ends))",
            "DROP INDEX placement_heaviest_in_a_window",
        ),
    ]
