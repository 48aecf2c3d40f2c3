"""Invitations on their pages: made by owners, shown once, followed by who has an account and by who has none."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from events.actions.invitations import withdraw_invitation
from events.models import Invitation, Membership, Role, Timeline, User
from events.queries.reader.desk import role_in
from tests import factories as make

pytestmark = pytest.mark.django_db
NEW = {"name": "ben", "password1": "a-long-enough-word", "password2": "a-long-enough-word"}


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", title="Bridges", visibility="private")


@pytest.fixture
def owner(timeline: Timeline) -> Client:
    ada = make.make_member(timeline, "ada", Role.OWNER)
    User.objects.filter(pk=ada.pk).update(email="ada-private@example.org")
    client = Client()
    client.force_login(ada)
    return client


def invited(owner: Client, **typed: object) -> str:
    """The path of the link that was shown."""
    answer = owner.post("/t/bridges/members/invite", {"role": "editor", "days": 14, **typed})
    assert answer.status_code == 200
    return shown(answer.content.decode())


def shown(page: str) -> str:
    """The path of the link that a page shows."""
    found = re.search(r'value="http://testserver(/join/[\w-]{43})"', page)
    assert found
    return found[1]


def followed(client: Client, link: str) -> str:
    """The page behind the link."""
    answer = client.get(link, follow=True)
    assert answer.redirect_chain == [("/join/", 302)]
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_the_link_is_shown_once_and_the_list_says_who_may_come_and_until_when(owner: Client) -> None:
    link = invited(owner, email="ben@example.org")
    page = owner.get("/t/bridges/members/").content.decode()
    assert link not in page
    assert "ben@example.org" in page
    assert "may edit · by ada on" in page
    assert "waits until" in page


def test_the_same_form_sent_again_says_that_it_was_done(owner: Client) -> None:
    typed = {"role": "editor", "days": 14, "key": "k"}
    assert owner.post("/t/bridges/members/invite", typed).status_code == 200
    again = owner.post("/t/bridges/members/invite", typed, follow=True)
    assert "made already" in again.content.decode()
    assert Invitation.objects.count() == 1


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(owner: Client) -> None:
    typed = {"role": "reader", "days": 30, "email": "ben", "message": "Come in"}
    answer = owner.post("/t/bridges/members/invite", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "write it like ann@example.org" in page
    assert "Come in" in page
    assert '<option value="30" selected>' in page


def test_somebody_who_is_signed_in_is_told_what_they_join_before_they_do(owner: Client, timeline: Timeline) -> None:
    link = invited(owner, role="annotator", message="Come & help")
    ben = make.make_user("ben")
    browser = Client()
    browser.force_login(ben)
    page = followed(browser, link)
    for words in ("Bridges", "ada invites you to read it and write notes", "Come &amp; help", "Join as ben"):
        assert words in page
    assert role_in(timeline, ben) is None
    assert browser.post("/join/")["Location"] == "/t/bridges/"
    assert role_in(timeline, ben) == Role.ANNOTATOR
    assert "You are a member of “Bridges” now." in browser.get("/t/bridges/").content.decode()


def test_somebody_with_an_account_signs_in_and_joins(owner: Client, timeline: Timeline) -> None:
    link = invited(owner)
    make.make_user("ben")
    browser = Client()
    assert "/sign-in/?next=/join/" in followed(browser, link)
    signed_in = browser.post("/sign-in/", {"username": "ben", "password": "ben", "next": "/join/"}, follow=True)
    assert "Join as ben" in signed_in.content.decode()
    assert browser.post("/join/").status_code == 303


def test_somebody_new_makes_an_account_and_is_in(owner: Client, timeline: Timeline) -> None:
    browser = Client()
    followed(browser, invited(owner, role="reader"))
    assert browser.post("/join/", NEW)["Location"] == "/t/bridges/"
    ben = User.objects.get(username="ben")
    assert role_in(timeline, ben) == Role.READER
    page = browser.get("/t/bridges/").content.decode()
    assert "Bridges" in page
    assert "ben" in page
    assert browser.post("/sign-out/").status_code == 302
    assert browser.post("/sign-in/", {"username": "ben", "password": NEW["password1"]}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "ada"}, "There is an account ada already."),
        ({"name": "a b"}, "without spaces"),
        ({"name": ""}, "Choose a name"),
        ({"password2": "another"}, "not the same"),
        ({"password1": "password", "password2": "password"}, "too common"),
        ({"name": "benjamin", "password1": "benjamin1", "password2": "benjamin1"}, "too similar"),
        ({"email": "ben"}, "write it like"),
    ],
)
def test_an_account_that_cannot_be_made_is_refused_in_words_and_the_link_still_works(
    owner: Client, wrong: dict[str, str], words: str
) -> None:
    browser = Client()
    followed(browser, invited(owner))
    answer = browser.post("/join/", NEW | wrong)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Membership.objects.count() == 1
    assert browser.post("/join/", NEW).status_code == 303


def test_who_has_joined_by_a_link_is_led_to_the_timeline_by_it(owner: Client) -> None:
    browser, link = Client(), invited(owner)
    followed(browser, link)
    browser.post("/join/", NEW)
    assert browser.get(link)["Location"] == "/t/bridges/"
    Membership.objects.filter(user__username="ben").delete()
    assert browser.get(link).status_code == 404


@pytest.mark.parametrize("role", ["owner", "editor", "reader"])
def test_a_member_keeps_their_role_and_is_told_so(owner: Client, timeline: Timeline, role: str) -> None:
    ben = make.make_member(timeline, "ben", Role.EDITOR)
    browser = Client()
    browser.force_login(ben)
    page = followed(browser, invited(owner, role=role))
    assert "You are a member of this timeline already, as editor." in page
    assert ("nothing to accept" in page) == (role == "editor")
    assert "<button" not in page.partition("<main")[2].partition("</main>")[0]
    assert browser.post("/join/").status_code == 409
    assert role_in(timeline, ben) == Role.EDITOR
    assert Invitation.objects.get().accepted_at is None


def ended(link: str, how: str, owner: Client) -> str:
    """The link, which has come to an end."""
    row = Invitation.objects.get()
    if how == "used":
        Invitation.objects.update(accepted_at=timezone.now())
    elif how == "over":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "withdrawn":
        withdraw_invitation(invitation=row, by=row.made_by)  # type: ignore[arg-type]
    elif how == "in the bin":
        Timeline.objects.update(binned_at=timezone.now())
    return link if how != "unknown" else f"/join/{'x' * 43}"


@pytest.mark.parametrize("how", ["used", "over", "withdrawn", "in the bin", "unknown"])
def test_a_link_that_leads_nowhere_is_answered_alike_and_at_the_same_cost(
    owner: Client, how: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    link = ended(invited(owner), how, owner)
    with django_assert_num_queries(10):
        answer = Client().get(link)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "This invitation cannot be used" in page
    for told in ("Bridges", "bridges", "ada"):
        assert told not in page
    unknown = Client().get(f"/join/{'y' * 43}")
    assert page.replace(link[-43:], "y" * 43) == unknown.content.decode()  # but for its own address
    assert "sessionid" not in answer.cookies


@pytest.mark.parametrize("how", ["used", "over", "withdrawn", "in the bin"])
def test_a_link_that_ends_while_its_page_is_open_lets_nobody_in(owner: Client, how: str) -> None:
    browser, link = Client(), invited(owner)
    followed(browser, link)
    ended(link, how, owner)
    assert browser.post("/join/", NEW).status_code == 404
    assert not User.objects.filter(username="ben").exists()


def test_links_that_lead_nowhere_pause_after_five_like_signing_in(owner: Client) -> None:
    link, guesser = invited(owner), Client(REMOTE_ADDR="192.0.2.7")
    answers = [guesser.get(f"/join/{number}") for number in range(6)]
    assert [each.status_code for each in answers] == [404] * 5 + [429]
    assert "15 minutes" in answers[-1].content.decode()
    assert guesser.get(link).status_code == 429
    assert guesser.get("/join/").status_code == 429
    assert guesser.post("/sign-in/", {"username": "ada", "password": "ada"}).status_code == 302
    assert "Bridges" in followed(Client(), link)


def test_no_secret_and_no_password_is_logged_or_kept(owner: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="django.request"), caplog.at_level(logging.DEBUG, logger="axes"):
        browser, link = Client(), invited(owner)
        followed(browser, link)
        browser.post("/join/", NEW | {"name": "ada"})
        browser.put("/join/", NEW)
        browser.get("/join/none")
    assert link.removeprefix("/join/") not in caplog.text
    assert NEW["password1"] not in caplog.text


def test_the_letter_says_who_invites_to_what_and_nothing_else_of_the_team(owner: Client) -> None:
    make.make_member(Timeline.objects.get(), "eve", Role.READER)
    link = invited(owner, role="reader", email="ben@example.org", message="Come in")
    (letter,) = mail.outbox
    assert letter.to == ["ben@example.org"]
    assert letter.subject == "ada invites you to “Bridges”"
    text = str(letter.body)
    for words in ("you may read it", "Come in", f"http://testserver{link}"):
        assert words in text
    for hidden in ("eve", "ada-private@example.org"):
        assert hidden not in text


def test_a_letter_that_is_not_taken_leaves_the_link_to_be_given_by_hand(owner: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.views.test_messages.Broken"
    answer = owner.post("/t/bridges/members/invite", {"role": "reader", "days": 7, "email": "ben@example.org"})
    page = answer.content.decode()
    assert "did not take the message" in page
    followed(Client(), shown(page))


def test_a_withdrawn_invitation_leads_nowhere_and_is_off_the_list(owner: Client) -> None:
    link = invited(owner, email="ben@example.org")
    row = Invitation.objects.get()
    answer = owner.post(f"/t/bridges/members/invitations/{row.public_id}/withdraw", follow=True)
    page = answer.content.decode()
    assert "is withdrawn" in page
    assert "ben@example.org" not in page
    assert "Nobody is invited at present." in page
    assert Client().get(link).status_code == 404
    history = owner.get("/t/bridges/history/").content.decode()
    assert "withdrew an invitation" in history
    assert "ben@example.org" not in history


def test_who_is_invited_no_other_member_is_told(owner: Client, timeline: Timeline) -> None:
    invited(owner, email="ben@example.org")
    browser = Client()
    browser.force_login(make.make_member(timeline, "eve", Role.EDITOR))
    page = browser.get("/t/bridges/members/").content.decode()
    assert "ben@example.org" not in page
    assert "Invite somebody" not in page


def test_a_role_is_another_one_at_the_very_next_request(owner: Client, timeline: Timeline) -> None:
    ben = make.make_member(timeline, "ben", Role.READER)
    browser = Client()
    browser.force_login(ben)
    assert browser.get("/t/bridges/add").status_code == 403
    held = Membership.objects.get(user=ben)
    raised = {"role": "editor", "version": held.version}
    assert owner.post(f"/t/bridges/members/{held.pk}/role", raised).status_code == 303
    assert browser.get("/t/bridges/add").status_code == 200
    lowered = {"role": "reader", "version": held.version + 1}
    assert owner.post(f"/t/bridges/members/{held.pk}/role", lowered).status_code == 303
    assert browser.get("/t/bridges/add").status_code == 403
    assert owner.post(f"/t/bridges/members/{held.pk}/remove", {"version": held.version + 2}).status_code == 303
    assert browser.get("/t/bridges/").status_code == 404


def test_the_only_owner_is_told_why_they_stay_and_what_to_do(owner: Client, timeline: Timeline) -> None:
    page = owner.get("/t/bridges/members/").content.decode()
    assert "The only owner" in page
    assert "make somebody else an owner first" in page
    held = Membership.objects.get()
    for address, more in (("leave", {}), (f"{held.pk}/role", {"role": "reader"}), (f"{held.pk}/remove", {})):
        answer = owner.post(f"/t/bridges/members/{address}", {"version": held.version, **more})
        assert answer.status_code == 409
        assert "make somebody else an owner first" in answer.content.decode()
    assert role_in(timeline, held.user) == Role.OWNER
