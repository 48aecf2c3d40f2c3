"""Deeds on invitations: made and withdrawn by owners, accepted by whoever has the link. Its authority is an owner's."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from events.actions.accounts import make_account
from events.actions.changes import open_change
from events.actions.refusals import InUse, Invalid, InvitationOver
from events.actions.rights import require
from events.actions.texts import checked
from events.actions.tokens import digest_of
from events.models import Invitation, Membership, Role, Timeline, User
from events.models.invitation import DAYS, KEPT, USUAL

MOST = 100  # of one account in a day: what is sent to addresses is no way to write to everybody


def invite(
    *,
    timeline: Timeline,
    role: Role,
    by: User,
    email: str = "",
    message: str = "",
    days: int = USUAL,
    idempotency_key: str | None = None,
    asked: str = "",
) -> tuple[Invitation, str]:
    """An invitation, and the secret of its link, which is kept nowhere. Owners only.

    Raises NotAllowed, Invalid by field, or AlreadyDone where the key was used: then the secret was given once.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    typed = _checked(email, message, days, by)
    secret = secrets.token_urlsafe(32)
    expires_at = timezone.now() + timedelta(days=days)
    with open_change(timeline, verb="invite", by=by, idempotency_key=idempotency_key, asked=asked):
        made = Invitation.objects.create(
            timeline=timeline, role=Role(role), sha256=digest_of(secret), made_by=by, expires_at=expires_at, **typed
        )
    return made, secret


def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    """Its link leads nowhere from now on. Owners only: raises NotAllowed; InUse where it was used meanwhile."""
    require(Role.OWNER, timeline=invitation.timeline, by=by)
    with open_change(invitation.timeline, verb="withdraw_invitation", by=by):
        stored = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if stored.accepted_at is not None:
            raise InUse("The invitation was used meanwhile: whoever joined by it is in the list of members.")
        stored.withdrawn_at, stored.withdrawn_by = timezone.now(), by
        stored.save(update_fields=["withdrawn_at", "withdrawn_by"])


def accept_invitation(*, invitation: Invitation, by: User) -> Membership:
    """Become a member, with the role that the invitation names. Once: of two at a time one does.

    Raises InvitationOver, or InUse where `by` is a member already: an invitation changes nobody's role.
    """
    with open_change(invitation.timeline, verb="accept_invitation", by=by) as change:
        now = timezone.now()
        stored = Invitation.objects.open(now).select_for_update(of=("self",)).filter(pk=invitation.pk).first()
        if stored is None:
            raise InvitationOver
        if Membership.objects.filter(timeline_id=stored.timeline_id, user=by).exists():
            raise InUse("You are a member already, and an invitation changes nobody's role: an owner can.")
        held = Membership.objects.create(timeline=invitation.timeline, user=by, role=stored.role)
        stored.accepted_at, stored.accepted_by = now, by
        stored.save(update_fields=["accepted_at", "accepted_by"])
        change.made = {"noun": "membership", "id": str(held.pk)}
        change.save(update_fields=["made"])
    return held


@transaction.atomic
def join_anew(*, invitation: Invitation, name: str, password: str, email: str = "") -> User:
    """An account, and with it a member: both, or neither. Raises Invalid by field, or InvitationOver."""
    account = make_account(name=name, password=password, email=email)
    accept_invitation(invitation=invitation, by=account)
    return account


def forget_old_invitations() -> int:
    """Used, withdrawn or not: those whose last day was long ago, with the addresses in them; how many."""
    return Invitation.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()[0]


def _checked(email: str, message: str, days: int, by: User) -> dict[str, str]:
    problems: dict[str, str] = {}
    try:
        typed = checked({"email": email, "message": message})
    except Invalid as error:
        typed, problems = {"email": "", "message": ""}, dict(error.problems)
    try:
        if typed["email"]:
            validate_email(typed["email"])
    except ValidationError:
        problems["email"] = "This is no e-mail address: write it like ann@example.org."
    if days not in DAYS:
        problems["days"] = "Choose one of the list."
    if Invitation.objects.filter(made_by=by, made_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST:
        problems.setdefault("email", f"You have made {MOST} invitations in a day: go on tomorrow.")
    if problems:
        raise Invalid(**problems)
    return typed
