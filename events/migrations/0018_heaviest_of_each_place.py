"""What is filed under a place lies in the order of weight: its most prominent events are read, and not all of them."""

from __future__ import annotations

from django.db import migrations

_BY_EVENT = (
    "CREATE INDEX filed_by_place ON events_facetplacement (timeline_id, key, event_id) "
    "INCLUDE (rank, audience, placement_id, is_ghost, span_begins, span_ends) WHERE facet = 2"
)
_BY_WEIGHT = (
    "CREATE INDEX filed_by_place ON events_facetplacement (timeline_id, key, rank DESC, event_id) "
    "INCLUDE (audience, placement_id, is_ghost, span_begins, span_ends) WHERE facet = 2"
)


class Migration(migrations.Migration):
    """The index of migration 0014 with its columns in another order."""

    dependencies = (("events", "0017_groups_by_kept_plans"),)
    operations = (
        migrations.RunSQL("DROP INDEX filed_by_place", _BY_EVENT),
        migrations.RunSQL(_BY_WEIGHT, "DROP INDEX filed_by_place"),
    )
