"""Where an account is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib.auth import HASH_SESSION_KEY
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from events.models import Session, User
from events.queries.people.devices import device_words


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One of them. Its key opens it and is shown nowhere: `id` is a digest of it."""

    id: str
    device: str  # in words
    seen_at: datetime | None  # None: signed in, and not seen since
    is_here: bool


def sessions_of(user: User, here: str | None) -> list[SessionRow]:
    """Those that stand, the one with the key `here` first, then the last seen first."""
    rows = [
        SessionRow(_id(each), device_words(each.device), each.seen_at, each.session_key == here)
        for each in _standing(user)
    ]
    return sorted(rows, key=lambda row: (not row.is_here, -(row.seen_at.timestamp() if row.seen_at else 0)))


def session_with(user: User, key: str) -> Session | None:
    """One of them by its id."""
    return next((each for each in _standing(user) if constant_time_compare(_id(each), key)), None)


def _standing(user: User) -> list[Session]:
    """Without those that a change of password has ended: they are there until somebody comes with them."""
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now())
    present = user.get_session_auth_hash()
    return [each for each in rows if constant_time_compare(each.get_decoded().get(HASH_SESSION_KEY, ""), present)]


def _id(session: Session) -> str:
    return sha256(session.session_key.encode()).hexdigest()[:32]
