"""A second factor: set up with an app, asked for after the password, replaced by recovery codes, turned off."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from io import StringIO

import pyotp
import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from events.actions.second_factor import STEP
from events.models import RecoveryCode, SecondFactor, User
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE, CODE = "/account/second-factor/", "/sign-in/code/"


@pytest.fixture
def ann() -> User:
    return make.make_user("ann", email="ann@example.org")


def code_of(user: User, *, steps: int = 0) -> str:
    """What the app shows, so many steps from now."""
    moment: datetime = timezone.now() + timedelta(seconds=STEP * steps)
    return pyotp.TOTP(SecondFactor.objects.get(user=user).secret).at(moment)


def turned_on(client: Client, user: User) -> list[str]:
    """The recovery codes, once the factor is confirmed; the present code may be used again."""
    client.force_login(user)
    client.post(f"{PAGE}begin")
    answer = client.post(PAGE, {"code": code_of(user), "password": user.username})
    assert answer.status_code == 200
    SecondFactor.objects.filter(user=user).update(last_step=0)
    return re.findall(r"<li><code>([a-z2-7-]{19})</code>", answer.content.decode())


def password_given(name: str = "ann", leads_to: str = "/help/dates/") -> Client:
    """A browser in which the password was right."""
    browser = Client()
    answer = browser.post("/sign-in/", {"username": name, "password": name, "next": leads_to})
    assert answer["Location"] == CODE
    return browser


def test_it_is_set_up_with_a_picture_and_a_key_and_confirmed_by_a_code(client: Client, ann: User) -> None:
    client.force_login(ann)
    assert "Set it up" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}begin")
    page = client.get(PAGE).content.decode()
    secret = SecondFactor.objects.get().secret
    assert 'src="data:image/svg+xml' in page
    assert secret[:4] in page
    wrong = client.post(PAGE, {"code": "000000", "password": "ann"})
    assert (wrong.status_code, "not the code of this moment" in wrong.content.decode()) == (422, True)
    without = client.post(PAGE, {"code": code_of(ann), "password": "guess"})
    assert (without.status_code, "not your password" in without.content.decode()) == (422, True)
    assert SecondFactor.objects.get().confirmed_at is None
    answer = client.post(PAGE, {"code": code_of(ann), "password": "ann"})
    assert len(re.findall(r"<li><code>", answer.content.decode())) == 10
    later = client.get(PAGE).content.decode()
    assert "10 recovery codes left" in later
    assert secret[:8] not in later.replace(" ", "")
    assert "<li><code>" not in later


def test_until_it_is_confirmed_the_password_alone_signs_in(client: Client, ann: User) -> None:
    client.force_login(ann)
    client.post(f"{PAGE}begin")
    answer = Client().post("/sign-in/", {"username": "ann", "password": "ann"})
    assert answer["Location"] == "/"


def test_the_password_alone_signs_nobody_in_and_a_code_does(client: Client, ann: User) -> None:
    turned_on(client, ann)
    browser = password_given()
    assert browser.get("/account/")["Location"].startswith("/sign-in/")
    assert browser.get(CODE).status_code == 200
    answer = browser.post(CODE, {"code": code_of(ann)})
    assert answer["Location"] == "/help/dates/"
    assert browser.get("/account/").status_code == 200
    assert ann.sessions.count() == 2


def test_a_code_opens_once(client: Client, ann: User) -> None:
    turned_on(client, ann)
    first, second, code = password_given(), password_given(), code_of(ann)
    assert first.post(CODE, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 422
    assert second.get("/account/").status_code == 302


def test_a_code_of_long_ago_or_of_somebody_else_opens_nothing(client: Client, ann: User) -> None:
    turned_on(client, ann)
    ben = make.make_user("ben")
    turned_on(Client(), ben)
    browser = password_given()
    for code in (code_of(ann, steps=-3), code_of(ann, steps=3), code_of(ben), "", "x" * 40, "１２３４５６"):
        assert browser.post(CODE, {"code": code}).status_code in (422, 429)
    assert browser.get("/account/").status_code == 302


def test_a_recovery_code_signs_in_once(client: Client, ann: User) -> None:
    (first, *others) = turned_on(client, ann)
    assert len(others) == 9
    assert first not in repr(list(RecoveryCode.objects.values()))
    assert password_given().post(CODE, {"code": first.upper()}).status_code == 302
    assert password_given().post(CODE, {"code": first}).status_code == 422
    assert "9 recovery codes left" in client.get(PAGE).content.decode()


def test_new_recovery_codes_take_the_place_of_those_before(client: Client, ann: User) -> None:
    (former, *_) = turned_on(client, ann)
    assert client.post(f"{PAGE}codes", {"password": "guess"}).status_code == 422
    answer = client.post(f"{PAGE}codes", {"password": "ann"})
    (present, *_) = re.findall(r"<li><code>([a-z2-7-]{19})</code>", answer.content.decode())
    assert password_given().post(CODE, {"code": former}).status_code == 422
    assert password_given().post(CODE, {"code": present}).status_code == 302


def test_wrong_codes_pause_the_account_from_wherever_they_come(client: Client, ann: User) -> None:
    turned_on(client, ann)
    for turn in range(5):
        browser = Client(REMOTE_ADDR=f"192.0.2.{turn}")
        browser.post("/sign-in/", {"username": "ann", "password": "ann"})
        assert browser.post(CODE, {"code": "000000"}).status_code == 422
    paused = browser.post(CODE, {"code": code_of(ann)})
    assert paused.status_code == 429
    assert "A wrong code was given too often" in paused.content.decode()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert browser.post(CODE, {"code": code_of(ann)}).status_code == 302


def test_a_code_follows_the_password_within_ten_minutes_and_only_that_password(client: Client, ann: User) -> None:
    turned_on(client, ann)
    assert Client().get(CODE)["Location"] == "/sign-in/"
    late = password_given()
    session = late.session
    session["awaits_code"] = session["awaits_code"] | {"until": timezone.now().timestamp() - 1}
    session.save()
    assert late.post(CODE, {"code": code_of(ann)})["Location"] == "/sign-in/"
    stale = password_given()
    ann.set_password("another")
    ann.save()
    assert stale.post(CODE, {"code": code_of(ann)})["Location"] == "/sign-in/"


def test_it_is_turned_off_by_who_knows_the_password_and_a_message_says_so(client: Client, ann: User) -> None:
    turned_on(client, ann)
    assert client.post(f"{PAGE}end", {"password": "guess"}).status_code == 422
    assert client.post(f"{PAGE}end", {"password": "ann"}).status_code == 303
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert mail.outbox[-1].to == ["ann@example.org"]
    assert Client().post("/sign-in/", {"username": "ann", "password": "ann"})["Location"] == "/"


def test_setting_up_again_keeps_what_is_on(client: Client, ann: User) -> None:
    turned_on(client, ann)
    secret = SecondFactor.objects.get().secret
    client.post(f"{PAGE}begin")
    assert SecondFactor.objects.get().secret == secret


def test_a_new_password_by_mail_does_not_do_without_the_code(client: Client, ann: User) -> None:
    turned_on(client, ann)
    ann.set_password("another-long-word")
    ann.save()
    answer = Client().post("/sign-in/", {"username": "ann", "password": "another-long-word"})
    assert answer["Location"] == CODE


def test_whoever_runs_the_site_turns_it_off_for_who_has_lost_everything(client: Client, ann: User) -> None:
    turned_on(client, ann)
    call_command("end_second_factor", "ann", stderr=StringIO())
    assert Client().post("/sign-in/", {"username": "ann", "password": "ann"})["Location"] == "/"


def test_no_secret_is_logged_or_kept_with_failures(client: Client, ann: User, caplog: pytest.LogCaptureFixture) -> None:
    (recovery, *_) = turned_on(client, ann)
    browser = password_given()
    browser.post(CODE, {"code": f"{recovery}x"})
    kept = repr(list(AccessAttempt.objects.values())) + caplog.text
    assert recovery not in kept
    assert SecondFactor.objects.get().secret not in kept
