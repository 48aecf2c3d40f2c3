"""Who may invite, what is kept of a link, and that it lets one person in, once, with one role."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.actions.invitations import (
    MOST,
    accept_invitation,
    forget_old_invitations,
    invite,
    join_anew,
    withdraw_invitation,
)
from events.actions.members import remove_member, set_role
from events.actions.refusals import AlreadyDone, InUse, Invalid, InvitationOver, NotAllowed, Refused
from events.actions.timelines import bin_timeline
from events.actions.tokens import digest_of
from events.models import Change, Invitation, Membership, Role, Timeline, User
from events.queries.people.invitations import invitation_behind, open_invitations
from events.queries.reader.desk import role_in
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def test_of_a_link_only_the_digest_is_kept(timeline: Timeline, owner: User) -> None:
    made, secret = invite(timeline=timeline, role=Role.EDITOR, by=owner, email=" ben@example.org ", message="Come")
    stored = Invitation.objects.values().get()
    assert (stored["sha256"], stored["email"], stored["message"]) == (digest_of(secret), "ben@example.org", "Come")
    assert secret not in repr(stored)
    assert len(secret) > 40
    waits = made.expires_at - timezone.now()
    assert timedelta(days=13) < waits <= timedelta(days=14)
    assert Change.objects.filter(timeline=timeline).latest("number").verb == "invite"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ANNOTATOR, Role.READER])
def test_only_owners_invite_and_withdraw(timeline: Timeline, owner: User, role: Role) -> None:
    by = member(timeline, role)
    with pytest.raises(NotAllowed):
        invite(timeline=timeline, role=Role.READER, by=by)
    made, _ = invite(timeline=timeline, role=Role.READER, by=owner)
    with pytest.raises(NotAllowed):
        withdraw_invitation(invitation=made, by=by)
    assert invitation_behind(made.sha256) == made


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "ben"}, "email"),
        ({"email": "a@b.example\nBcc: eve@example.org"}, "email"),
        ({"email": "a\0@example.org"}, "email"),
        ({"message": "x" * 2001}, "message"),
        ({"days": 400}, "days"),
    ],
)
def test_what_cannot_be_invited_is_refused_by_field(
    timeline: Timeline, owner: User, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        invite(timeline=timeline, role=Role.READER, by=owner, **wrong)  # type: ignore[arg-type]
    assert set(refused.value.problems) == {field}
    assert not Invitation.objects.exists()


def test_who_accepts_is_a_member_with_that_role_and_the_link_is_used(timeline: Timeline, owner: User) -> None:
    made, _ = invite(timeline=timeline, role=Role.ANNOTATOR, by=owner)
    ben, eve = User.objects.create_user("ben"), User.objects.create_user("eve")
    accept_invitation(invitation=made, by=ben)
    assert role_in(timeline, ben) == Role.ANNOTATOR
    change = Change.objects.filter(timeline=timeline).latest("number")
    assert (change.verb, change.by) == ("accept_invitation", ben)
    with pytest.raises(InvitationOver):
        accept_invitation(invitation=made, by=eve)
    assert role_in(timeline, eve) is None
    assert open_invitations(timeline) == []


def test_an_invitation_never_changes_the_role_of_a_member(timeline: Timeline, owner: User) -> None:
    ben = member(timeline, Role.EDITOR)
    for role in Role:
        made, _ = invite(timeline=timeline, role=role, by=owner)
        with pytest.raises(InUse):
            accept_invitation(invitation=made, by=ben)
        assert role_in(timeline, ben) == Role.EDITOR
        assert invitation_behind(made.sha256) == made


def _withdrawn(made: Invitation, owner: User) -> None:
    withdraw_invitation(invitation=made, by=owner)


def _over(made: Invitation, owner: User) -> None:
    Invitation.objects.update(expires_at=timezone.now())


def _binned(made: Invitation, owner: User) -> None:
    bin_timeline(timeline=made.timeline, by=owner, version=1)


def _by_an_owner_who_has_left(made: Invitation, owner: User) -> None:
    other = member(made.timeline, Role.OWNER)
    held = Membership.objects.get(user=owner)
    remove_member(membership=held, version=held.version, by=other)


def _by_an_owner_who_is_none_any_more(made: Invitation, owner: User) -> None:
    other = member(made.timeline, Role.OWNER)
    held = Membership.objects.get(user=owner)
    set_role(membership=held, role=Role.EDITOR, version=held.version, by=other)


@pytest.mark.parametrize(
    "ended", [_withdrawn, _over, _binned, _by_an_owner_who_has_left, _by_an_owner_who_is_none_any_more]
)
def test_what_is_withdrawn_over_or_without_its_owner_lets_nobody_in(
    timeline: Timeline, owner: User, ended: object
) -> None:
    made, _ = invite(timeline=timeline, role=Role.OWNER, by=owner)
    ben = User.objects.create_user("ben")
    ended(made, owner)  # type: ignore[operator]
    assert invitation_behind(made.sha256) is None
    with pytest.raises(InvitationOver):
        accept_invitation(invitation=made, by=ben)
    assert role_in(timeline, ben) is None
    assert open_invitations(timeline) == []


def test_what_was_used_meanwhile_is_not_withdrawn(timeline: Timeline, owner: User) -> None:
    made, _ = invite(timeline=timeline, role=Role.READER, by=owner)
    accept_invitation(invitation=made, by=User.objects.create_user("ben"))
    with pytest.raises(InUse, match="list of members"):
        withdraw_invitation(invitation=made, by=owner)


def test_who_is_new_has_an_account_and_is_a_member_or_neither(timeline: Timeline, owner: User) -> None:
    made, _ = invite(timeline=timeline, role=Role.READER, by=owner)
    with pytest.raises(Invalid) as refused:
        join_anew(invitation=made, name="ada", password="a-long-enough-word")
    assert set(refused.value.problems) == {"name"}  # it is the owner's
    ben = join_anew(invitation=made, name="ben", password="a-long-enough-word", email="ben@example.org")
    assert (role_in(timeline, ben), ben.email, ben.check_password("a-long-enough-word")) == (
        Role.READER,
        "ben@example.org",
        True,
    )
    assert not ben.is_staff
    with pytest.raises(InvitationOver):
        join_anew(invitation=made, name="eve", password="a-long-enough-word")
    assert not User.objects.filter(username="eve").exists()


def test_the_same_form_sent_twice_makes_one_invitation(timeline: Timeline, owner: User) -> None:
    invite(timeline=timeline, role=Role.READER, by=owner, idempotency_key="k", asked="a")
    with pytest.raises(AlreadyDone):
        invite(timeline=timeline, role=Role.READER, by=owner, idempotency_key="k", asked="a")
    assert Invitation.objects.count() == 1


def test_an_account_makes_so_many_invitations_in_a_day_and_no_more(timeline: Timeline, owner: User) -> None:
    expires_at = timezone.now() + timedelta(days=1)
    rows = [
        Invitation(timeline=timeline, role="reader", sha256=str(number), made_by=owner, expires_at=expires_at)
        for number in range(MOST)
    ]
    Invitation.objects.bulk_create(rows)
    with pytest.raises(Invalid, match="tomorrow"):
        invite(timeline=timeline, role=Role.READER, by=owner)
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=2))
    invite(timeline=timeline, role=Role.READER, by=owner)


def test_a_month_after_its_last_day_an_invitation_is_forgotten_with_its_address(
    timeline: Timeline, owner: User
) -> None:
    for email in ("old@example.org", "new@example.org"):
        invite(timeline=timeline, role=Role.READER, by=owner, email=email)
    Invitation.objects.filter(email="old@example.org").update(expires_at=timezone.now() - timedelta(days=31))
    assert forget_old_invitations() == 1
    assert Invitation.objects.get().email == "new@example.org"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_follow_a_link_at_the_same_moment_one_gets_in(timeline: Timeline, owner: User) -> None:
    made, _ = invite(timeline=timeline, role=Role.READER, by=owner)
    people = [User.objects.create_user(f"guest-{number}") for number in range(6)]
    refused: list[Refused] = []
    together = threading.Barrier(len(people))

    def follow(by: User) -> None:
        together.wait()
        try:
            accept_invitation(invitation=made, by=by)
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=follow, args=[each]) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Membership.objects.filter(user__in=people).count() == 1
    assert [type(each) for each in refused] == [InvitationOver] * 5
