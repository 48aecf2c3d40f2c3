"""The page on which one event becomes two: what it offers, what it refuses, and that what was chosen is kept."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Annotation, Change, Event, Reading, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/1/split"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ann: User) -> Event:
    event = make.make_event(timeline, "The openings", "1901-03-10")
    for name, date in (("<Courier>", "1901-03-10"), ("Echo", "1902-06-01")):
        make.make_reading(make.make_citation(event, make.make_source(timeline, name)), date, date_as_written=date)
    reading = Reading.objects.get(date_as_written="1901-03-10")
    Event.objects.filter(pk=event.pk).update(dating_basis="reading", dating_reading=reading, dating_rationale="")
    make.make_part(event, "Ada", "host")
    make.make_tagging(event, "stone")
    make.make_relation(event, "before", make.make_event(timeline, "The flood", "1903"))
    for body, author, audience in (("Sure?", ann, "team"), ("Mine alone", make.make_user("bob"), "me")):
        given = {"body": body, "author": author, "audience": audience, "written_at": "2007-05-01T00:00Z"}
        Annotation.objects.create(timeline=timeline, event=event, **given)
    make.place(timeline)
    return event


@pytest.fixture
def editor(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


def send(client: Client, **given: object):
    usual = {"version": "1", "title": "The second opening", "new": "sources", "old": "kept", "is_at_the_place": "on"}
    return client.post(PAGE, {name: value for name, value in (usual | given).items() if value is not None})


def key_of(event: Event, name: str) -> str:
    return str(event.citations.get(source__short_title=name).public_id)


def test_everything_that_is_said_is_offered_piece_by_piece(editor: Client, event: Event) -> None:
    html = editor.get(PAGE).content.decode()
    for words in ("&lt;Courier&gt;", "Echo", "Ada (host)", "stone", "before the flood", "Sure?", "dates the event"):
        assert words.lower() in html.lower()
    assert "Mine alone" not in html
    assert "Make two of it" in editor.get("/t/bridges/1").content.decode()


def test_sent_there_are_two_and_the_second_one_is_shown(editor: Client, event: Event) -> None:
    part, tag = event.participations.get(), event.event_tags.get()
    ways = {f"part-{part.public_id}": "both", f"tag-{tag.tag.public_id}": "goes"}
    answer = send(editor, citation=[key_of(event, "Echo")], **ways)
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/3")
    html = editor.get("/t/bridges/3").content.decode()
    assert "this is the second one, number 3" in html
    made = Event.objects.get(number=3)
    assert (made.date_words, made.participations.count(), made.event_tags.count()) == ("1902-06-01", 1, 1)
    assert (event.participations.count(), event.event_tags.count()) == (1, 0)
    assert "made two events of one" in editor.get("/t/bridges/history/").content.decode()


def test_sent_twice_it_is_done_once(editor: Client, event: Event) -> None:
    echo = key_of(event, "Echo")
    for _ in range(2):
        answer = send(editor, citation=[echo], key="one")
        assert answer["Location"] == "/t/bridges/3"
    assert Change.objects.count() == 1
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"version": None}, 428, "did not say which version"),
        ({"version": "7"}, 412, "was changed meanwhile"),
        ({"title": ""}, 422, "Say in a few words what happened."),
        ({"citation": []}, 422, "Choose at least one thing"),
        ({"citation": ["nothing"]}, 422, "Nothing is changed yet"),
        ({"new": "words", "when": "sometime"}, 422, "field-error"),
        ({"new": "words"}, 422, "Write the date, or choose something else"),
        ({"old": "never"}, 422, "Choose one of these."),
        ({"old": "words", "old_when": ""}, 422, "Write the date, or choose something else"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_chosen_is_kept(
    editor: Client, event: Event, given: dict[str, object], status: int, said: str
) -> None:
    echo = key_of(event, "Echo")
    answer = send(editor, **{"citation": [echo]} | given)
    assert answer.status_code == status
    html = answer.content.decode()
    assert said in html
    if status != 428 and "citation" not in given:
        assert re.search(rf'value="{echo}" checked', html)
    assert not Change.objects.exists()


def test_where_what_dates_it_goes_along_it_is_asked_what_dates_it_now(editor: Client, event: Event) -> None:
    courier = key_of(event, "<Courier>")
    answer = send(editor, citation=[courier])
    assert answer.status_code == 422
    assert "What dates this event goes along: say what dates it now." in answer.content.decode()
    assert send(editor, citation=[courier], old="sources").status_code == 303
    assert Event.objects.get(number=1).date_words == "1902-06-01"
