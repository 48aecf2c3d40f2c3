"""Windows and slices with few rows are read by where those begin; what lasts long has an index of its own: decision 49."""

from django.db import migrations

from events.migrations._picking import _picking
from events.migrations._slices import AWAY, DRAWN, FORMER_AWAY, LONG_INDEXES


def _as_before(suffix: str) -> str:
    made = _picking(suffix)
    return made[: made.index("CREATE FUNCTION events_heaviest_beside")]


class Migration(migrations.Migration):
    dependencies = [("events", "0019_found_sooner")]

    operations = [
        migrations.RunSQL(
            LONG_INDEXES, "DROP INDEX placement_that_lasts_long; DROP INDEX told_placement_that_lasts_long"
        ),
        migrations.RunSQL(FORMER_AWAY + DRAWN, AWAY + _as_before("") + _as_before("_told")),
    ]
