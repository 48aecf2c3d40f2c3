"""Deeds on how somebody is told of new notes. They belong to an account and to no timeline: no change to open."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from events.actions.messages import send_message
from events.actions.refusals import Invalid, Unsent
from events.actions.tokens import digest_of
from events.models import HowOften, NoteNews, User, WhatNews
from events.models.note_news import PERIOD
from events.queries.notes.news import note_news
from events.queries.notes.news_words import message_of, subject_of

SETTLED = timedelta(minutes=1)  # what is being written at this moment bears an earlier time once it is there
EARLY = timedelta(hours=1)  # what is run once a day is not always as punctual as a day is long


def choose_note_news(*, user: User, often: str, what: str, origin: str, now: datetime) -> NoteNews:
    """How often, and of which notes. What is older than this choice is in no message. Raises Invalid by field."""
    problems = {} if often in HowOften.values else {"often": "Choose one of the list."}
    problems |= {} if what in WhatNews.values else {"what": "Choose one of the list."}
    if often in PERIOD and not user.email:
        problems["often"] = "Your account has no e-mail address: set one first, or use the feed."
    if problems:
        raise Invalid(**problems)
    with transaction.atomic():
        news = _of(user, now)
        if news.often == HowOften.NEVER:
            news.told_until = now
        news.often, news.what, news.origin = often, what, origin
        news.save()
    return news


def renew_note_feed(*, user: User, now: datetime) -> str:
    """A new secret for the feed, which is kept nowhere; the address of before leads nowhere from now on."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        news = _of(user, now)
        news.feed_sha256, news.feed_made_at = digest_of(secret), now
        news.save()
    return secret


def end_note_feed(*, user: User) -> None:
    """No address leads to it any more."""
    NoteNews.objects.filter(user=user).update(feed_sha256=None, feed_made_at=None)


def send_due_note_news(*, now: datetime) -> tuple[int, int]:
    """Send everybody what is due; how many messages were taken by the mail server, and how many were not.

    Who has left, or may read a note no more, is told nothing of it: that is looked up now. What a server does not take
    is tried again the next time. Of two that run at once, each sends to others.
    """
    sent = unsent = 0
    for key in NoteNews.objects.exclude(often=HowOften.NEVER).order_by("pk").values_list("pk", flat=True):
        try:
            sent += _send(key, now)
        except Unsent:
            unsent += 1
    return sent, unsent


@transaction.atomic
def _send(key: int, now: datetime) -> int:
    rows = NoteNews.objects.select_for_update(skip_locked=True, of=("self",)).select_related("user")
    news = rows.filter(pk=key).first()
    if news is None or news.often == HowOften.NEVER or not news.user.email or not news.user.is_active:
        return 0
    if now - news.told_until < PERIOD[HowOften(news.often)] - EARLY:
        return 0
    until = now - SETTLED
    lines = note_news(news.user, what=news.what, since=news.told_until, until=until)
    if lines:
        text = message_of(lines, origin=news.origin)
        send_message(to=news.user.email, subject=subject_of(lines), text=text)
    news.told_until = until
    news.save(update_fields=["told_until"])
    return 1 if lines else 0


def _of(user: User, now: datetime) -> NoteNews:
    news, _ = NoteNews.objects.select_for_update().get_or_create(user=user, defaults={"told_until": now})
    return news
