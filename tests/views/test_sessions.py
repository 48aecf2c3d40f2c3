"""Where somebody is signed in: the list, and the end of one or of all others, in force at the next request."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session as FormerSession
from django.test import Client
from django.utils import timezone

from events.models import Session, User
from events.queries.people.devices import device_words
from events.queries.people.sessions import sessions_of
from tests import factories as make

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/26.1 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def ann() -> User:
    return make.make_user("ann")


def signed_in(user_agent: str, name: str = "ann") -> Client:
    """A browser that has signed in and seen a page."""
    browser = Client(HTTP_USER_AGENT=user_agent)
    assert browser.post("/sign-in/", {"username": name, "password": name}).status_code == 302
    browser.get("/account/")
    return browser


def ids(page: str) -> list[str]:
    """Of the sessions that can be ended."""
    return re.findall(r"/account/sessions/([0-9a-f]{32})/end", page)


def test_the_list_says_which_devices_and_marks_this_one(ann: User) -> None:
    here, _ = signed_in(FIREFOX), signed_in(IPHONE)
    page = here.get("/account/sessions/").content.decode()
    assert "Firefox on Windows" in page
    assert "Safari on an iPhone" in page
    assert page.count("this one") == 1
    assert page.index("Firefox") < page.index("Safari")  # this one first
    assert len(ids(page)) == 1


def test_who_is_ended_is_not_signed_in_at_the_next_request(ann: User) -> None:
    here, there, third = signed_in(FIREFOX), signed_in(IPHONE), signed_in("curl/8")
    (key,) = (row.id for row in sessions_of(ann, None) if "Safari" in row.device)
    answer = here.post(f"/account/sessions/{key}/end", follow=True)
    assert "Safari on an iPhone is signed out" in answer.content.decode()
    assert there.get("/account/").status_code == 302
    assert third.get("/account/").status_code == 200
    assert here.get("/account/").status_code == 200
    assert here.post(f"/account/sessions/{key}/end").status_code == 404  # it is ended
    assert there.post("/sign-in/", {"username": "ann", "password": "ann"}).status_code == 302
    assert there.get("/account/").status_code == 200


def test_all_others_are_ended_at_once(ann: User) -> None:
    here, others = signed_in(FIREFOX), [signed_in(IPHONE), signed_in("curl/8")]
    page = here.post("/account/sessions/end", follow=True).content.decode()
    assert "signed in nowhere else" in page
    assert [other.get("/account/").status_code for other in others] == [302, 302]
    assert here.get("/account/").status_code == 200


def test_nobody_sees_or_ends_the_sessions_of_others(ann: User) -> None:
    make.make_user("ben")
    hers, his = signed_in(FIREFOX), signed_in(IPHONE, "ben")
    assert "Firefox" not in his.get("/account/sessions/").content.decode()
    (row,) = sessions_of(ann, None)
    assert his.post(f"/account/sessions/{row.id}/end").status_code == 404
    his.post("/account/sessions/end")
    assert hers.get("/account/").status_code == 200


def test_the_key_of_a_session_is_on_no_page(ann: User) -> None:
    here, there = signed_in(FIREFOX), signed_in(IPHONE)
    page = here.get("/account/sessions/").content.decode()
    for browser in (here, there):
        assert browser.cookies["sessionid"].value not in page


def test_when_somebody_was_seen_is_written_once_in_a_while_and_not_at_every_request(ann: User) -> None:
    browser = signed_in(FIREFOX)
    seen = Session.objects.get(user=ann).seen_at
    assert seen is not None
    browser.get("/account/")
    assert Session.objects.get(user=ann).seen_at == seen
    Session.objects.update(seen_at=seen - timedelta(minutes=6))
    browser.get("/account/")
    assert Session.objects.get(user=ann).seen_at >= seen  # type: ignore[operator]


def test_who_reads_without_an_account_has_no_session_at_all() -> None:
    timeline = make.make_timeline()
    answer = Client().get(f"/t/{timeline.slug}/")
    assert "sessionid" not in answer.cookies
    assert not Session.objects.exists()


def test_signing_out_takes_the_session_off_the_list(ann: User) -> None:
    here, there = signed_in(FIREFOX), signed_in(IPHONE)
    there.post("/sign-out/")
    assert [row.device for row in sessions_of(ann, here.cookies["sessionid"].value)] == ["Firefox on Windows"]


def test_sessions_that_another_password_has_ended_or_that_are_over_are_not_listed(ann: User) -> None:
    signed_in(FIREFOX)
    ann.set_password("another")
    ann.save()
    assert sessions_of(ann, None) == []
    signed_in_now = Client()
    signed_in_now.force_login(ann)
    assert len(sessions_of(ann, None)) == 1
    Session.objects.update(expire_date=timezone.now())
    assert sessions_of(ann, None) == []


def test_a_session_of_before_is_read_as_it_was_written(ann: User) -> None:
    browser = signed_in(FIREFOX)
    row = Session.objects.get(user=ann)
    former = FormerSession(session_key="x" * 32, session_data=row.session_data, expire_date=row.expire_date)
    assert former.get_decoded() == row.get_decoded()
    assert browser.session["_auth_user_id"] == str(ann.pk)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/141.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Something on Linux", "A browser on Linux"),
        ("curl/8.9", "An unknown device"),
        ("", "An unknown device"),
        ("<script>alert(1)</script>", "An unknown device"),
    ],
)
def test_a_device_is_told_in_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words
