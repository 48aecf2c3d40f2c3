"""An invitation: a link that lets whoever opens it first into one timeline, with one role, for some days."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q

from events.models.base import new_id, one_of
from events.models.membership import Membership, Role
from events.models.timeline import Timeline
from events.models.user import User

DAYS = (1, 7, 14, 30)  # that one may wait
USUAL = 14
KEPT = timedelta(days=30)  # afterwards nobody needs to know who was invited when


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, and which of them hold."""

    def open(self, at: datetime) -> InvitationQuerySet:
        """Not used, withdrawn or over, into a timeline outside the bin, by somebody who is still an owner of it."""
        owners = Membership.objects.filter(
            timeline_id=OuterRef("timeline_id"), user_id=OuterRef("made_by_id"), role=Role.OWNER
        )
        waiting = self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at, timeline__binned_at=None)
        return waiting.filter(Exists(owners))


class Invitation(models.Model):
    """Only the SHA-256 of the link's secret is kept: it is 256 random bits, there is nothing to guess.

    Without history: somebody's address belongs in no log. That somebody was invited is in the timeline's own.
    """

    public_id = models.UUIDField(default=new_id, unique=True)
    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="invitations")
    role = models.TextField(choices=Role.choices)
    sha256 = models.CharField(max_length=64, unique=True)
    email = models.TextField(default="", blank=True)  # to which the link was sent
    message = models.TextField(default="", blank=True)  # the words that go with it
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            one_of("role", Role),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_is_used_or_withdrawn_never_both"
            ),
            models.CheckConstraint(
                condition=(Q(accepted_by=None) | Q(accepted_at__isnull=False))
                & (Q(withdrawn_by=None) | Q(withdrawn_at__isnull=False)),
                name="invitation_ends_by_somebody_at_a_time",
            ),
        )
