"""The page on which two events are merged, and where the number of the one that went leads."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Change, Event, EventState, Role, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/merge"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def events(timeline: Timeline) -> list[Event]:
    titles = ("<The opening>", "Opening", "The flood")
    made = [make.make_event(timeline, title, date) for title, date in zip(titles, ("1901", None, "1903"), strict=True)]
    make.place(timeline)
    return made


@pytest.fixture
def editor(client: Client, timeline: Timeline) -> Client:
    client.force_login(make.make_member(timeline, "ann", Role.EDITOR))
    return client


def chosen(html: str) -> dict[str, str]:
    """The choices that are made on the page."""
    return dict(re.findall(r'type="radio" name="(\w+)" value="(\w+)" checked', html))


def send(client: Client, **given: object):
    usual = {"one": "1:1", "other": "2:1", "address": "one", "title": "one", "date": "one"}
    return client.post(PAGE, {name: value for name, value in (usual | given).items() if value is not None})


def test_both_stand_side_by_side_and_what_one_of_them_does_not_say_is_taken_from_the_other(
    editor: Client, events: list[Event]
) -> None:
    make.make_part(events[0], "Ada", "host")
    html = editor.get(f"{PAGE}?only=1,2").content.decode()
    assert chosen(html) == {"address": "one", "title": "one", "date": "one"}
    assert "&lt;The opening&gt;" in html
    assert "Ada (host)" in html
    other_way = editor.get(f"{PAGE}?only=2,3").content.decode()
    assert chosen(other_way) == {"address": "one", "title": "one", "date": "other"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "No two events are chosen."),
        ("?only=x", "No two events are chosen."),
        ("?only=1", "Its title or its number."),
        ("?only=99", "There is no event 99 here."),
        ("?only=1,2,3", "Two events are merged at a time"),
        ("?only=1&other=nothing", "There is no event of that title or number here."),
        ("?only=1&other=1", "There is no event of that title or number here."),
    ],
)
def test_where_two_are_not_chosen_the_page_says_how(editor: Client, events: list[Event], query: str, said: str) -> None:
    answer = editor.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    assert said in answer.content.decode()


@pytest.mark.parametrize("typed", ["2", "opening"])
def test_the_other_one_is_found_by_its_number_or_its_title(editor: Client, events: list[Event], typed: str) -> None:
    html = editor.get(f"{PAGE}?only=1&other={typed}").content.decode()
    assert 'name="other" value="2:1"' in html


def test_of_several_with_one_title_the_numbers_are_asked_for(
    editor: Client, events: list[Event], timeline: Timeline
) -> None:
    make.make_event(timeline, "Opening")
    assert "type a number instead (2, 4)" in editor.get(f"{PAGE}?only=1&other=Opening").content.decode()


def test_sent_they_are_one_and_the_number_leads_there_by_every_address(
    editor: Client, events: list[Event], client: Client
) -> None:
    answer = send(editor, address="other", title="other", date="one")
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/2")
    kept = Event.objects.get(number=2)
    assert (kept.title, kept.date) == ("Opening", events[0].date)
    for path, there in (
        ("/t/bridges/1", "/t/bridges/2"),
        ("/t/bridges/1/panel?known=1999", "/t/bridges/2/panel?known=1999"),
        ("/t/bridges/1/edit/title", "/t/bridges/2/edit/title"),
        ("/embed/bridges/1", "/embed/bridges/2"),
    ):
        found = client.get(path)
        assert (found.status_code, found["Location"]) == (302, there)
    page = editor.get("/t/bridges/1", follow=True).content.decode()
    assert "Opening" in page


def test_the_api_leads_there_and_refuses_to_write_to_it(editor: Client, events: list[Event]) -> None:
    send(editor)
    found = editor.get("/api/timelines/bridges/events/2/")
    assert (found.status_code, found["Location"]) == (307, "http://testserver/api/timelines/bridges/events/1/")
    assert editor.get(found["Location"]).json()["number"] == 1
    for method in ("patch", "delete"):
        refused = getattr(editor, method)("/api/timelines/bridges/events/2/", HTTP_IF_MATCH='"2"')
        assert refused.status_code == 409
        assert "one with event 1" in refused.json()["detail"]


def test_who_may_not_see_what_it_became_finds_nothing(editor: Client, events: list[Event]) -> None:
    send(editor)
    Event.objects.filter(number=1).update(state=EventState.DRAFT)
    stranger = Client()
    for path in ("/t/bridges/2", "/t/bridges/2/panel", "/embed/bridges/2", "/api/timelines/bridges/events/2/"):
        gone, never = stranger.get(path), stranger.get(path.replace("/2", "/77"))
        assert (gone.status_code, never.status_code) == (404, 404)
        assert re.sub(r"nonce-\S+|[\d]+", "", gone.content.decode()) == re.sub(
            r"nonce-\S+|[\d]+", "", never.content.decode()
        )


@pytest.mark.parametrize("htmx", [False, True])
def test_what_somebody_types_for_the_one_that_went_is_given_back(
    editor: Client, events: list[Event], htmx: bool
) -> None:
    send(editor)
    headers = {"HX-Request": "true"} if htmx else {}
    answer = editor.post("/t/bridges/2/edit/title", {"title": "A <long> title", "version": "1"}, headers=headers)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Event 2 was merged meanwhile" in html
    assert "A &lt;long&gt; title" in html
    assert ("<html" in html) is not htmx


def test_sent_twice_they_are_merged_once(editor: Client, events: list[Event]) -> None:
    for _ in range(2):
        assert send(editor, key="one")["Location"] == "/t/bridges/1"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"one": None}, 428, "did not say which version"),
        ({"one": "1"}, 428, "did not say which version"),
        ({"other": "77:1"}, 412, "in the bin by now"),
        ({"one": "1:7"}, 412, "was changed meanwhile"),
        ({"title": None}, 422, "Choose one of the two."),
        ({"title": "third"}, 422, "Choose one of the two."),
        ({"address": ""}, 422, "Choose one of the two."),
        ({"reason": "x" * 3_000}, 422, "at most 2,000 fit"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    editor: Client, events: list[Event], given: dict[str, object], status: int, said: str
) -> None:
    answer = send(editor, date="other", **given)
    assert answer.status_code == status
    html = answer.content.decode()
    assert said in html
    if status == 412 and "one" in given:
        assert chosen(html)["date"] == "other"
        assert 'name="one" value="1:1"' in html
    assert not Change.objects.exists()


def test_what_becomes_visible_is_said_and_has_to_be_agreed_to(
    editor: Client, events: list[Event], timeline: Timeline
) -> None:
    Event.objects.filter(number=2).update(state=EventState.DRAFT)
    make.make_citation(events[1], make.make_source(timeline, "Courier"))
    html = editor.get(f"{PAGE}?only=1,2").content.decode()
    assert "Only members see event 2 so far" in html
    assert "Sources: Courier" in html
    assert chosen(html)["state"] == "one"
    refused = send(editor, state="one")
    assert refused.status_code == 422
    assert "All readers would see what only members saw so far" in refused.content.decode()
    digest = re.search(r'name="shown" value="(\w+)"', html)
    assert digest is not None
    assert send(editor, state="one", shown=digest[1]).status_code == 303
    assert Event.objects.get(number=1).citations.count() == 1


def test_a_merged_event_is_not_in_the_bin_and_its_history_says_what_became_of_it(
    editor: Client, events: list[Event]
) -> None:
    send(editor)
    assert "Opening" not in editor.get("/t/bridges/bin/").content.decode()
    html = editor.get("/t/bridges/history/1").content.decode()
    assert "merged two events" in html
    assert "Merged into" in html
