"""How somebody is told of new notes: by mail, at most daily or weekly, and by a feed whose address is a secret."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q

from events.models.user import User


class HowOften(models.TextChoices):
    """When a message is sent; only if there is something to tell."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


class WhatNews(models.TextChoices):
    """Of which notes."""

    MINE = "mine"  # that mention one, or are assigned to one
    ALL = "all"  # and every other that one may read as a member


PERIOD = {HowOften.DAILY: timedelta(days=1), HowOften.WEEKLY: timedelta(days=7)}


class NoteNews(models.Model):
    """One for each account that wants any. Without history: what somebody reads is nobody else's business.

    Of the feed's secret only the SHA-256 is kept: it is 256 random bits, there is nothing to guess.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="note_news")
    often = models.TextField(choices=HowOften.choices, default=HowOften.NEVER)
    what = models.TextField(choices=WhatNews.choices, default=WhatNews.MINE)
    told_until = models.DateTimeField()  # what is newer has been in no message
    origin = models.TextField(default="", blank=True)  # https://example.org: where its owner reads, for links
    feed_sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)  # none: no feed
    feed_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(often__in=HowOften.values), name="note_news_often_is_a_known_word"),
            models.CheckConstraint(condition=Q(what__in=WhatNews.values), name="note_news_what_is_a_known_word"),
            models.CheckConstraint(
                condition=Q(feed_sha256__isnull=True, feed_made_at__isnull=True)
                | Q(feed_sha256__isnull=False, feed_made_at__isnull=False),
                name="note_news_has_a_feed_since_a_time_or_none",
            ),
        )
