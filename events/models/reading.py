"""A reading: what one citation says about the date, for that citation alone."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, inside, one_of
from events.models.event import EventState
from events.models.fields import DateColumns, date_constraints
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet


class ReadingForm(models.TextChoices):
    """What kind of thing is said."""

    DATE = "date"
    RELATIVE = "relative"  # nothing is stored but the relation
    UNDER_WAY = "under way"  # had begun by that day, had not ended before
    WITHDRAWN = "withdrawn"  # planned, no date
    NONE = "none"


class ReadingBasis(models.TextChoices):
    """How the words became a date."""

    STATED = "stated"
    FROM_PUBLICATION_DATE = "from publication date"
    RELATIVE = "relative"
    INFERRED = "inferred"


class Certainty(models.TextChoices):
    """How sure the reading of the words is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Unit(models.TextChoices):
    """Units of a stated duration or gap. Days and longer join calendar days."""

    SECONDS = "seconds"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class ReadingQuerySet(TimelineRowQuerySet["Reading"]):
    """Readings; a stranger sees those of standing citations of approved events, and by relations they may see."""

    public = Q(citation__event__state=EventState.APPROVED, citation__withdrawn_at__isnull=True) & (
        Q(relation__isnull=True)
        | Q(
            relation__event__state=EventState.APPROVED,
            relation__other__state=EventState.APPROVED,
            relation__withdrawn_at__isnull=True,
            relation__citation__withdrawn_at__isnull=True,
        )
        & (Q(relation__citation__isnull=True) | Q(relation__citation__event__state=EventState.APPROVED))
    )


@tracked()
class Reading(Noun):
    """One date, or one relation, as one citation gives it. A report can name a former and a new date: two readings."""

    citation = inside("events.Citation", part=True, related_name="readings")
    date_as_written = models.TextField(default="", blank=True)  # the date words of the passage, or none
    form = models.TextField(choices=ReadingForm.choices)
    date = DateColumns()
    relation = inside("events.Relation", null=True, blank=True, related_name="readings")
    duration_least = models.PositiveIntegerField(null=True, blank=True)  # a stated length: "two-day" is 2 days
    duration_most = models.PositiveIntegerField(null=True, blank=True)
    duration_unit = models.TextField(choices=Unit.choices, default="", blank=True)
    basis = models.TextField(choices=ReadingBasis.choices, default=ReadingBasis.STATED)
    basis_note = models.TextField(default="", blank=True)  # "before publication", "between conference and publication"
    certainty = models.TextField(choices=Certainty.choices, default=Certainty.CERTAIN)
    is_former = models.BooleanField(default=False)  # named as a plan no longer valid
    position = models.PositiveIntegerField(default=0)

    objects = ReadingQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("citation_id", "position", "id")
        constraints = (
            *Noun.Meta.constraints,
            *date_constraints("date"),
            one_of("form", ReadingForm),
            one_of("basis", ReadingBasis),
            one_of("certainty", Certainty),
            one_of("duration_unit", Unit, blank=True),
            models.CheckConstraint(
                condition=(Q(form__in=[ReadingForm.DATE, ReadingForm.UNDER_WAY]) & ~Q(date_precision=""))
                | (~Q(form__in=[ReadingForm.DATE, ReadingForm.UNDER_WAY]) & Q(date_precision="")),
                name="reading_has_a_date_where_its_form_says_so",
            ),
            models.CheckConstraint(
                condition=Q(form=ReadingForm.RELATIVE, relation__isnull=False)
                | (~Q(form=ReadingForm.RELATIVE) & Q(relation__isnull=True)),
                name="reading_has_a_relation_where_its_form_says_so",
            ),
            models.CheckConstraint(
                condition=Q(duration_least__isnull=True, duration_most__isnull=True, duration_unit="")
                | Q(duration_least__isnull=False, duration_most__isnull=False)
                & Q(duration_least__lte=F("duration_most"))
                & ~Q(duration_unit=""),
                name="reading_duration_is_whole_or_absent",
            ),
        )
