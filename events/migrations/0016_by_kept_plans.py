"""What stands in a window is found and counted by functions, whose plans are kept: docs/decisions/0049-what-is-fast.md."""

from django.db import migrations

from events.migrations._picking import PICKING, UNPICKING


class Migration(migrations.Migration):
    dependencies = [("events", "0015_due_by_index")]

    operations = [migrations.RunSQL(PICKING, UNPICKING)]
