"""What somebody brought in and has not saved yet: theirs alone, in no history, gone once it is saved or after a day."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from events.models.base import TimelineRow, inside, new_id, one_of
from events.models.source_text import Origin
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet

KEPT = timedelta(days=1)


class ArrivalQuerySet(TimelineRowQuerySet["Arrival"]):
    """Arrivals are seen by whoever brought them."""

    public = Q(pk__in=[])


class Arrival(TimelineRow):
    """A document as read, between the page where it is brought in and the page where it is saved."""

    public_id = models.UUIDField(default=new_id)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    received_at = models.DateTimeField()
    source = inside("events.Source", part=True, null=True, blank=True)  # of which it is to be another capture
    origin = models.TextField(choices=Origin.choices)
    text = models.TextField()
    pages = models.JSONField(default=list, blank=True)  # this and the next as a SourceText has them
    proposed = models.JSONField(default=dict, blank=True)
    notices = models.JSONField(default=list, blank=True)  # sentences that the page says of it
    content = models.BinaryField(null=True, blank=True)  # the original; null where the text was pasted
    name = models.TextField(default="", blank=True)
    media_type = models.TextField(default="", blank=True)
    address = models.TextField(default="", blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta(TimelineRow.Meta):
        constraints = (
            *TimelineRow.Meta.constraints,
            one_of("origin", Origin),
            models.UniqueConstraint(
                fields=["timeline", "public_id"], name="arrival_public_id_is_unique_in_its_timeline"
            ),
        )
