"""A reference as what Django cannot declare: the pair (timeline_id, …_id), checked at commit as its own keys are."""

from django.db import migrations


def reference(table: str, column: str, to: str) -> migrations.RunSQL:
    """The constraint of one column of `events_<table>` that refers to `events_<to>` of the same timeline."""
    name = f"{table}_{column.removesuffix('_id')}_stands_in_its_timeline"
    return migrations.RunSQL(
        f"ALTER TABLE events_{table} ADD CONSTRAINT {name} FOREIGN KEY (timeline_id, {column}) "
        f"REFERENCES events_{to} (timeline_id, id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE events_{table} DROP CONSTRAINT {name}",
    )
