"""A password that was forgotten: asked for, sent, chosen anew; and what another password or address ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from events.actions import passwords
from events.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
NEW = {"new_password1": "a-long-enough-word", "new_password2": "a-long-enough-word"}


@pytest.fixture
def ann() -> User:
    return make.make_user("ann", email="Ann@example.org")


def ask(client: Client, address: str) -> int:
    """The status; what the job then does is done at once."""
    status = client.post("/forgotten/", {"email": address}).status_code
    job = ProcrastinateJob.objects.order_by("-id").first()
    if status == 303 and job is not None:
        passwords.send_new_password(**job.args)
    return status


def sign_in(client: Client, password: str = "ann") -> bool:
    """Whether it is hers."""
    return client.post("/sign-in/", {"username": "ann", "password": password}).status_code == 302


def link_in(message: mail.EmailMessage) -> str:
    """The path of the link that was sent."""
    found = re.search(r"http://testserver(/forgotten/\S+)", str(message.body))
    assert found
    return found[1]


def opened(client: Client, link: str) -> str:
    """Where the form is, once the token has left the address."""
    return client.get(link)["Location"]


def test_a_forgotten_password_is_chosen_anew_behind_a_link_that_works_once(client: Client, ann: User) -> None:
    assert ask(client, "ann@EXAMPLE.org") == 303
    (message,) = mail.outbox
    assert message.to == ["Ann@example.org"]
    link = link_in(message)
    form = opened(client, link)
    assert "ann" in client.get(form).content.decode()
    assert client.post(form, NEW)["Location"] == "/sign-in/"
    assert sign_in(client, "a-long-enough-word")
    again = Client().get(link)
    assert again.status_code == 404
    assert "used already" in again.content.decode()


def test_who_is_signed_in_with_the_former_password_is_not_any_more(client: Client, ann: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    assert elsewhere.get("/account/").status_code == 200
    ask(client, "ann@example.org")
    client.post(opened(client, link_in(mail.outbox[0])), NEW)
    assert elsewhere.get("/account/").status_code == 302
    assert "changed" in mail.outbox[-1].subject
    assert not ann.sessions.exists()


def test_whether_an_address_is_known_changes_neither_the_answer_nor_what_is_asked_of_the_database(
    client: Client, ann: User
) -> None:
    known = client.post("/forgotten/", {"email": "ann@example.org"})
    unknown = Client(REMOTE_ADDR="192.0.2.7").post("/forgotten/", {"email": "eve@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.content == unknown.content
    assert mail.outbox == []  # a job looks, while nobody waits
    passwords.send_new_password(address="eve@example.org", origin="http://testserver")
    assert mail.outbox == []


@pytest.mark.parametrize("fields", [{"is_active": False}, {"email": "ann@exampl\u0131e.org"}, {"email": ""}])
def test_no_link_goes_to_who_may_not_have_one(ann: User, fields: dict[str, object]) -> None:
    User.objects.filter(pk=ann.pk).update(**fields)
    assert passwords.send_new_password(address="ann@example.org", origin="http://testserver") == 0


def test_an_account_that_cannot_sign_in_by_password_gets_no_link(ann: User) -> None:
    ann.set_unusable_password()
    ann.save()
    assert passwords.send_new_password(address="ann@example.org", origin="http://testserver") == 0


def test_what_is_no_address_is_asked_again(client: Client) -> None:
    answer = client.post("/forgotten/", {"email": "ann"})
    assert answer.status_code == 422
    assert "write it like ann@example.org" in answer.content.decode()


def test_asking_very_often_pauses_and_says_until_when(client: Client, ann: User) -> None:
    assert [ask(client, f"a{turn}@example.org") for turn in range(6)] == [303] * 5 + [429]
    page = client.post("/forgotten/", {"email": "ann@example.org"})
    assert "15 minutes" in page.content.decode()
    assert "Retry-After" in page
    assert ask(Client(REMOTE_ADDR="192.0.2.7"), "ann@example.org") == 303
    assert client.post("/sign-in/", {"username": "ann", "password": "ann"}).status_code == 302


def test_two_passwords_that_differ_or_are_too_simple_are_refused_in_words(client: Client, ann: User) -> None:
    ask(client, "ann@example.org")
    form = opened(client, link_in(mail.outbox[0]))
    differ = client.post(form, NEW | {"new_password2": "another"})
    assert (differ.status_code, "not the same" in differ.content.decode()) == (422, True)
    simple = client.post(form, {"new_password1": "12345678", "new_password2": "12345678"})
    assert simple.status_code == 422
    assert sign_in(client)


def test_a_link_that_is_older_than_a_day_leads_nowhere(client: Client, ann: User, settings: Settings) -> None:
    ask(client, "ann@example.org")
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link_in(mail.outbox[0])).status_code == 404


@pytest.mark.parametrize("key", ["MQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "!!", "MQ%00"])
def test_a_link_to_nobody_says_no_more_than_a_used_one(client: Client, key: str) -> None:
    answer = client.get(f"/forgotten/{key}/c9-abc/")
    assert answer.status_code == 404
    assert "This link does not work" in answer.content.decode()


def test_changing_the_password_ends_every_other_session_and_says_so_by_mail(client: Client, ann: User) -> None:
    elsewhere = Client()
    for browser in (client, elsewhere):
        sign_in(browser)
        browser.get("/account/")
    typed = {"old_password": "ann", **NEW}
    assert client.post("/account/password/", typed).status_code == 302
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert ann.sessions.count() == 1
    assert mail.outbox[-1].to == ["Ann@example.org"]


def test_an_address_is_changed_by_who_knows_the_password_and_the_former_one_is_told(client: Client, ann: User) -> None:
    client.force_login(ann)
    wrong = client.post("/account/email/", {"email": "eve@example.org", "password": "guess"})
    assert (wrong.status_code, "not your password" in wrong.content.decode()) == (422, True)
    assert client.post("/account/email/", {"email": "ann@new.example", "password": "ann"}).status_code == 303
    ann.refresh_from_db()
    assert ann.email == "ann@new.example"
    assert [message.to for message in mail.outbox] == [["Ann@example.org"]]
    assert "ann@new.example" not in str(mail.outbox[0].body)


def test_a_link_that_was_sent_before_the_address_changed_leads_nowhere(client: Client, ann: User) -> None:
    ask(client, "ann@example.org")
    User.objects.filter(pk=ann.pk).update(email="ann@new.example")
    assert client.get(link_in(mail.outbox[0])).status_code == 404


def test_signing_in_since_makes_a_link_useless(client: Client, ann: User) -> None:
    ask(client, "ann@example.org")
    User.objects.filter(pk=ann.pk).update(last_login=timezone.now() + timedelta(seconds=1))
    assert client.get(link_in(mail.outbox[0])).status_code == 404


@pytest.mark.parametrize(
    ("page", "wrong", "right"),
    [
        ("/account/email/", {"email": "a@example.org", "password": "guess"}, {"email": "", "password": "ann"}),
        ("/account/password/", NEW | {"old_password": "guess"}, NEW | {"old_password": "ann"}),
    ],
)
def test_who_sits_at_somebodys_browser_guesses_their_password_five_times(
    client: Client, ann: User, page: str, wrong: dict[str, str], right: dict[str, str]
) -> None:
    client.force_login(ann)
    assert client.post(page, dict.fromkeys(wrong, "")).status_code == 422  # what is left out is no guess
    assert [client.post(page, wrong).status_code for _ in range(6)] == [422] * 5 + [429]
    assert client.post(page, right).status_code == 429
    assert client.get("/account/").status_code == 200
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert client.post(page, right).status_code in (302, 303)


def test_an_account_without_an_address_is_told_what_that_means(client: Client, ann: User) -> None:
    client.force_login(ann)
    assert "Without an" not in client.get("/account/").content.decode()
    User.objects.filter(pk=ann.pk).update(email="")
    assert "Without an" in client.get("/account/").content.decode()
