"""Who has an event open at this moment, among those who work on it: forgotten in less than a minute."""

from django.db import models

from events.models.base import TimelineRow, inside
from events.models.user import User


class Presence(TimelineRow):
    """One person at one event. Without history, and and in an unlogged table: who was where when is kept nowhere."""

    event = inside("events.Event", part=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    field = models.TextField(default="", blank=True)  # whose form they have open: "title"; empty for none
    seen_at = models.DateTimeField()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            models.UniqueConstraint(fields=["user", "event"], name="presence_is_one_per_person_and_event"),
        )
