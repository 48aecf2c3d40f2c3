"""A source: a document that says things."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Withdrawable, inside, one_of
from events.models.event import EventState
from events.models.fields import DateColumns, date_constraints
from events.models.history import tracked
from events.models.visibility import WithdrawableQuerySet, rests_on


class PublishedBasis(models.TextChoices):
    """How the publication date is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class CalendarName(models.TextChoices):
    """The calendar that the writer's dates are given in."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"


class Rights(models.TextChoices):
    """What may be shown of the text: only works under somebody's copyright have a quote limit."""

    COPYRIGHTED = "copyrighted"
    OWN = "own"
    LICENSED = "licensed"
    PUBLIC_DOMAIN = "public domain"


class SourceQuerySet(WithdrawableQuerySet["Source"]):
    """Sources; a stranger sees those that something approved rests on, and of a confidential one the label only."""

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """Cited for an approved event; or what such a source says it was taken from."""
        cited = Q(event__state=EventState.APPROVED, withdrawn_at__isnull=True)
        origin = cited & Q(source__public_label="")
        return Q(rests_on("Citation", "source", cited)) | Q(rests_on("Citation", "source__derived_from", origin))


@tracked()
class Source(Withdrawable):
    """A document's bibliographic record (CSL 1.0.2 types and variables) and what is known of its writer's clock."""

    csl_type = models.TextField(default="article-newspaper")
    title = models.TextField(default="", blank=True)  # may be missing
    short_title = models.TextField(default="", blank=True)  # how a sentence names it: "WSWS", "The Hindu"
    container_title = models.TextField(default="", blank=True)  # the newspaper, site or journal
    publisher = models.TextField(default="", blank=True)
    authors = models.JSONField(default=list, blank=True)  # CSL names: {"family", "given"} or {"literal"}
    published = DateColumns()
    published_as_written = models.TextField(default="", blank=True)
    published_basis = models.TextField(choices=PublishedBasis.choices, default=PublishedBasis.UNKNOWN)
    published_note = models.TextField(default="", blank=True)  # how the date is known, in words
    url = models.TextField(default="", blank=True)
    archive_url = models.TextField(default="", blank=True)
    accessed_on = models.DateField(null=True, blank=True)
    language = models.TextField(default="en")  # BCP 47
    time_zone = models.TextField(default="", blank=True)  # IANA, where the writer's is known
    calendar = models.TextField(choices=CalendarName.choices, default=CalendarName.GREGORIAN)
    rights = models.TextField(choices=Rights.choices, default=Rights.COPYRIGHTED)
    quote_limit = models.PositiveIntegerField(null=True, blank=True)  # characters; null: the timeline's rule
    note = models.TextField(default="", blank=True)
    derived_from = inside("events.Source", null=True, blank=True, related_name="derivations")
    public_label = models.TextField(default="", blank=True)  # not empty: confidential, and this is all that is said
    position = models.PositiveIntegerField(default=0)

    objects = SourceQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        ordering = ("timeline_id", "position", "id")
        constraints = (
            *Withdrawable.Meta.constraints,
            *date_constraints("published"),
            one_of("published_basis", PublishedBasis),
            one_of("calendar", CalendarName),
            one_of("rights", Rights),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("id")),
                name="source_is_not_derived_from_itself",
            ),
        )

    @property
    def is_confidential(self) -> bool:
        """Whether only members may see which document this is."""
        return bool(self.public_label)
