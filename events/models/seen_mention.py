"""What somebody has seen of the notes that mention them: for their own list of what is to do, and nobody else's."""

from django.db import models

from events.models.base import TimelineRow, inside
from events.models.user import User


class SeenMention(TimelineRow):
    """One note that one person has seen, or has answered. Without history: who has read what belongs in no log."""

    annotation = inside("events.Annotation", part=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            models.UniqueConstraint(fields=["user", "annotation"], name="seen_mention_is_one_per_person_and_note"),
        )
