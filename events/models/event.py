"""An event: something that happened, is planned, or is said to have happened."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Lower

from events.dates import DateValue
from events.models.base import Noun, inside, one_of
from events.models.fields import DateColumns, date_constraints
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class Occurrence(models.TextChoices):
    """Did it happen?"""

    PLANNED = "planned"
    HAPPENED = "happened"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DID_NOT_HAPPEN = "did not happen"
    UNKNOWN = "unknown"


class DatingBasis(models.TextChoices):
    """What the date used rests on."""

    READING = "reading"  # one citation's reading, for as long as that citation stands
    RULED = "ruled"  # an editor decided, with a reason
    COMPUTED = "computed"  # from relations to other events
    UNDATED = "undated"


class EventState(models.TextChoices):
    """Where an event stands on its way to the public. Live rows of approved events are the approved text."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class EventQuerySet(TimelineRowQuerySet["Event"]):
    """Events; a stranger sees approved ones only."""

    public = Q(state=EventState.APPROVED)

    def standing(self) -> EventQuerySet:
        """Those not withdrawn."""
        return self.exclude(state=EventState.WITHDRAWN)


@tracked()
class Event(Noun):
    """What, whether, when and where; who says so stands in its citations.

    `number` is its address: short, per timeline, never given twice. Undated, unplaced and uncited events are legal:
    nothing here is required but a title. The date is the ruling over the readings of its citations.
    """

    number = models.BigIntegerField()
    title = models.TextField()
    mention = models.TextField(default="", blank=True)  # in a sentence: "the raid in Irbil"; empty: the title
    summary = models.TextField(default="", blank=True)  # Markdown
    occurrence = models.TextField(choices=Occurrence.choices, default=Occurrence.HAPPENED)
    weight = models.SmallIntegerField(default=50)  # 0–99: key 90, normal 50, detail 20 on the page
    place = inside("events.Place", null=True, blank=True, related_name="events")

    date = DateColumns()
    date_words = models.TextField(default="", blank=True)  # as the editor typed it
    dating_basis = models.TextField(choices=DatingBasis.choices, default=DatingBasis.UNDATED)
    dating_reading = inside("events.Reading", null=True, blank=True)  # the reading that is used
    dating_rationale = models.TextField(default="", blank=True)  # why this date
    dated_at = models.DateTimeField(null=True, blank=True)
    dated_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    date_checked_at = models.DateTimeField(null=True, blank=True)  # when somebody held it against what is said of it
    date_checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    date_checked_as = models.TextField(default="", blank=True)  # what they saw, as a digest: `citing.signed`
    sort_key = models.IntegerField(default=0)  # order within a day

    state = models.TextField(choices=EventState.choices, default=EventState.DRAFT)
    merged_into = inside("events.Event", null=True, blank=True, related_name="merged_from")  # its address leads there

    #: What follows from its relations, attached by `events.queries.lenses.shown` for a reader; of `ComputedDate`.
    computed: DateValue | None = None

    objects = EventQuerySet.as_manager()

    @property
    def date_shown(self) -> DateValue | None:
        """The date used: its own, else the computed one where that was attached."""
        return self.date if self.date is not None else self.computed

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            *date_constraints("date"),
            one_of("occurrence", Occurrence),
            one_of("dating_basis", DatingBasis),
            one_of("state", EventState),
            models.UniqueConstraint(fields=["timeline", "number"], name="event_number_is_its_address"),
            models.CheckConstraint(condition=Q(number__gt=0), name="event_number_counts_from_one"),
            models.CheckConstraint(condition=~Q(title=""), name="event_has_a_title"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(state=EventState.WITHDRAWN) & ~Q(merged_into=F("id")),
                name="event_that_was_merged_stands_no_more",
            ),
            models.CheckConstraint(
                condition=Q(date_checked_at__isnull=True, date_checked_by__isnull=True, date_checked_as="")
                | Q(date_checked_at__isnull=False) & ~Q(date_checked_as=""),
                name="event_date_is_checked_at_a_time_or_not_at_all",
            ),
            models.CheckConstraint(condition=Q(weight__range=(0, 99)), name="event_weight_is_from_0_to_99"),
            models.CheckConstraint(
                condition=~Q(dating_basis=DatingBasis.UNDATED) | Q(date_precision=""),
                name="event_without_a_basis_has_no_date",
            ),
            models.CheckConstraint(
                condition=~Q(dating_basis=DatingBasis.RULED) | ~Q(dating_rationale=""),
                name="event_ruling_gives_its_reason",
            ),
        )
        indexes = (
            models.Index(fields=["timeline", "occurrence"], name="event_by_its_occurrence"),
            # By a digest: a title may be longer than a row of an index.
            models.Index(F("timeline"), MD5(Lower("title")), name="event_by_its_title"),
        )
