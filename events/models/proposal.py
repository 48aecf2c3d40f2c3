"""A proposal: an edit that waits for somebody's yes. The live rows stay the approved text until then."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside, one_of
from events.models.event import Event
from events.models.history import tracked
from events.models.user import User
from events.models.visibility import TimelineRowQuerySet


class ProposalState(models.TextChoices):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by whoever made it
    LAPSED = "lapsed"  # what it asks for stands already


class ProposalQuerySet(TimelineRowQuerySet["Proposal"]):
    """Proposals: members read them, strangers never."""

    public = Q(pk__in=[])

    def open(self) -> ProposalQuerySet:
        """Those on which nobody has decided."""
        return self.filter(state=ProposalState.OPEN)

    def about(self, event: Event) -> ProposalQuerySet:
        """Those that would change an event or what is said of it."""
        return self.filter(about__contains=[event.pk])


@tracked()
class Proposal(Noun):
    """What a deed would have written, row by row, with what stood there: nothing of it is live until it is accepted.

    `diff` is `{"rows": [...]}`, a row as `events.queries.proposals.rows` reads and writes it. Whoever is asked sees it
    as it is now: the version that they saw goes with their answer.
    """

    event = inside("events.Event", part=True, null=True, blank=True, related_name="proposals")
    base_version = models.PositiveIntegerField(null=True, blank=True)  # of that event, when it was made
    about: Any = ArrayField(models.BigIntegerField(), default=list, blank=True)  # primary keys of events, all of them
    deed = models.TextField(default="edit_event")  # the verb, as a change would have it
    diff = models.JSONField()
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
        indexes = (models.Index(fields=["timeline", "state"], name="proposal_by_what_became_of_it"),)
