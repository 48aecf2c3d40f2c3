"""Which tellings a written event makes due is looked up by indexes: an OR between keys and a question read every event."""

from django.db import migrations

from events.migrations._due import _DUE

_BEFORE = _DUE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
_BY_INDEX = """
CREATE OR REPLACE FUNCTION events_tellings_are_due(chosen bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = 'off' SET enable_hashjoin = 'off' SET enable_mergejoin = 'off' AS $$
BEGIN
    INSERT INTO events_tellingdue (timeline_id, event_id)
    SELECT event.timeline_id, event.id FROM (
        SELECT unnest(chosen) AS id
        UNION
        SELECT unnest(ARRAY[relation.event_id, relation.other_id])
        FROM events_citation AS citation JOIN events_relation AS relation ON relation.citation_id = citation.id
        WHERE citation.event_id = ANY (chosen)
        UNION
        SELECT citation.event_id
        FROM (SELECT id FROM events_relation WHERE event_id = ANY (chosen)
              UNION ALL SELECT id FROM events_relation WHERE other_id = ANY (chosen)) AS relation
        JOIN events_reading AS reading ON reading.relation_id = relation.id
        JOIN events_citation AS citation ON citation.id = reading.citation_id
    ) AS touched JOIN events_event AS event ON event.id = touched.id
    ON CONFLICT DO NOTHING;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0014_places_on_a_map")]

    operations = [migrations.RunSQL(_BY_INDEX, _BEFORE)]
