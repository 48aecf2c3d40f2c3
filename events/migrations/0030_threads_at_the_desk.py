"""Threads are assigned and pinned, notes are hidden: docs/decisions/0054-notes-further.md."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0029_proposals'),
    ]

    operations = [
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
            name='assigned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotation',
            name='assigned_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotation',
            name='assigned_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotation',
            name='hidden_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotation',
            name='hidden_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotation',
            name='hidden_reason',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='annotation',
            name='pinned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotation',
            name='pinned_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='assigned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='assigned_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='assigned_to',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='hidden_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='hidden_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='hidden_reason',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='pinned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotationversion',
            name='pinned_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("assigned_at", "assigned_by_id", "assigned_to_id", "attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "hidden_at", "hidden_by_id", "hidden_reason", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned_at", "pinned_by_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT new_values."assigned_at", new_values."assigned_by_id", new_values."assigned_to_id", new_values."attributed_to", new_values."audience", new_values."author_id", new_values."body", new_values."citation_id", new_values."event_id", new_values."field", new_values."hidden_at", new_values."hidden_by_id", new_values."hidden_reason", new_values."id", new_values."mentioned", new_values."motivation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."pinned_at", new_values."pinned_by_id", new_values."public_id", new_values."reply_to_id", new_values."resolved_at", new_values."resolved_by_id", new_values."source_id", new_values."timeline_id", new_values."title", new_values."version", new_values."withdrawn_at", new_values."written_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='36081d68d7ae2853ef7352cb7785bf4343fa1837', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a4cb3', referencing='REFERENCING NEW TABLE AS new_values ', table='events_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("assigned_at", "assigned_by_id", "assigned_to_id", "attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "hidden_at", "hidden_by_id", "hidden_reason", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned_at", "pinned_by_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT new_values."assigned_at", new_values."assigned_by_id", new_values."assigned_to_id", new_values."attributed_to", new_values."audience", new_values."author_id", new_values."body", new_values."citation_id", new_values."event_id", new_values."field", new_values."hidden_at", new_values."hidden_by_id", new_values."hidden_reason", new_values."id", new_values."mentioned", new_values."motivation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."pinned_at", new_values."pinned_by_id", new_values."public_id", new_values."reply_to_id", new_values."resolved_at", new_values."resolved_by_id", new_values."source_id", new_values."timeline_id", new_values."title", new_values."version", new_values."withdrawn_at", new_values."written_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0a267784c536bba97e528d1e0ed5e0163ec3071d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_df6b9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_annotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='annotation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_annotation_version" ("assigned_at", "assigned_by_id", "assigned_to_id", "attributed_to", "audience", "author_id", "body", "citation_id", "event_id", "field", "hidden_at", "hidden_by_id", "hidden_reason", "id", "mentioned", "motivation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinned_at", "pinned_by_id", "public_id", "reply_to_id", "resolved_at", "resolved_by_id", "source_id", "timeline_id", "title", "version", "withdrawn_at", "written_at") SELECT old_values."assigned_at", old_values."assigned_by_id", old_values."assigned_to_id", old_values."attributed_to", old_values."audience", old_values."author_id", old_values."body", old_values."citation_id", old_values."event_id", old_values."field", old_values."hidden_at", old_values."hidden_by_id", old_values."hidden_reason", old_values."id", old_values."mentioned", old_values."motivation", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pinned_at", old_values."pinned_by_id", old_values."public_id", old_values."reply_to_id", old_values."resolved_at", old_values."resolved_by_id", old_values."source_id", old_values."timeline_id", old_values."title", old_values."version", old_values."withdrawn_at", old_values."written_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='621cef9cf0fbf796ce06712b55345bc643185453', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c8278', referencing='REFERENCING OLD TABLE AS old_values ', table='events_annotation', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assigned_by__isnull', True), ('assigned_to__isnull', True)), ('assigned_at__isnull', False), _connector='OR'), name='annotation_is_assigned_at_a_time_or_not_at_all'),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(('pinned_by__isnull', True), ('pinned_at__isnull', False), _connector='OR'), name='annotation_is_pinned_by_somebody_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(('reply_to__isnull', True), models.Q(('assigned_at__isnull', True), ('pinned_at__isnull', True)), _connector='OR'), name='annotation_that_answers_is_neither_assigned_nor_pinned'),
        ),
        migrations.AddConstraint(
            model_name='annotation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at__isnull', True), ('hidden_by__isnull', True), ('hidden_reason', '')), models.Q(('hidden_at__isnull', False), models.Q(('hidden_reason', ''), _negated=True)), _connector='OR'), name='annotation_is_hidden_for_a_reason_or_not_at_all'),
        ),
    ]
