"""A user in a timeline, and what they may do there."""

from django.db import models

from events.models.base import TimelineRow, one_of
from events.models.history import tracked
from events.models.user import User


class Role(models.TextChoices):
    """From most to least: each role may do what the next may."""

    OWNER = "owner"
    EDITOR = "editor"
    ANNOTATOR = "annotator"
    READER = "reader"


@tracked()
class Membership(TimelineRow):
    """One user's role in one timeline."""

    timeline = models.ForeignKey(
        "events.Timeline", on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.TextField(choices=Role.choices)
    version = models.PositiveIntegerField(default=1)

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            models.UniqueConstraint(fields=["timeline", "user"], name="membership_is_one_per_user_and_timeline"),
            one_of("role", Role),
        )
