"""Deeds on who belongs to a timeline. An owner decides; anybody may leave; a timeline never loses its last owner."""

from __future__ import annotations

from events.actions.changes import open_change
from events.actions.refusals import InUse, Invalid, StaleVersion
from events.actions.rights import require
from events.models import Membership, Role, Timeline, User

LAST_OWNER = "A timeline needs an owner: make somebody else an owner first, then this can be done."


def add_member(*, timeline: Timeline, user: User | str, role: Role, by: User, reason: str = "") -> Membership:
    """Let an account, given itself or by its name, into a timeline with a role. Owners only.

    Raises NotAllowed, or Invalid where there is no such account or it is a member with another role. Whoever has
    the role already is left as they are.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    account = _account(user) if isinstance(user, str) else user
    with open_change(timeline, verb="add_member", by=by, reason=reason) as change:
        held = Membership.objects.filter(timeline=timeline, user=account).first()
        if held is not None and held.role != role:
            raise Invalid(user=f"{account.get_username()} is a member already: change the role in the list.")
        if held is None:
            held = Membership.objects.create(timeline=timeline, user=account, role=Role(role))
            change.made = {"noun": "membership", "id": str(held.pk)}
            change.save(update_fields=["made"])
    return held


def set_role(*, membership: Membership, role: Role, version: int, by: User, reason: str = "") -> Membership:
    """Give a member another role, in force from their next request on. Owners only.

    Raises NotAllowed, StaleVersion, and InUse where the timeline would be left without an owner.
    """
    timeline = membership.timeline
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="set_role", by=by, reason=reason):
        stored = _locked(membership, version)
        if role != Role.OWNER:
            _keep_an_owner(stored)
        stored.role = Role(role)
        stored.version += 1
        stored.save(update_fields=["role", "version"])
    return stored


def remove_member(*, membership: Membership, version: int, by: User, reason: str = "") -> None:
    """Take somebody out of a timeline: an owner anybody, and everybody themselves. What they wrote stays.

    Raises NotAllowed, StaleVersion, and InUse where the timeline would be left without an owner.
    """
    timeline = membership.timeline
    is_leaving = membership.user_id == by.pk
    require(Role.READER if is_leaving else Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="leave_timeline" if is_leaving else "remove_member", by=by, reason=reason):
        stored = _locked(membership, version)
        _keep_an_owner(stored)
        stored.delete()


def _account(name: str) -> User:
    """The account of that name, written exactly."""
    given = name.strip()
    account = User.objects.filter(username=given, is_active=True).first() if "\0" not in given else None
    if account is None:
        raise Invalid(user=f"There is no account “{given[:60]}”. Names are written exactly, capitals included.")
    return account


def _locked(membership: Membership, version: int) -> Membership:
    """The stored row. Raises StaleVersion; a membership that is gone is at version 0."""
    stored = Membership.objects.select_for_update().filter(pk=membership.pk).first()
    if stored is None or stored.version != version:
        raise StaleVersion(seen=version, stored=stored.version if stored else 0)
    return stored


def _keep_an_owner(membership: Membership) -> None:
    """Behind the ledger's lock, so that of two owners who leave at the same moment one stays."""
    others = Membership.objects.filter(timeline_id=membership.timeline_id, role=Role.OWNER).exclude(pk=membership.pk)
    if membership.role == Role.OWNER and not others.exists():
        raise InUse(LAST_OWNER)
