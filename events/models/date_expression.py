"""A date expression found in a captured text: derived, rebuildable, without history; members only, as the text is."""

from django.db import models
from django.db.models import F, Q

from events.models.base import TimelineRow, inside
from events.models.fields import DateColumns, date_constraints
from events.models.visibility import TimelineRowQuerySet


class DateExpressionQuerySet(TimelineRowQuerySet["DateExpression"]):
    """Date expressions stand in captured texts: `members_only`."""

    public = Q(pk__in=[])


class DateExpression(TimelineRow):
    """Code points from `begins` to `ends` of the text, end exclusive, and what they were found to mean.

    `events.actions.extracting` writes them, nobody else. `date` is empty where they date nothing: "for two days".
    """

    source_text = inside("events.SourceText", part=True, related_name="expressions")
    begins = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    sentence_begins = models.PositiveIntegerField()
    sentence_ends = models.PositiveIntegerField()
    kind = models.TextField()  # TIMEX3 type: DATE, TIME, DURATION, SET
    value = models.TextField()  # TIMEX3 value
    date = DateColumns()
    rule = models.TextField()  # the rule that fired
    counted_from = models.TextField(default="", blank=True)  # "published", or the words that it is counted from
    confidence = models.FloatField()  # 0 to 1
    alternatives = models.JSONField(default=list, blank=True)  # [{"value", "edtf", "rule"}]: other readings

    objects = DateExpressionQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        ordering = ("source_text_id", "begins")
        constraints = (
            *TimelineRow.Meta.constraints,
            *date_constraints("date"),
            models.UniqueConstraint(fields=["source_text", "begins"], name="date_expression_stands_in_one_place_once"),
            models.CheckConstraint(
                condition=Q(
                    begins__lt=F("ends"), sentence_begins__lte=F("begins"), sentence_begins__lt=F("sentence_ends")
                ),
                name="date_expression_stands_in_a_sentence",
            ),
        )
