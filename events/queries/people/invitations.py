"""Invitations as their pages show them: the open ones of a timeline, and the one behind a link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from events.models import Invitation, Reader, Role, Timeline, User
from events.queries.reader.desk import role_in
from events.queries.reader.labels import INVITED_TO


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An open invitation, for owners. Of its link nothing is known any more."""

    id: UUID
    role: str
    email: str  # "" where the link was given by hand
    by: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """What whoever has the link is told before they join."""

    title: str
    slug: str
    role: str
    to: str  # in words: "edit"
    by: str
    message: str
    expires_at: datetime
    held: Role | None  # the reader's role in the timeline, where they are a member already


def open_invitations(timeline: Timeline) -> list[InvitationRow]:
    """The newest first."""
    rows = Invitation.objects.open(timezone.now()).filter(timeline=timeline).select_related("made_by")
    return [
        InvitationRow(each.public_id, each.role, each.email, name_of(each.made_by), each.made_at, each.expires_at)
        for each in rows.order_by("-pk")
    ]


def invitation_with(timeline: Timeline, public_id: UUID) -> Invitation | None:
    """An invitation into the timeline, open or not."""
    return Invitation.objects.filter(timeline=timeline, public_id=public_id).select_related("timeline").first()


def invitation_behind(digest: str) -> Invitation | None:
    """The open one whose link has a secret of this digest. One query, whatever there is and was."""
    found = Invitation.objects.open(timezone.now()).filter(sha256=digest)
    return found.select_related("timeline", "made_by").first()


def joined_by(digest: str, reader: Reader) -> Timeline | None:
    """The timeline that the reader joined by the link, and is still a member of: to them it is no secret."""
    if not isinstance(reader, User):
        return None
    used = Invitation.objects.filter(sha256=digest, accepted_by=reader).values("timeline_id")
    return Timeline.objects.visible_to(reader).filter(pk__in=used, memberships__user=reader).first()


def told(invitation: Invitation, reader: Reader) -> Invited:
    """An open invitation in words."""
    timeline = invitation.timeline
    return Invited(
        title=timeline.title,
        slug=timeline.slug,
        role=invitation.role,
        to=INVITED_TO[invitation.role],
        by=name_of(invitation.made_by),
        message=invitation.message,
        expires_at=invitation.expires_at,
        held=role_in(timeline, reader),
    )


def name_of(user: User | None) -> str:
    """As a letter is signed: the full name where there is one."""
    return (user.get_full_name() or user.get_username()) if user else ""
