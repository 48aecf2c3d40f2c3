"""Members who are mentioned in notes, and which mentions somebody has seen: docs/decisions/0054-notes-further.md."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from events.migrations._references import reference


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0026_merged_events'),
    ]

    operations = [
        migrations.CreateModel(
            name='SeenMention',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('seen_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='annotation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='annotation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='annotation',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='annotation',
            name='mentioned',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='mentioned',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT new_values."attributed_to", new_values."audience", new_values."author_id", new_values."body", new_values."citation_id", new_values."event_id", new_values."field", new_values."id", new_values."mentioned", new_values."motivation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."reply_to_id", new_values."resolved_at", new_values."resolved_by_id", new_values."source_id", new_values."timeline_id", new_values."title", new_values."version", new_values."withdrawn_at", new_values."written_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a75487221f917bf3aa049411ede976f9872a7066', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a4cb3', referencing='REFERENCING NEW TABLE AS new_values ', table='events_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT new_values."attributed_to", new_values."audience", new_values."author_id", new_values."body", new_values."citation_id", new_values."event_id", new_values."field", new_values."id", new_values."mentioned", new_values."motivation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."reply_to_id", new_values."resolved_at", new_values."resolved_by_id", new_values."source_id", new_values."timeline_id", new_values."title", new_values."version", new_values."withdrawn_at", new_values."written_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7ac066e049527e3096e855da0f2d77461ffe848d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_df6b9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT old_values."attributed_to", old_values."audience", old_values."author_id", old_values."body", old_values."citation_id", old_values."event_id", old_values."field", old_values."id", old_values."mentioned", old_values."motivation", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."reply_to_id", old_values."resolved_at", old_values."resolved_by_id", old_values."source_id", old_values."timeline_id", old_values."title", old_values."version", old_values."withdrawn_at", old_values."written_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2ba6db3022af6f3b61743eae97db1676c0848cae', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c8278', referencing='REFERENCING OLD TABLE AS old_values ', table='events_annotation', when='AFTER')),
        ),
        migrations.AddField(
            model_name='seenmention',
            name='annotation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.annotation'),
        ),
        migrations.AddField(
            model_name='seenmention',
            name='timeline',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline'),
        ),
        migrations.AddField(
            model_name='seenmention',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='seenmention',
            constraint=models.UniqueConstraint(fields=('timeline', 'id'), name='seenmention_is_known_within_its_timeline'),
        ),
        migrations.AddConstraint(
            model_name='seenmention',
            constraint=models.UniqueConstraint(fields=('user', 'annotation'), name='seen_mention_is_one_per_person_and_note'),
        ),
        reference("seenmention", "annotation_id", "annotation"),
    ]
