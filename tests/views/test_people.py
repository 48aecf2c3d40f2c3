"""Members, one's own account, and keys for programs."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.actions.tokens import digest_of
from events.models import ApiToken, Membership, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", title="Bridges", visibility="private")


@pytest.fixture
def owner(timeline: Timeline, client: Client) -> User:
    user = make.make_member(timeline, "ada", "owner")
    client.force_login(user)
    return user


def test_an_owner_lets_somebody_in_who_then_reads(client: Client, timeline: Timeline, owner: User) -> None:
    ben, theirs = make.make_user("ben"), Client()
    theirs.force_login(ben)
    assert theirs.get("/t/bridges/").status_code == 404
    assert client.post("/t/bridges/members/add", {"user": "ben", "role": "reader"}).status_code == 303
    assert theirs.get("/t/bridges/").status_code == 200
    assert "ben" in client.get("/t/bridges/members/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"user": "nobody", "role": "reader"}, "There is no account"),
        ({"user": "", "role": "reader"}, "Write the name"),
        ({"user": "ada", "role": "reader"}, "is a member already"),
        ({"user": "ada", "role": "king"}, "Choose one of the list"),
    ],
)
def test_who_cannot_be_let_in_is_said_at_the_field(
    client: Client, owner: User, typed: dict[str, str], words: str
) -> None:
    response = client.post("/t/bridges/members/add", typed)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_change_of_role_works_at_the_next_request(client: Client, timeline: Timeline, owner: User) -> None:
    ben, theirs = make.make_member(timeline, "ben", "owner"), Client()
    theirs.force_login(ben)
    assert theirs.get("/t/bridges/settings/").status_code == 200
    key = Membership.objects.get(user=ben).pk
    client.post(f"/t/bridges/members/{key}/role", {"role": "reader", "version": 1})
    assert theirs.get("/t/bridges/settings/").status_code == 403
    assert client.post(f"/t/bridges/members/{key}/remove", {"version": 1}).status_code == 412
    assert client.post(f"/t/bridges/members/{key}/role", {"role": "editor", "version": 1}).status_code == 412
    client.post(f"/t/bridges/members/{key}/remove", {"version": 2})
    assert theirs.get("/t/bridges/").status_code == 404


def test_the_last_owner_is_told_why_they_cannot_go(client: Client, timeline: Timeline, owner: User) -> None:
    key = owner.memberships.get().pk
    for address, sent in (("leave", {}), (f"{key}/remove", {}), (f"{key}/role", {"role": "reader"})):
        response = client.post(f"/t/bridges/members/{address}", sent | {"version": 1})
        assert response.status_code == 409
        assert "needs an owner" in response.content.decode()
    assert "The only owner: to leave" in client.get("/t/bridges/members/").content.decode()


def test_a_member_leaves_and_reads_no_more(client: Client, timeline: Timeline) -> None:
    client.force_login(make.make_member(timeline, "ben"))
    assert client.post("/t/bridges/members/leave", {"version": 1})["Location"] == "/"
    assert client.get("/t/bridges/members/").status_code == 404


def test_members_see_who_they_are_and_only_owners_decide(client: Client, timeline: Timeline) -> None:
    make.make_member(timeline, "ada", Role.OWNER)
    client.force_login(make.make_member(timeline, "ben"))
    page = client.get("/t/bridges/members/").content.decode()
    assert "ada" in page
    assert "/members/add" not in page
    assert "/role" not in page
    assert "/members/leave" in page


def test_a_member_of_another_timeline_is_not_here(client: Client, owner: User) -> None:
    elsewhere = make.make_timeline("tunnels")
    key = Membership.objects.create(timeline=elsewhere, user=make.make_user("ben"), role="reader").pk
    assert client.post(f"/t/bridges/members/{key}/remove", {"version": 1}).status_code == 404


def test_an_account_is_named_by_its_owner(client: Client, owner: User) -> None:
    assert client.post("/account/", {"first_name": "Ada", "last_name": "Lovelace"}).status_code == 303
    assert 'value="Lovelace"' in client.get("/account/").content.decode()
    assert client.post("/account/", {"first_name": "x" * 151}).status_code == 422


def test_a_password_is_changed_with_the_present_one_and_ends_other_sessions(client: Client, owner: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(owner)
    new = {"new_password1": "correct horse battery", "new_password2": "correct horse battery"}
    refused = client.post("/account/password/", {"old_password": "wrong", **new})
    assert refused.status_code == 422
    assert "not your present password" in refused.content.decode()
    assert client.post("/account/password/", {"old_password": "ada", **new})["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert User.objects.get().check_password("correct horse battery")


def test_the_secret_of_a_key_is_shown_once(client: Client, owner: User) -> None:
    sent = {"name": "backup", "scope": "read", "key": "k"}
    response = client.post("/account/tokens/", sent)
    secret = re.search(r'value="(dateline_[\w-]+)"', response.content.decode())[1]
    assert response["Cache-Control"] == "no-store"
    assert ApiToken.objects.get().sha256 == digest_of(secret)
    assert secret not in client.get("/account/tokens/").content.decode()
    again = client.post("/account/tokens/", sent, follow=True)
    assert "was made already" in again.content.decode()
    assert ApiToken.objects.count() == 1


def test_a_key_is_listed_with_what_it_may_and_ended(client: Client, timeline: Timeline, owner: User) -> None:
    sent = {"name": "backup", "scope": "edit", "timeline": "bridges", "last_day": "2999-03-10"}
    client.post("/account/tokens/", sent)
    token = ApiToken.objects.get()
    page = client.get("/account/tokens/").content.decode()
    for words in ("backup", "read, write notes and edit", "Bridges", "never used", "11 March 2999", token.begins_with):
        assert words in page
    client.post(f"/account/tokens/{token.public_id}/revoke")
    assert "You have none" in client.get("/account/tokens/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": " "}, "A name is needed"),
        ({"last_day": "1999-01-01"}, "That day is over"),
        ({"last_day": "someday"}, "This is no day"),
        ({"timeline": "tunnels"}, "Choose one of the list"),
        ({"scope": "everything"}, "Choose one of the list"),
    ],
)
def test_a_key_that_cannot_be_made_is_said_at_its_field(
    client: Client, owner: User, typed: dict[str, str], words: str
) -> None:
    make.make_timeline("tunnels")
    response = client.post("/account/tokens/", {"name": "backup", "scope": "read"} | typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ApiToken.objects.exists()


def test_nobody_ends_the_key_of_another(client: Client, owner: User) -> None:
    client.post("/account/tokens/", {"name": "backup", "scope": "read"})
    client.force_login(make.make_user("eve"))
    assert client.post(f"/account/tokens/{ApiToken.objects.get().public_id}/revoke").status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_signing_out_clears_what_the_browser_kept(client: Client, owner: User) -> None:
    response = client.post("/sign-out/")
    assert response["Clear-Site-Data"] == '"storage"'
