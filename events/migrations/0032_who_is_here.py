"""Who has an event open at this moment: docs/decisions/0058-what-changed-while-you-read.md."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from events.migrations._references import reference


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0031_news_of_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('field', models.TextField(blank=True, default='')),
                ('seen_at', models.DateTimeField()),
                ('event', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.event')),
                ('timeline', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('timeline', 'id'), name='presence_is_known_within_its_timeline'), models.UniqueConstraint(fields=('user', 'event'), name='presence_is_one_per_person_and_event')],
            },
        ),
        reference("presence", "event_id", "event"),
        # Nothing of it is written ahead, backed up to a log or there after a crash: it is forgotten in a minute anyway.
        migrations.RunSQL("ALTER TABLE events_presence SET UNLOGGED", "ALTER TABLE events_presence SET LOGGED"),
    ]
