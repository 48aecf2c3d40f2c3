"""A suggestion: an event that a captured text seems to tell of. A machine finds it, a person decides."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, inside, one_of
from events.models.citation import ReportedOccurrence, Stance
from events.models.fields import DateColumns, date_constraints
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class SuggestionState(models.TextChoices):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"  # an event was made of it
    MERGED = "merged"  # evidence for an event that was there
    DISMISSED = "dismissed"


class SuggestionQuerySet(TimelineRowQuerySet["Suggestion"]):
    """Suggestions quote captured texts: `members_only`."""

    public = Q(pk__in=[])


@tracked()
class Suggestion(Noun):
    """Code points [begins, ends) of a captured text: the words that would be quoted for an event so titled and dated.

    Open ones are made anew when what they rest on changes; decided ones stay as they were decided on.
    `relation` is {"kind", "least", "most", "unit", "words": [begins, ends], "event": number or null,
    "suggestion": its `begins` or null, "others": numbers}: the event, or the suggestion of the same text, that its
    date is counted from, and further events that may be meant.
    """

    source_text = inside("events.SourceText", part=True, related_name="suggestions")
    begins = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    sentence_begins = models.PositiveIntegerField()
    sentence_ends = models.PositiveIntegerField()
    date_begins = models.PositiveIntegerField(null=True, blank=True)  # the date words
    date_ends = models.PositiveIntegerField(null=True, blank=True)
    title = models.TextField()
    date = DateColumns()
    stance = models.TextField(choices=Stance.choices, default=Stance.REPORTS)
    reported_occurrence = models.TextField(choices=ReportedOccurrence.choices, default="", blank=True)
    speaker = models.TextField(default="", blank=True)
    relation = models.JSONField(null=True, blank=True)
    people = models.JSONField(default=list, blank=True)  # public ids of those recognised
    place = inside("events.Place", null=True, blank=True)
    is_background = models.BooleanField(default=False)
    confidence = models.FloatField()  # 0 to 1
    rule = models.TextField()
    state = models.TextField(choices=SuggestionState.choices, default=SuggestionState.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decision_reason = models.TextField(default="", blank=True)
    citation = inside("events.Citation", null=True, blank=True, related_name="suggestions")

    objects = SuggestionQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("source_text_id", "begins", "ends", "id")
        constraints = (
            *Noun.Meta.constraints,
            *date_constraints("date"),
            one_of("stance", Stance),
            one_of("reported_occurrence", ReportedOccurrence, blank=True),
            one_of("state", SuggestionState),
            models.CheckConstraint(
                condition=Q(begins__lt=F("ends"), sentence_begins__lt=F("sentence_ends")),
                name="suggestion_rests_on_words",
            ),
            models.CheckConstraint(
                condition=Q(date_begins__isnull=True, date_ends__isnull=True)
                | Q(date_begins__isnull=False, date_ends__isnull=False, date_begins__lt=F("date_ends")),
                name="suggestion_date_words_are_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.OPEN, decided_at__isnull=True)
                | (~Q(state=SuggestionState.OPEN) & Q(decided_at__isnull=False)),
                name="suggestion_is_decided_at_a_time_or_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[SuggestionState.ACCEPTED, SuggestionState.MERGED]) | Q(citation__isnull=True),
                name="suggestion_has_a_citation_only_where_it_became_one",
            ),
        )
        indexes = (models.Index(fields=["source_text", "state"], name="suggestion_by_its_state"),)
