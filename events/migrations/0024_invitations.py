"""Links that let somebody into a timeline, once: docs/decisions/0051-people.md."""

import django.db.models.deletion
import events.models.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0023_who_is_signed_in'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=events.models.base.new_id, unique=True)),
                ('role', models.TextField(choices=[('owner', 'Owner'), ('editor', 'Editor'), ('annotator', 'Annotator'), ('reader', 'Reader')])),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('email', models.TextField(blank=True, default='')),
                ('message', models.TextField(blank=True, default='')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('timeline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='events.timeline')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'editor', 'annotator', 'reader'])), name='invitation_role_is_a_known_word'), models.CheckConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None), _connector='OR'), name='invitation_is_used_or_withdrawn_never_both'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_by', None), ('accepted_at__isnull', False), _connector='OR'), models.Q(('withdrawn_by', None), ('withdrawn_at__isnull', False), _connector='OR')), name='invitation_ends_by_somebody_at_a_time')],
            },
        ),
    ]
