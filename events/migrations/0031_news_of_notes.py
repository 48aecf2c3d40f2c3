"""Who is told of new notes, how often, and by which feed: docs/decisions/0055-told-to-each-person.md."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0030_threads_at_the_desk'),
    ]

    operations = [
        migrations.CreateModel(
            name='NoteNews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('often', models.TextField(choices=[('never', 'Never'), ('daily', 'Daily'), ('weekly', 'Weekly')], default='never')),
                ('what', models.TextField(choices=[('mine', 'Mine'), ('all', 'All')], default='mine')),
                ('told_until', models.DateTimeField()),
                ('origin', models.TextField(blank=True, default='')),
                ('feed_sha256', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('feed_made_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='note_news', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('often__in', ['never', 'daily', 'weekly'])), name='note_news_often_is_a_known_word'), models.CheckConstraint(condition=models.Q(('what__in', ['mine', 'all'])), name='note_news_what_is_a_known_word'), models.CheckConstraint(condition=models.Q(models.Q(('feed_made_at__isnull', True), ('feed_sha256__isnull', True)), models.Q(('feed_made_at__isnull', False), ('feed_sha256__isnull', False)), _connector='OR'), name='note_news_has_a_feed_since_a_time_or_none')],
            },
        ),
    ]
