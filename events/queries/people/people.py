"""Who belongs to a timeline, and the keys of an account, as their pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from events.models import ApiToken, Membership, Role, Timeline, User
from events.queries.reader.desk import RANKS
from events.queries.reader.labels import SCOPE


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member: `role` is the stored word, for a form's choice."""

    id: int
    account: str
    name: str  # "" where they have said none
    role: str
    version: int
    is_self: bool
    is_last_owner: bool  # who can neither leave nor be given another role


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A key of an account. Of the key itself only its beginning is known."""

    id: UUID
    name: str
    begins_with: str
    scope: str  # in words
    timeline: str  # its title; "" for all of the account's
    created_on: date
    expires_at: datetime | None
    is_expired: bool
    last_used_on: date | None


def members(timeline: Timeline, reader: User) -> list[MemberRow]:
    """Every member, owners first, then by name. One query."""
    held = list(Membership.objects.filter(timeline=timeline).select_related("user"))
    owners = sum(each.role == Role.OWNER for each in held)
    held.sort(key=lambda each: (RANKS[Role(each.role)], each.user.get_username().casefold()))
    return [
        MemberRow(
            id=each.pk,
            account=each.user.get_username(),
            name=each.user.get_full_name(),
            role=each.role,
            version=each.version,
            is_self=each.user_id == reader.pk,
            is_last_owner=each.role == Role.OWNER and owners == 1,
        )
        for each in held
    ]


def membership_of(timeline: Timeline, reader: User) -> Membership | None:
    """The reader's own membership."""
    return Membership.objects.filter(timeline=timeline, user=reader).select_related("timeline").first()


def membership_with(timeline: Timeline, key: int) -> Membership | None:
    """A membership of the timeline by its key."""
    return Membership.objects.filter(timeline=timeline, pk=key).select_related("timeline", "user").first()


def account_with(key: int | None) -> User | None:
    """An account that is open, by its key."""
    return User.objects.filter(pk=key, is_active=True).first() if key is not None else None


def keys_of(user: User) -> Sequence[TokenRow]:
    """The standing keys of an account, the newest first."""
    now = timezone.now()
    return [
        TokenRow(
            id=each.public_id,
            name=each.name,
            begins_with=each.begins_with,
            scope=SCOPE[each.scope],
            timeline=each.timeline.title if each.timeline else "",
            created_on=each.created_at.date(),
            expires_at=each.expires_at,
            is_expired=each.expires_at is not None and each.expires_at <= now,
            last_used_on=each.last_used_on,
        )
        for each in ApiToken.objects.filter(user=user, revoked_at=None).select_related("timeline").order_by("-id")
    ]


def key_with(user: User, public_id: UUID) -> ApiToken | None:
    """A key of the account by its id."""
    return ApiToken.objects.filter(user=user, public_id=public_id).first()
