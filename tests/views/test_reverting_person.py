"""The page on which an owner takes back what one person has changed: since when, what would become of it, what did."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.actions.events import edit_event
from events.models import Change, Event, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges", time_zone="Europe/Berlin")


@pytest.fixture
def eve(timeline: Timeline) -> User:
    return make.make_member(timeline, "eve", Role.EDITOR)


@pytest.fixture
def bob(timeline: Timeline) -> User:
    return make.make_member(timeline, "bob", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, eve: User, bob: User) -> Event:
    """Eve gave three events another title, and Bob one of them after her."""
    events = [make.make_event(timeline, f"event {number}", "1901") for number in (1, 2, 3)]
    make.place(timeline)
    for event in events:
        edit_event(event=event, fields={"title": f"<spam {event.number}>"}, version=1, by=eve)
    edit_event(event=events[0], fields={"title": "Bob’s"}, version=2, by=bob)
    return events[0]


@pytest.fixture
def owner(client: Client, timeline: Timeline) -> Client:
    client.force_login(make.make_member(timeline, "ann", Role.OWNER))
    return client


def address(eve: User, query: str = "") -> str:
    return f"/t/bridges/history/by/{eve.pk}/{query}"


def titles() -> list[str]:
    return list(Event.objects.order_by("number").values_list("title", flat=True))


def test_the_changes_are_listed_and_each_may_be_the_first(owner: Client, eve: User, event: Event) -> None:
    html = owner.get(address(eve)).content.decode()
    assert "What eve has changed" in html
    assert [int(number) for number in re.findall(r'href="\?since=(\d+)"', html)] == [3, 2, 1]
    assert "Take them back" not in html
    chosen = owner.get(address(eve, "?since=2")).content.decode()
    assert "2 changes" in chosen
    assert "Take them back" in chosen
    assert address(eve) in owner.get(f"/t/bridges/history/?by={eve.pk}").content.decode()


def test_looking_says_what_is_in_the_way_and_writes_nothing(owner: Client, eve: User, event: Event) -> None:
    before = titles()
    html = owner.post(address(eve), {"since": "1", "look": "1"}).content.decode()
    assert "2 changes can be taken back; 1 would be left." in html
    assert "It is now “Bob’s”." in html
    assert titles() == before
    assert Change.objects.count() == 4


def test_one_press_takes_them_back_and_says_what_became_of_each(owner: Client, eve: User, event: Event) -> None:
    html = owner.post(address(eve), {"since": "1", "reason": "spam", "key": "one"}).content.decode()
    assert "2 changes taken back; 1 left, and below it says why." in html
    assert titles() == ["Bob’s", "event 2", "event 3"]
    again = owner.post(address(eve), {"since": "1", "reason": "spam", "key": "one"}).content.decode()
    assert "This was done already" in again
    assert Change.objects.count() == 5
    assert "took back what somebody had changed" in owner.get("/t/bridges/history/").content.decode()
    owner.post("/t/bridges/history/5/undo")
    assert titles() == ["Bob’s", "<spam 2>", "<spam 3>"]


def test_a_moment_is_one_of_the_timelines_own_zone(owner: Client, eve: User, event: Event) -> None:
    Change.objects.filter(number=1).update(at="2026-03-01T10:00:00Z")
    Change.objects.filter(number__gte=2).update(at="2026-03-01T12:00:00Z")
    html = owner.get(address(eve, "?at=2026-03-01T12:30")).content.decode()  # 11:30 UTC
    assert "from change 2 on" in html
    assert "Nothing was changed since then." in owner.get(address(eve, "?at=2027-01-01T00:00")).content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose since when."),
        ({"since": "x"}, "Give the number of a change"),
        ({"since": "0"}, "Give the number of a change"),
        ({"at": "yesterday"}, "Give a day and a time"),
        ({"since": "99"}, "Nothing was changed since then"),
        ({"since": "1", "reason": "x" * 3_000}, "at most 2,000 fit"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    owner: Client, eve: User, event: Event, given: dict[str, str], said: str
) -> None:
    answer = owner.post(address(eve), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Change.objects.count() == 4


def test_where_all_of_it_is_in_the_way_nothing_is_written(owner: Client, eve: User, event: Event) -> None:
    Change.objects.filter(number__in=(2, 3)).update(by=None)
    answer = owner.post(address(eve), {"since": "1"})
    assert answer.status_code == 409
    assert "Nothing of this can be taken back" in answer.content.decode()


def test_who_changed_nothing_here_has_no_such_page_and_only_owners_have_it(
    owner: Client, eve: User, bob: User, event: Event
) -> None:
    assert owner.get(address(make.make_user("zoe"))).status_code == 404
    editor = Client()
    editor.force_login(bob)
    assert editor.get(address(eve)).status_code == 403
    assert "Take back what they have changed" not in editor.get(f"/t/bridges/history/?by={eve.pk}").content.decode()
