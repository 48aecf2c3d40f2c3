"""Where a timeline opens is weighed in stretches as fine as what stands in them: docs/decisions/0008-the-picture.md."""

from django.db import migrations

from events.migrations._heaps import BY_SHARES, NOT_BY_SHARES


class Migration(migrations.Migration):
    dependencies = [("events", "0020_what_lasts_long")]

    operations = [migrations.RunSQL(BY_SHARES, NOT_BY_SHARES)]
