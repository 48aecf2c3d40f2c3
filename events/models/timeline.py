"""A timeline: the project everything else belongs to."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from events.models.base import new_id
from events.models.history import tracked
from events.models.user import AsPublic, User


def new_token() -> str:
    """A secret that an unlisted timeline's address carries (256 bits)."""
    return secrets.token_urlsafe(32)


class Visibility(models.TextChoices):
    """Who may find and read a timeline."""

    PRIVATE = "private"
    UNLISTED = "unlisted"  # whoever holds the token in the address
    PUBLIC = "public"


class GroupBy(models.TextChoices):
    """What the rows of the picture are gathered by."""

    NONE = "none"
    PERSON = "person"
    PLACE = "place"
    TAG = "tag"
    SOURCE = "source"
    HAPPENED = "happened"


class TimelineQuerySet(models.QuerySet["Timeline"]):
    """Timelines, and who sees them."""

    def visible_to(self, user: User | AnonymousUser, *, token: str = "") -> TimelineQuerySet:
        """Those the user may read: public ones, one's own by membership, an unlisted one by its token."""
        may_read = Q(visibility=Visibility.PUBLIC)
        if token and "\0" not in token:  # which PostgreSQL's text cannot hold
            may_read |= Q(visibility=Visibility.UNLISTED, token=token)
        if isinstance(user, AsPublic):
            may_read |= Q(pk=user.timeline_id)
        if user.is_authenticated:
            may_read |= Q(pk__in=user.memberships.values("timeline_id"))
        return self.filter(may_read, binned_at__isnull=True)


@tracked(exclude=["token"])
class Timeline(models.Model):
    """Title, civil zone, opening range, visibility, and the limits of what is quoted in public."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=new_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    slug = models.SlugField(max_length=80)
    title = models.TextField()
    description = models.TextField(default="", blank=True)  # Markdown
    language = models.TextField(default="en")  # BCP 47
    time_zone = models.TextField(default="UTC")  # IANA; the clock of its civil days
    opening_from = models.BigIntegerField(null=True, blank=True)  # civil seconds; the editor's chosen first view
    opening_to = models.BigIntegerField(null=True, blank=True)
    group_by = models.TextField(choices=GroupBy.choices, default=GroupBy.NONE)
    group_order = models.JSONField(default=list, blank=True)  # public ids: these first, in this order, then by name
    group_collapsed = models.JSONField(default=list, blank=True)  # keys of groups that are folded at first
    visibility = models.TextField(choices=Visibility.choices, default=Visibility.PRIVATE)
    token = models.TextField(default=new_token)
    quote_characters = models.PositiveIntegerField(default=300)  # per public quotation
    quote_percent = models.PositiveSmallIntegerField(default=15)  # of a source's text, over all its quotations
    quote_least = models.PositiveIntegerField(default=1000)  # characters every source may show
    two_person_rule = models.BooleanField(default=False)  # what all readers see takes another editor's yes
    binned_at = models.DateTimeField(null=True, blank=True)
    binned_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TimelineQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="timeline_slug_is_its_address"),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="timeline_visibility_is_a_known_word"
            ),
            models.CheckConstraint(
                condition=Q(opening_from__isnull=True, opening_to__isnull=True)
                | Q(opening_from__isnull=False, opening_to__isnull=False, opening_from__lt=F("opening_to")),
                name="timeline_opens_on_a_whole_range",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="timeline_has_a_title"),
            models.CheckConstraint(condition=Q(group_by__in=GroupBy.values), name="timeline_group_by_is_a_known_word"),
        )
