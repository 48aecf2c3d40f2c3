"""The heaviest of each group of a window by a function, whose plans are kept: docs/decisions/0049-what-is-fast.md."""

from django.db import migrations

from events.migrations._grouping import GROUPING, UNGROUPING


class Migration(migrations.Migration):
    dependencies = [("events", "0016_by_kept_plans")]

    operations = [migrations.RunSQL(GROUPING, UNGROUPING)]
