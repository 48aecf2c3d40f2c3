"""A proposal: an edit that waits for somebody's yes. The live rows stay the approved text until then."""

from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside, one_of
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class ProposalState(models.TextChoices):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"


class ProposalQuerySet(TimelineRowQuerySet["Proposal"]):
    """Proposals: `members_only`."""

    public = Q(pk__in=[])


@tracked()
class Proposal(Noun):
    """A diff over an event and its children, against the version it was made from."""

    event = inside("events.Event", part=True, null=True, blank=True, related_name="proposals")
    base_version = models.PositiveIntegerField(null=True, blank=True)
    diff = models.JSONField()  # {"event": {field: [old, new]}, "citations": {...}}
    reason = models.TextField(default="", blank=True)
    state = models.TextField(choices=ProposalState.choices, default=ProposalState.OPEN)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decision_reason = models.TextField(default="", blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta(Noun.Meta):
        constraints = (
            *Noun.Meta.constraints,
            one_of("state", ProposalState),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, decided_at__isnull=True)
                | (~Q(state=ProposalState.OPEN) & Q(decided_at__isnull=False)),
                name="proposal_is_decided_at_a_time_or_open",
            ),
        )
