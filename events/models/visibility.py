"""The one rule of who reads a row, on which every noun's `visible_to(user)` stands."""

from __future__ import annotations

from typing import Self, TypeVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

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

    def visible_to(self, user: Reader, *, token: str = "", member_of: Timeline | None = None) -> Self:
        """Rows the user may read, in every timeline that the user may read.

        `member_of`: in this one only, whose member the user is known to be: what strangers see need not be looked up.
        """
        readable = self.filter(timeline__in=Timeline.objects.visible_to(user, token=token))
        if member_of is not None:
            return readable.filter(timeline=member_of)
        shown = self.seen_by_strangers()
        return readable if shown is None else readable.filter(shown | Q(timeline__in=timelines_of(user)))

    @classmethod
    def seen_by_strangers(cls) -> Q | None:
        """`public`, for nouns whose rule does not need the database's help."""
        return cls.public

    def members_only(self, user: Reader) -> Self:
        """Rows of the user's own timelines: for nouns no stranger ever reads, however public the timeline."""
        return self.filter(timeline__in=timelines_of(user), timeline__binned_at__isnull=True)


class WithdrawableQuerySet(TimelineRowQuerySet[M]):
    """Rows that can be taken back. Members find withdrawn ones in the bin and in the history, strangers nowhere."""

    def standing(self) -> Self:
        """Those not withdrawn: what every list shows."""
        return self.filter(withdrawn_at__isnull=True)


def rests_on(model: str, column: str, where: Q) -> Exists:
    """Whether a row of `events.<model>` that refers by `column` to the row in question is as `where` says.

    What only drafts mention is not shown to strangers: its name alone would tell of them. All rows stand in one
    timeline, which is said as an inequality: an equality PostgreSQL would answer by reading every row of that model.
    """
    rows = apps.get_model("events", model)._default_manager.filter(where, timeline__gte=OuterRef("timeline"))
    return Exists(rows.filter(**{column: OuterRef("pk")}))
