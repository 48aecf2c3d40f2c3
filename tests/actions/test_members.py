"""Who belongs to a timeline, and who decides that."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from events.actions.members import add_member, remove_member, set_role
from events.actions.refusals import InUse, Invalid, NotAllowed, Refused, StaleVersion
from events.models import Change, Membership, Role, Timeline, User
from events.queries.reader.desk import role_in
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


def test_an_owner_lets_an_account_in_by_its_name(timeline: Timeline, owner: User) -> None:
    ben = User.objects.create_user("ben")
    joined = add_member(timeline=timeline, user=" ben ", role=Role.EDITOR, by=owner)
    assert (joined.user, joined.role, role_in(timeline, ben)) == (ben, Role.EDITOR, Role.EDITOR)
    assert Change.objects.filter(timeline=timeline).latest("number").verb == "add_member"


@pytest.mark.parametrize("name", ["nobody", "", "Ben", "closed", "a\0b"])
def test_a_name_without_an_account_is_refused_in_words(timeline: Timeline, owner: User, name: str) -> None:
    User.objects.create_user("ben")
    User.objects.create_user("closed", is_active=False)
    with pytest.raises(Invalid) as refused:
        add_member(timeline=timeline, user=name, role=Role.READER, by=owner)
    assert set(refused.value.problems) == {"user"}


def test_a_member_is_let_in_once(timeline: Timeline, owner: User) -> None:
    ben = member(timeline, Role.READER)
    assert add_member(timeline=timeline, user=ben, role=Role.READER, by=owner).user == ben
    with pytest.raises(Invalid):
        add_member(timeline=timeline, user=ben, role=Role.EDITOR, by=owner)
    assert Membership.objects.filter(user=ben).get().role == Role.READER


def test_another_role_is_in_force_at_once(timeline: Timeline, owner: User) -> None:
    ben = member(timeline, Role.READER)
    held = Membership.objects.get(user=ben)
    assert set_role(membership=held, role=Role.EDITOR, version=1, by=owner).version == 2
    assert role_in(timeline, ben) == Role.EDITOR
    with pytest.raises(StaleVersion):
        set_role(membership=held, role=Role.READER, version=1, by=owner)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ANNOTATOR, Role.READER])
def test_others_decide_about_nobody_but_themselves(timeline: Timeline, owner: User, role: Role) -> None:
    ben, held = member(timeline, role), Membership.objects.get(user=owner)
    for deed in (
        lambda: add_member(timeline=timeline, user="x", role=Role.READER, by=ben),
        lambda: set_role(membership=ben.memberships.get(), role=Role.OWNER, version=1, by=ben),
        lambda: remove_member(membership=held, version=1, by=ben),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_anybody_may_leave_and_an_owner_may_take_anybody_out(timeline: Timeline, owner: User) -> None:
    ben, eve = member(timeline, Role.READER), member(timeline, Role.EDITOR)
    remove_member(membership=ben.memberships.get(), version=1, by=ben)
    remove_member(membership=eve.memberships.get(), version=1, by=owner)
    assert [each.user for each in timeline.memberships.all()] == [owner]
    verbs = Change.objects.filter(timeline=timeline).order_by("number").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["leave_timeline", "remove_member"]


def test_who_is_gone_already_is_not_taken_out_again(timeline: Timeline, owner: User) -> None:
    held = member(timeline, Role.READER).memberships.get()
    remove_member(membership=held, version=1, by=owner)
    gone = Membership(pk=10**9, timeline=timeline, user=held.user, role=Role.READER)
    with pytest.raises(StaleVersion):
        remove_member(membership=gone, version=1, by=owner)


def test_the_last_owner_stays_one(timeline: Timeline, owner: User) -> None:
    held = owner.memberships.get()
    member(timeline, Role.EDITOR)
    with pytest.raises(InUse):
        remove_member(membership=held, version=1, by=owner)
    with pytest.raises(InUse):
        set_role(membership=held, role=Role.EDITOR, version=1, by=owner)
    set_role(membership=held, role=Role.OWNER, version=1, by=owner)
    member(timeline, Role.OWNER)
    remove_member(membership=held, version=2, by=owner)
    assert role_in(timeline, owner) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_the_same_moment_one_stays() -> None:
    ada, ben = User.objects.create_user("ada"), User.objects.create_user("ben")
    timeline = _owned_by(ada)
    add_member(timeline=timeline, user=ben, role=Role.OWNER, by=ada)
    together, refused = threading.Barrier(2), []

    def leave(user: User) -> None:
        held = user.memberships.get()
        together.wait()
        try:
            remove_member(membership=held, version=1, by=user)
        except Refused as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=(user,)) for user in (ada, ben)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in refused] == [InUse]
    assert timeline.memberships.filter(role=Role.OWNER).count() == 1


def _owned_by(user: User) -> Timeline:
    from events.actions.timelines import create_timeline

    return create_timeline(title="Bridges", by=user)
