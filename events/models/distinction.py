"""Two events that look like one, of which somebody has said that they are two: nobody is asked again."""

from django.db import models
from django.db.models import F, Q

from events.models.base import Noun, inside
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet


class DistinctionQuerySet(TimelineRowQuerySet["Distinction"]):
    """Distinctions are about how the timeline is made: `members_only`."""

    public = Q(pk__in=[])


@tracked()
class Distinction(Noun):
    """`event`, the one that was entered first, is not `other`. Who said so, and when, stands in the history."""

    event = inside("events.Event", part=True)
    other = inside("events.Event", part=True)

    objects = DistinctionQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            models.CheckConstraint(condition=Q(event__lt=F("other")), name="distinction_is_between_two_events"),
            models.UniqueConstraint(fields=["timeline", "event", "other"], name="distinction_is_made_once_for_a_pair"),
        )
