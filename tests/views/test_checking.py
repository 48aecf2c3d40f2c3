"""Signing off on the pages: who sees it, what the presses say, what the list of what is to do says and narrows to."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event, EventState, Passage, Role, Timeline, Visibility
from events.queries.filtering.narrowing import Narrowing, narrowed
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
WORDS = "shut on Saturday"


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline(slug="bridges", visibility=Visibility.PUBLIC)


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make.make_event(timeline, "The crossing is closed", "2007-03-03")


@pytest.fixture
def passage(event: Event) -> Passage:
    citation = make.make_citation(event, make.make_source(event.timeline, "The Star", "2007-03-04"))
    return make.make_passage(citation, WORDS, public_characters=100)


@pytest.fixture
def editor(client: Client, timeline: Timeline) -> Client:
    client.force_login(make.make_member(timeline, "ann", Role.EDITOR))
    return client


def forms(client: Client, path: str) -> dict[str, dict[str, str]]:
    """What each form for signing off would send, by its address."""
    html = client.get(path).content.decode()
    found = {}
    for action, inside in re.findall(r'<form method="post" action="([^"]+/check)"[^>]*>(.*?)</form>', html, re.DOTALL):
        found[action] = dict(re.findall(r'name="(version|seen|next)" value="([^"]*)"', inside))
    return found


def sign(client: Client, path: str, which: str, **more: str) -> None:
    (action,) = [each for each in forms(client, path) if which in each]
    answer = client.post(action, forms(client, path)[action] | {"do": "check"} | more)
    assert answer.status_code == 303


def test_members_see_who_signed_what_and_strangers_see_nothing_of_it(
    editor: Client, event: Event, passage: Passage
) -> None:
    sign(editor, "/t/bridges/1", "quotations")
    sign(editor, "/t/bridges/1", "date")
    page = editor.get("/t/bridges/1").content.decode()
    assert "Checked against the source by ann" in page
    assert "Date checked by ann" in page
    for door in ("/t/bridges/1", "/t/bridges/1/panel", "/t/bridges/export.json", "/api/timelines/bridges/events/1/"):
        seen = Client().get(door).getvalue().decode()
        assert "heck" not in seen.replace("checkbox", ""), door
        assert "ann" not in re.findall(r"\b\w+\b", seen), door
    reader = Client()
    reader.force_login(make.make_member(event.timeline, "rae", Role.READER))
    assert "Date checked by ann" in reader.get("/t/bridges/1").content.decode()
    assert forms(reader, "/t/bridges/1") == {}


def test_what_has_changed_meanwhile_is_not_signed_and_said_so(editor: Client, event: Event, passage: Passage) -> None:
    before = forms(editor, "/t/bridges/1")
    Passage.objects.update(exact="shut on Sunday")
    (action,) = [each for each in before if "quotations" in each]
    answer = editor.post(action, before[action] | {"do": "check"})
    assert answer.status_code == 422
    assert "What you looked at has changed meanwhile." in answer.content.decode()
    passage.refresh_from_db()
    assert passage.checked_at is None


def test_what_has_lapsed_is_to_be_done_and_signed_again_from_the_list(
    editor: Client, event: Event, passage: Passage
) -> None:
    sign(editor, "/t/bridges/1", "quotations")
    sign(editor, "/t/bridges/1", "date")
    Passage.objects.update(exact="shut on <Sunday>")
    make.make_reading(passage.citation, "2007-03-04")
    path = "/t/bridges/todo/?kind=lapsed"
    page = editor.get(path).content.decode()
    assert "shut on &lt;Sunday&gt;" in page
    assert "The quotation was checked against its source by ann. Since then the words quoted have changed." in page
    assert "The date was checked by ann. Since then what its sources say about the date has changed." in page
    sight = Sight.of_reader(event.timeline, make.make_member(event.timeline, "bob", Role.EDITOR))
    assert list(narrowed(sight, Narrowing(todo=("lapsed",), now=timezone.now()))) == [event]
    for which in ("quotations", "date"):
        (action,) = [each for each in forms(editor, path) if which in each]
        answer = editor.post(action, forms(editor, path)[action] | {"do": "check"})
        assert (answer.status_code, answer["Location"]) == (303, path)
    assert "Nothing to do here" in editor.get(path).content.decode()
    assert list(narrowed(sight, Narrowing(todo=("lapsed",), now=timezone.now()))) == []


def test_a_withdrawn_event_or_another_one_s_quotation_is_not_there(
    editor: Client, event: Event, passage: Passage
) -> None:
    other = make.make_event(event.timeline, "Another", "2007")
    sent = {"version": "1", "seen": "x", "do": "check"}
    assert editor.post(f"/t/bridges/{other.number}/quotations/{passage.public_id}/check", sent).status_code == 404
    Event.objects.filter(pk=event.pk).update(state=EventState.WITHDRAWN)
    assert editor.post(f"/t/bridges/{event.number}/date/check", sent).status_code == 404


def test_through_a_lens_nothing_is_signed(editor: Client, event: Event, passage: Passage) -> None:
    assert forms(editor, "/t/bridges/1?known=2007-03-05") == {}
