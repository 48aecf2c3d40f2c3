"""The page on which several events are edited: what it shows, what it refuses, and that it says what became of each."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Change, Event, Role, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/edit"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline(slug="bridges")


@pytest.fixture
def events(timeline: Timeline) -> list[Event]:
    return [make.make_event(timeline, f"<event {number}>", "2007") for number in (1, 2, 3)]


@pytest.fixture
def editor(client: Client, timeline: Timeline) -> Client:
    client.force_login(make.make_member(timeline, "ann", Role.EDITOR))
    return client


def shown(html: str) -> list[str]:
    return re.findall(r'name="event" value="(\d+:\d+)"', html)


def send(client: Client, **given: object):
    return client.post(PAGE, {"event": ["1:1", "2:1"], **given})


def test_the_chosen_events_of_this_timeline_are_shown_with_their_versions(editor: Client, events: list[Event]) -> None:
    other = make.make_timeline(slug="other")
    for number in range(4):
        make.make_event(other, f"other {number}", "2007")
    html = editor.get(f"{PAGE}?only=1,3,4,99").content.decode()
    assert shown(html) == ["1:1", "3:1"]
    assert "&lt;event 1&gt;" in html


@pytest.mark.parametrize("query", ["", "?only=", "?only=x", "?only=99", "?only=1,,2"])
def test_where_nothing_is_chosen_the_page_says_how_to_choose(editor: Client, events: list[Event], query: str) -> None:
    answer = editor.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    assert "No event is chosen." in answer.content.decode()


def test_what_became_of_each_is_said_and_the_versions_are_the_new_ones(editor: Client, events: list[Event]) -> None:
    html = send(editor, prominence="key").content.decode()
    assert "2 events are changed." in html
    assert html.count("Changed</p>") == 2
    assert shown(html) == ["1:2", "2:2"]
    assert list(Event.objects.order_by("number").values_list("weight", flat=True)) == [90, 90, 50]


def test_sent_twice_it_is_done_once_and_says_so(editor: Client, events: list[Event]) -> None:
    for said in ("2 events are changed.", "This was done already"):
        assert said in send(editor, tags="ships", key="one").content.decode()
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Say what is to be changed"),
        ({"event": []}, "Choose at least one event."),
        ({"event": ["1", "x:y", "1:2:3", "-1:1"]}, "Choose at least one event."),
        ({"prominence": "enormous"}, "Choose one of"),
        ({"place": "Isford", "nowhere": "on"}, "not both"),
        ({"tags": "x" * 3_000}, "A name has at most"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    editor: Client, events: list[Event], given: dict[str, object], said: str
) -> None:
    answer = send(editor, **given)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in html or (given.get("event") is not None and "No event is chosen." in html)
    assert not Change.objects.exists()


def test_what_went_into_the_bin_meanwhile_is_named(editor: Client, events: list[Event]) -> None:
    Event.objects.filter(number=2).update(state="withdrawn")
    html = send(editor, tags="ships").content.decode()
    assert "In the bin by now: 2." in html
    assert "1 event is changed; 1 is as before" in html


def test_the_way_back_is_the_page_one_came_from_and_no_other_site(editor: Client, events: list[Event]) -> None:
    html = editor.get(f"{PAGE}?only=1&next=/t/bridges/%3Fview%3Dtable%26page%3D2").content.decode()
    assert 'href="/t/bridges/?view=table&amp;page=2"' in html
    assert "evil.example" not in editor.get(f"{PAGE}?only=1&next=//evil.example/").content.decode()
