"""A placement: where something stands on the axis. Derived from events and readings, rebuildable, without history.

Spans are finite and never null: open and unknown sides would overlap every window and fill every answer.
The index that answers "the heaviest k in this window" is SQL of migration 0007 (GiST, nearest neighbour by rank).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Q

from events.models.base import TimelineRow, inside, one_of
from events.models.visibility import Reader, TimelineRowQuerySet, timelines_of


class PlacementKind(models.TextChoices):
    """What is drawn."""

    CURRENT = "current"  # the date used
    FORMER = "former"  # a date once announced
    ANNOUNCED = "announced"  # the last announcement, where the date used is not there yet
    READING = "reading"  # what one source says, where that is another day


DRAWN = ~Q(kind=PlacementKind.READING)  # on the axis by itself; a reading is drawn beside its event


class PlacementAudience(models.TextChoices):
    """For whom it is drawn: every placed event has one for members, and one for the public once approved."""

    MEMBERS = "members"
    PUBLIC = "public"


class PlacementQuerySet(TimelineRowQuerySet["Placement"]):
    """Placements, one audience at a time."""

    public = Q(audience=PlacementAudience.PUBLIC)

    def audience_for(self, user: Reader, timeline_id: int) -> PlacementAudience:
        """The audience that the user belongs to in a timeline."""
        is_member = timelines_of(user).filter(timeline=timeline_id).exists()
        return PlacementAudience.MEMBERS if is_member else PlacementAudience.PUBLIC


class Placement(TimelineRow):
    """A finite span on the civil axis, with what the picture needs to draw it."""

    event = inside("events.Event", part=True, related_name="placements")
    reading = inside("events.Reading", part=True, null=True, blank=True)
    kind = models.TextField(choices=PlacementKind.choices)
    audience = models.TextField(choices=PlacementAudience.choices)
    known_from = models.BigIntegerField(
        null=True, blank=True
    )  # never set: what was told of an event is `ToldPlacement`
    known_to = models.BigIntegerField(null=True, blank=True)
    weight = models.SmallIntegerField()
    rank = models.GeneratedField(
        expression=Func(F("weight"), F("event_id"), function="events_rank"),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )  # weight * 32 + 0 … 31, by a hash of the event: of equals half stand above the other half, a quarter above those
    span_begins = models.BigIntegerField()  # civil seconds
    span_ends = models.BigIntegerField()  # exclusive
    begins_open = models.BooleanField(default=False)  # open or unknown: drawn with a fade at the known bound
    ends_open = models.BooleanField(default=False)
    begins_fades = models.BooleanField(default=False)  # uncertain over more than the date's own precision
    ends_fades = models.BooleanField(default=False)
    is_computed = models.BooleanField(default=False)
    is_conflicted = models.BooleanField(default=False)  # sources disagree about the date
    occurrence = models.TextField()
    precision = models.TextField()
    words = models.TextField()  # the date as a reader reads it

    objects = PlacementQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            one_of("kind", PlacementKind),
            one_of("audience", PlacementAudience),
            models.CheckConstraint(condition=Q(span_begins__lt=F("span_ends")), name="placement_begins_before_it_ends"),
            models.CheckConstraint(condition=Q(weight__range=(0, 99)), name="placement_weight_is_from_0_to_99"),
        )
        indexes = (
            models.Index(
                fields=["timeline", "audience", "span_begins"],
                include=["kind", "weight", "span_ends"],
                condition=DRAWN,
                name="placement_by_its_beginning",
            ),
            models.Index(
                fields=["timeline", "audience", "span_ends"],
                include=["kind"],
                condition=DRAWN,
                name="placement_by_its_end",
            ),
        )
