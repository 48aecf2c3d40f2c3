"""Tags: an editor's own words for groups of events."""

from django.db import models
from django.db.models import Q

from events.models.base import TimelineRow, Withdrawable, inside
from events.models.event import EventState
from events.models.history import tracked
from events.models.visibility import TimelineRowQuerySet, WithdrawableQuerySet, rests_on


class TagQuerySet(WithdrawableQuerySet["Tag"]):
    """Tags; a stranger sees those that something approved carries."""

    @classmethod
    def seen_by_strangers(cls) -> Q:
        """On an approved event."""
        return Q(rests_on("EventTag", "tag", Q(event__state=EventState.APPROVED)))


@tracked()
class Tag(Withdrawable):
    """A word under which events are gathered."""

    name = models.TextField()

    objects = TagQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = (
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(fields=["timeline", "name"], name="tag_name_is_unique_in_its_timeline"),
            models.CheckConstraint(condition=~Q(name=""), name="tag_has_a_name"),
        )


class EventTagQuerySet(TimelineRowQuerySet["EventTag"]):
    """Which events carry which tags; a stranger sees approved events' tags."""

    public = Q(event__state=EventState.APPROVED)


@tracked()
class EventTag(TimelineRow):
    """One tag on one event."""

    event = inside("events.Event", part=True, related_name="event_tags")
    tag = inside("events.Tag", part=True, related_name="event_tags")

    objects = EventTagQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            models.UniqueConstraint(fields=["timeline", "event", "tag"], name="event_carries_a_tag_once"),
        )
