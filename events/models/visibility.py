"""The one rule of who reads a row, on which every noun's `visible_to(user)` stands."""

from __future__ import annotations

from typing import Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from events.models.membership import Membership
from events.models.timeline import Timeline
from events.models.user import User

Reader = User | AnonymousUser
M = TypeVar("M", bound=models.Model)


def timelines_of(user: Reader) -> models.QuerySet[Membership, int]:
    """Ids of the timelines that the user is a member of, whatever the role."""
    if not isinstance(user, User):
        return Membership.objects.none().values_list("timeline_id", flat=True)
    return user.memberships.values_list("timeline_id", flat=True)


class TimelineRowQuerySet(models.QuerySet[M]):
    """Rows of timelines. A noun with secrets of its own narrows `visible_to` further, and never widens it."""

    #: What a reader who is no member may see of this noun in a visible timeline; None: all of it.
    public: Q | None = None

    def visible_to(self, user: Reader, *, token: str = "") -> Self:
        """Rows the user may read, in every timeline that the user may read."""
        readable = self.filter(timeline__in=Timeline.objects.visible_to(user, token=token))
        if self.public is None:
            return readable
        return readable.filter(self.public | Q(timeline__in=timelines_of(user)))

    def members_only(self, user: Reader) -> Self:
        """Rows of the user's own timelines: for nouns no stranger ever reads, however public the timeline."""
        return self.filter(timeline__in=timelines_of(user), timeline__binned_at__isnull=True)
