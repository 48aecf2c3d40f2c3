"""A change: one deed. Its id is the history context of every row version that the deed wrote."""

from django.db import models
from django.db.models import Q

from events.models.base import new_id
from events.models.user import User


class Change(models.Model):
    """Who did what to a timeline, when and why; numbered 1, 2, 3 … under the ledger's row lock.

    Numbers order changes; row timestamps do not (they are transaction starts). Without history: it is the log.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    timeline = models.ForeignKey("events.Timeline", on_delete=models.CASCADE, related_name="changes", db_index=False)
    number = models.BigIntegerField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.TextField()  # the action's name: import_timeline, publish_timeline …
    reason = models.TextField(default="", blank=True)
    idempotency_key = models.TextField(null=True, blank=True)  # noqa: DJ001 (null is no key; '' would collide)
    asked = models.CharField(max_length=64, default="", blank=True)  # SHA-256 of what was asked under the key
    made = models.JSONField(null=True, blank=True)  # what a creating deed made: {"noun": "event", "id": "<uuid>"}
    reverts = models.ForeignKey(
        "events.Change", null=True, blank=True, on_delete=models.RESTRICT, related_name="reverted_by"
    )  # the change whose effect this one takes back

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["timeline", "number"], name="change_number_is_unique_in_its_timeline"),
            models.UniqueConstraint(
                fields=["timeline", "by", "idempotency_key"], name="change_is_made_once_per_idempotency_key"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="change_number_counts_from_one"),
        )
