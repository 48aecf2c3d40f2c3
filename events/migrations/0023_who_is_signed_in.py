"""Sessions know whose they are, and messages are kept where no mail goes out: docs/decisions/0051-people.md."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEEP_WHO_IS_SIGNED_IN = """
insert into events_session (session_key, session_data, expire_date, device)
select session_key, session_data, expire_date, '' from django_session where expire_date > now()
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0022_signed_off"), ("sessions", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KeptMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.TextField()),
                ("subject", models.TextField()),
                ("text", models.TextField()),
                ("kept_at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key")),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("device", models.TextField(blank=True, default="")),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.RunSQL(KEEP_WHO_IS_SIGNED_IN, migrations.RunSQL.noop),
    ]
