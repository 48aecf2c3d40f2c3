"""What was told by whom, and as of when: docs/decisions/0044-tellings.md. `manage.py derive` fills the tables."""

import django.db.models.deletion
from django.db import migrations, models

from events.migrations._due import DUE, UNDUE

# The heaviest of a window as of a day. Beside one another in it stand spans that begin together; where sources come out
# soon after what they tell of, those were known together, so that whole pages of what came out later are passed over.
HEAVIEST = """
CREATE INDEX told_placement_heaviest_in_a_window ON events_toldplacement USING gist (
    timeline_id, teller, rank, int8range(span_begins, span_ends), int8range(known_from, known_to)
) WHERE kind <> 'reading'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0012_derived_at_once'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ledger',
            name='derivation',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.CreateModel(
            name='TellingDue',
            fields=[
                ('pk', models.CompositePrimaryKey('timeline_id', 'event_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('event_id', models.BigIntegerField()),
                ('timeline', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
            ],
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('event_id', models.BigIntegerField()),
                ('teller', models.BigIntegerField()),
                ('known_from', models.BigIntegerField()),
                ('known_to', models.BigIntegerField()),
                ('audience', models.SmallIntegerField(choices=[(0, 'Both'), (1, 'Members'), (2, 'Public')])),
                ('pk', models.CompositePrimaryKey('event_id', 'teller', 'known_from', 'audience', blank=True, editable=False, primary_key=True, serialize=False)),
                ('occurrence', models.TextField()),
                ('start', models.BigIntegerField()),
                ('ends', models.BigIntegerField()),
                ('sort_key', models.IntegerField()),
                ('number', models.BigIntegerField()),
                ('place', models.IntegerField()),
                ('first_month', models.BigIntegerField()),
                ('last_month', models.BigIntegerField()),
                ('is_dated', models.BooleanField()),
                ('is_announced', models.BooleanField()),
                ('relation_id', models.BigIntegerField(blank=True, null=True)),
                ('is_inverse', models.BooleanField()),
                ('timeline', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
            ],
            options={
                'indexes': [models.Index(fields=['timeline', 'teller', 'start', 'ends', 'sort_key', 'number', 'place'], include=('known_from', 'known_to', 'audience', 'first_month', 'last_month', 'event_id'), name='telling_in_its_order'), models.Index(condition=models.Q(('is_announced', False), ('is_dated', False)), fields=['timeline', 'teller', 'start', 'ends', 'sort_key', 'number', 'place'], name='telling_without_a_date')],
                'constraints': [models.CheckConstraint(condition=models.Q(('occurrence__in', ['planned', 'happened', 'postponed', 'cancelled', 'did not happen', 'unknown'])), name='telling_occurrence_is_a_known_word'), models.CheckConstraint(condition=models.Q(('known_from__lt', models.F('known_to'))), name='telling_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('start', 9223372036854775807), _negated=True), ('is_dated', False), _connector='OR'), name='telling_without_a_start_has_no_date')],
            },
        ),
        migrations.CreateModel(
            name='ToldPlacement',
            fields=[
                ('event_id', models.BigIntegerField()),
                ('teller', models.BigIntegerField()),
                ('known_from', models.BigIntegerField()),
                ('known_to', models.BigIntegerField()),
                ('audience', models.SmallIntegerField(choices=[(0, 'Both'), (1, 'Members'), (2, 'Public')])),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('reading_id', models.BigIntegerField(blank=True, null=True)),
                ('kind', models.TextField(choices=[('current', 'Current'), ('former', 'Former'), ('announced', 'Announced'), ('reading', 'Reading')])),
                ('weight', models.SmallIntegerField()),
                ('rank', models.GeneratedField(db_persist=True, expression=models.Func(models.F('weight'), models.F('event_id'), function='events_rank'), output_field=models.SmallIntegerField())),
                ('lot', models.GeneratedField(db_persist=True, expression=models.Func(models.F('event_id'), function='events_lot'), output_field=models.SmallIntegerField())),
                ('span_begins', models.BigIntegerField()),
                ('span_ends', models.BigIntegerField()),
                ('begins_open', models.BooleanField()),
                ('ends_open', models.BooleanField()),
                ('begins_fades', models.BooleanField()),
                ('ends_fades', models.BooleanField()),
                ('is_computed', models.BooleanField()),
                ('is_conflicted', models.BooleanField()),
                ('occurrence', models.TextField()),
                ('precision', models.TextField()),
                ('words', models.TextField()),
                ('timeline', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.timeline')),
            ],
            options={
                'indexes': [models.Index(fields=['event_id'], name='told_placement_of_an_event'), models.Index(condition=models.Q(('kind', 'reading'), _negated=True), fields=['timeline', 'teller', 'span_begins', 'span_ends'], include=('known_from', 'known_to', 'audience', 'kind'), name='told_placement_by_beginning'), models.Index(condition=models.Q(('kind', 'reading'), _negated=True), fields=['timeline', 'teller', 'lot', 'span_begins'], include=('span_ends', 'known_from', 'known_to', 'audience', 'kind'), name='told_placement_by_lot'), models.Index(condition=models.Q(('kind', 'reading'), _negated=True), fields=['timeline', 'teller', 'lot', 'known_from'], include=('known_to', 'audience', 'kind', 'span_begins', 'span_ends', 'weight'), name='told_placement_by_day_known')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['current', 'former', 'announced', 'reading'])), name='toldplacement_kind_is_a_known_word'), models.CheckConstraint(condition=models.Q(('known_from__lt', models.F('known_to'))), name='told_placement_is_known_before_it_is_not'), models.CheckConstraint(condition=models.Q(('span_begins__lt', models.F('span_ends'))), name='told_placement_begins_before_it_ends')],
            },
        ),
        migrations.RunSQL(HEAVIEST, migrations.RunSQL.noop),  # it goes with its table
        migrations.RunSQL(DUE, UNDUE),
    ]
