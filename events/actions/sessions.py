"""Deeds on where an account is signed in. They belong to no timeline: there is no change to open."""

from __future__ import annotations

from datetime import datetime

from events.actions.refusals import NotAllowed
from events.models import Role, Session, User


def mark_seen(*, key: str, device: str, at: datetime) -> None:
    """Note when a session was seen last, and from which device."""
    Session.objects.filter(session_key=key).update(device=device, seen_at=at)


def end_session(*, session: Session, by: User) -> None:
    """Whoever is signed in there is not at the next request. One's own only: raises NotAllowed."""
    if session.user_id != by.pk:
        raise NotAllowed(Role.OWNER)
    session.delete()


def end_sessions(*, user: User, but: str | None = None) -> int:
    """All sessions of an account, but the one with that key; how many there were."""
    return Session.objects.filter(user=user).exclude(session_key=but or "").delete()[0]
