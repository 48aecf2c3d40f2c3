"""What waits for a second person: docs/decisions/0060-two-people.md."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0028_two_events_not_one'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='timeline',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='timeline',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='timeline',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_state_is_a_known_word',
        ),
        migrations.AddField(
            model_name='proposal',
            name='about',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='proposal',
            name='deed',
            field=models.TextField(default='edit_event'),
        ),
        migrations.AddField(
            model_name='proposalversion',
            name='about',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='proposalversion',
            name='deed',
            field=models.TextField(default='edit_event'),
        ),
        migrations.AddField(
            model_name='timeline',
            name='two_person_rule',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='timelineversion',
            name='two_person_rule',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='state',
            field=models.TextField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('lapsed', 'Lapsed')], default='open'),
        ),
        migrations.AlterField(
            model_name='proposalversion',
            name='state',
            field=models.TextField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('lapsed', 'Lapsed')], default='open'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['timeline', 'state'], name='proposal_by_what_became_of_it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_proposal_version" ("about", "base_version", "decided_at", "decided_by_id", "decision_reason", "deed", "diff", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state", "timeline_id", "version") SELECT new_values."about", new_values."base_version", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."deed", new_values."diff", new_values."event_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."public_id", new_values."reason", new_values."state", new_values."timeline_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8946f604c0aefa1a144ba3e1e675bc9d53f36b37', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_456d9', referencing='REFERENCING NEW TABLE AS new_values ', table='events_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_proposal_version" ("about", "base_version", "decided_at", "decided_by_id", "decision_reason", "deed", "diff", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state", "timeline_id", "version") SELECT new_values."about", new_values."base_version", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."deed", new_values."diff", new_values."event_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_at", new_values."proposed_by_id", new_values."public_id", new_values."reason", new_values."state", new_values."timeline_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='80e02ef1f36860bf2749c93eab02a8ab5ce5c734', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fc0ff', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_proposal_version" ("about", "base_version", "decided_at", "decided_by_id", "decision_reason", "deed", "diff", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "public_id", "reason", "state", "timeline_id", "version") SELECT old_values."about", old_values."base_version", old_values."decided_at", old_values."decided_by_id", old_values."decision_reason", old_values."deed", old_values."diff", old_values."event_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_at", old_values."proposed_by_id", old_values."public_id", old_values."reason", old_values."state", old_values."timeline_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4d83ebd4ae3d5a446b866e94812d4a475088b0c5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_483d2', referencing='REFERENCING OLD TABLE AS old_values ', table='events_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='timeline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_timeline_version" ("binned_at", "binned_by_id", "description", "group_by", "group_collapsed", "group_order", "id", "language", "opening_from", "opening_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote_characters", "quote_least", "quote_percent", "slug", "time_zone", "title", "two_person_rule", "version", "visibility") SELECT new_values."binned_at", new_values."binned_by_id", new_values."description", new_values."group_by", new_values."group_collapsed", new_values."group_order", new_values."id", new_values."language", new_values."opening_from", new_values."opening_to", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."quote_characters", new_values."quote_least", new_values."quote_percent", new_values."slug", new_values."time_zone", new_values."title", new_values."two_person_rule", new_values."version", new_values."visibility" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d3d7ae05f68728e39b1a1401abe7691cb263cd3e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8fd84', referencing='REFERENCING NEW TABLE AS new_values ', table='events_timeline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='timeline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_timeline_version" ("binned_at", "binned_by_id", "description", "group_by", "group_collapsed", "group_order", "id", "language", "opening_from", "opening_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote_characters", "quote_least", "quote_percent", "slug", "time_zone", "title", "two_person_rule", "version", "visibility") SELECT new_values."binned_at", new_values."binned_by_id", new_values."description", new_values."group_by", new_values."group_collapsed", new_values."group_order", new_values."id", new_values."language", new_values."opening_from", new_values."opening_to", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."quote_characters", new_values."quote_least", new_values."quote_percent", new_values."slug", new_values."time_zone", new_values."title", new_values."two_person_rule", new_values."version", new_values."visibility" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."binned_at" IS DISTINCT FROM (new_values."binned_at") OR old_values."binned_by_id" IS DISTINCT FROM (new_values."binned_by_id") OR old_values."description" IS DISTINCT FROM (new_values."description") OR old_values."group_by" IS DISTINCT FROM (new_values."group_by") OR old_values."group_collapsed" IS DISTINCT FROM (new_values."group_collapsed") OR old_values."group_order" IS DISTINCT FROM (new_values."group_order") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."opening_from" IS DISTINCT FROM (new_values."opening_from") OR old_values."opening_to" IS DISTINCT FROM (new_values."opening_to") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."quote_characters" IS DISTINCT FROM (new_values."quote_characters") OR old_values."quote_least" IS DISTINCT FROM (new_values."quote_least") OR old_values."quote_percent" IS DISTINCT FROM (new_values."quote_percent") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."time_zone" IS DISTINCT FROM (new_values."time_zone") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."two_person_rule" IS DISTINCT FROM (new_values."two_person_rule") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."visibility" IS DISTINCT FROM (new_values."visibility")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='19cfc3488529e71e5a9064566426d886ffc0c649', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ad848', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_timeline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='timeline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "events_timeline_version" ("binned_at", "binned_by_id", "description", "group_by", "group_collapsed", "group_order", "id", "language", "opening_from", "opening_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quote_characters", "quote_least", "quote_percent", "slug", "time_zone", "title", "two_person_rule", "version", "visibility") SELECT old_values."binned_at", old_values."binned_by_id", old_values."description", old_values."group_by", old_values."group_collapsed", old_values."group_order", old_values."id", old_values."language", old_values."opening_from", old_values."opening_to", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."quote_characters", old_values."quote_least", old_values."quote_percent", old_values."slug", old_values."time_zone", old_values."title", old_values."two_person_rule", old_values."version", old_values."visibility" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5af35abf7a8118bc6d9320953d2fe411080632d7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0305f', referencing='REFERENCING OLD TABLE AS old_values ', table='events_timeline', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'declined', 'withdrawn', 'lapsed'])), name='proposal_state_is_a_known_word'),
        ),
    ]
