"""A restored backup counts on where it was: docs/decisions/0049-what-is-fast.md."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0032_who_is_here'),
    ]

    operations = [
        migrations.AddField(
            model_name='ledger',
            name='last_change',
            field=models.UUIDField(null=True),
        ),
    ]
