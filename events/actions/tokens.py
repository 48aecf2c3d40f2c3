"""Deeds on the keys that programs use. They belong to an account and to no timeline: there is no change to open."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime

from django.utils import timezone

from events.actions.refusals import Invalid, NotAllowed
from events.actions.texts import checked
from events.models import ApiToken, Role, Scope, Timeline, User

PREFIX = "dateline_"  # so that one who finds a key somewhere knows what it opens
SHOWN = len(PREFIX) + 3  # characters of it that its owner's list shows
MOST = 50  # standing keys of one account


def create_token(
    *, user: User, name: str, scope: Scope, timeline: Timeline | None = None, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """A new key of an account, for one of its timelines or for all of them, and the secret, which is kept nowhere.

    Raises Invalid by field; a timeline that the account is no member of is refused.
    """
    problems: dict[str, str] = {}
    try:
        name = str(checked({"name": name}, required={"name"})["name"])
    except Invalid as error:
        problems |= error.problems
    if timeline is not None and not user.memberships.filter(timeline=timeline, timeline__binned_at=None).exists():
        problems["timeline"] = "Choose one of your timelines."
    if expires_at is not None and expires_at <= timezone.now():
        problems["expires_at"] = "That day is over: choose a later one."
    if user.api_tokens.filter(revoked_at=None).count() >= MOST:
        problems.setdefault("name", f"You have {MOST} keys already: revoke one that is not used.")
    if problems:
        raise Invalid(**problems)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        timeline=timeline,
        name=name,
        scope=Scope(scope),
        sha256=digest_of(secret),
        begins_with=secret[:SHOWN],
        expires_at=expires_at,
    )
    return token, secret


def digest_of(secret: str) -> str:
    """What is stored of a key, and found by: SHA-256 in hexadecimal (256 random bits need no salt)."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def revoke_token(*, token: ApiToken, by: User) -> ApiToken:
    """End a key: the next request with it is refused. Its owner only: raises NotAllowed."""
    if token.user_id != by.pk:
        raise NotAllowed(Role.OWNER)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
    return token


def mark_used(*, token: ApiToken, on: date) -> None:
    """Note the day on which a key was last used: at most one write a day."""
    if token.last_used_on != on:
        token.last_used_on = on
        token.save(update_fields=["last_used_on"])
