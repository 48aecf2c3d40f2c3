"""A citation: what one source says about one event."""

from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class Locator(models.TextChoices):
    """What the locator counts (CSL locator terms)."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    TIMESTAMP = "timestamp"
    SECTION = "section"


class Stance(models.TextChoices):
    """How the source puts it."""

    REPORTS = "reports"
    ANNOUNCES = "announces"
    PREDICTS = "predicts"
    CLAIMS = "claims"
    DENIES = "denies"
    RETRACTS = "retracts"


class ReportedOccurrence(models.TextChoices):
    """What became of the event, according to this source."""

    PLANNED = "planned"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNDER_WAY = "under way"
    HAPPENED = "happened"
    DID_NOT_HAPPEN = "did not happen"


class CitationQuerySet(TimelineRowQuerySet["Citation"]):
    """Citations; a stranger sees those of approved events, without withdrawn ones."""

    public = Q(event__state=EventState.APPROVED, withdrawn_at__isnull=True)


@tracked()
class Citation(Noun):
    """Where a source speaks of an event, how it puts it, and who is speaking when not the source itself."""

    event = inside("events.Event", part=True, related_name="citations")
    source = inside("events.Source", related_name="citations")
    locator_kind = models.TextField(choices=Locator.choices, default="", blank=True)
    locator = models.TextField(default="", blank=True)  # "12", "3, 4"
    stance = models.TextField(choices=Stance.choices, default=Stance.REPORTS)
    speaker = inside("events.Actor", null=True, blank=True, related_name="citations")
    reported_occurrence = models.TextField(choices=ReportedOccurrence.choices, default="", blank=True)
    note = models.TextField(default="", blank=True)  # Markdown
    position = models.PositiveIntegerField(default=0)  # order among the event's citations
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = CitationQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("event_id", "position", "id")
        constraints = (
            *Noun.Meta.constraints,
            one_of("locator_kind", Locator, blank=True),
            one_of("stance", Stance),
            one_of("reported_occurrence", ReportedOccurrence, blank=True),
            models.CheckConstraint(
                condition=Q(locator="") | ~Q(locator_kind=""), name="citation_locator_says_what_it_counts"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="citation_is_withdrawn_by_somebody_at_a_time",
            ),
        )
