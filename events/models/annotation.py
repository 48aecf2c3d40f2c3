"""A note (W3C Web Annotation): on an event, a citation, a passage or a field; a thread by its replies."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from events.models.base import Noun, inside, one_of
from events.models.event import EventState
from events.models.history import tracked
from events.models.membership import Role
from events.models.source import Source, SourceQuerySet
from events.models.timeline import Timeline
from events.models.user import User
from events.models.visibility import Reader, TimelineRowQuerySet


class Motivation(models.TextChoices):
    """Why the note was made (Web Annotation Vocabulary, 3.3.5, those we use)."""

    COMMENTING = "commenting"
    QUESTIONING = "questioning"
    EDITING = "editing"
    REPLYING = "replying"


class Audience(models.TextChoices):
    """Who reads it: its author's choice."""

    ME = "me"
    TEAM = "team"
    PUBLIC = "public"


class AnnotationQuerySet(TimelineRowQuerySet["Annotation"]):
    """Notes; a stranger reads public ones, a member the team's as well, and only their author those for "me".

    What is said of a confidential source may name it: it is for members, whatever its audience. What an editor has
    hidden is read by its author and by owners.
    """

    public = (
        Q(audience=Audience.PUBLIC, hidden_at__isnull=True)
        & (Q(event__isnull=True) | Q(event__state=EventState.APPROVED))
        & (
            Q(citation__isnull=True)
            | Q(
                citation__withdrawn_at__isnull=True,
                citation__event__state=EventState.APPROVED,
                citation__source__public_label="",
            )
        )
        & (Q(source__isnull=True) | Q(source__public_label=""))
    )

    @classmethod
    def seen_by_strangers(cls) -> Q | None:
        """`public`, and of those on a source the ones whose source strangers see."""
        sources = Source.objects.filter(SourceQuerySet.seen_by_strangers())
        return None if cls.public is None else cls.public & (Q(source__isnull=True) | Q(source__in=sources))

    def visible_to(self, user: Reader, *, token: str = "", member_of: Timeline | None = None) -> Self:
        """Notes the user may read."""
        mine, owned = self._own(user)
        shown = super().visible_to(user, token=token, member_of=member_of).filter(~Q(audience=Audience.ME) | mine)
        return shown.filter(Q(hidden_at__isnull=True) | mine | owned)

    def hidden_from(self, user: Reader) -> Self:
        """Notes that the user would read as a member if nobody had hidden them: that they are there, and no more."""
        mine, owned = self._own(user)
        hidden = self.members_only(user).filter(hidden_at__isnull=False).exclude(audience=Audience.ME)
        return hidden.exclude(mine | owned)

    @staticmethod
    def _own(user: Reader) -> tuple[Q, Q]:
        """Notes that the user wrote, and those of timelines that they own."""
        if not isinstance(user, User):
            return Q(pk__in=[]), Q(pk__in=[])
        owned = user.memberships.filter(role=Role.OWNER).values("timeline_id")
        return Q(author=user), Q(timeline__in=owned)


@tracked()
class Annotation(Noun):
    """A note, or a reply to one. Authors are accounts here and labels (`attributed_to`) in documents."""

    motivation = models.TextField(choices=Motivation.choices, default=Motivation.COMMENTING)
    title = models.TextField(default="", blank=True)  # what a thread is about
    body = models.TextField()  # Markdown; `@{1}` is the first of those mentioned
    mentioned = ArrayField(models.BigIntegerField(), default=list, blank=True)  # keys of accounts, in that order
    event = inside("events.Event", part=True, null=True, blank=True, related_name="annotations")
    citation = inside("events.Citation", part=True, null=True, blank=True, related_name="annotations")
    source = inside("events.Source", part=True, null=True, blank=True, related_name="annotations")
    field = models.TextField(default="", blank=True)  # "date": the field of the target that is meant
    reply_to = inside("events.Annotation", part=True, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    attributed_to = models.TextField(default="", blank=True)
    audience = models.TextField(choices=Audience.choices, default=Audience.TEAM)
    written_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    assigned_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    assigned_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)  # a thread that stands first
    pinned_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)  # read by its author and owners alone
    hidden_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hidden_reason = models.TextField(default="", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta(Noun.Meta):
        ordering = ("written_at", "id")
        constraints = (
            *Noun.Meta.constraints,
            one_of("motivation", Motivation),
            one_of("audience", Audience),
            models.CheckConstraint(condition=~Q(body=""), name="annotation_says_something"),
            models.CheckConstraint(
                condition=Q(event__isnull=False, citation__isnull=True, source__isnull=True)
                | Q(event__isnull=True, citation__isnull=False, source__isnull=True)
                | Q(event__isnull=True, citation__isnull=True, source__isnull=False),
                name="annotation_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True) | Q(resolved_at__isnull=False),
                name="annotation_is_resolved_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(assigned_to__isnull=True, assigned_by__isnull=True) | Q(assigned_at__isnull=False),
                name="annotation_is_assigned_at_a_time_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(pinned_by__isnull=True) | Q(pinned_at__isnull=False),
                name="annotation_is_pinned_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(reply_to__isnull=True) | Q(assigned_at__isnull=True, pinned_at__isnull=True),
                name="annotation_that_answers_is_neither_assigned_nor_pinned",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True, hidden_reason="")
                | Q(hidden_at__isnull=False) & ~Q(hidden_reason=""),
                name="annotation_is_hidden_for_a_reason_or_not_at_all",
            ),
        )
