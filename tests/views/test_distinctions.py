"""What may be one event is offered on its page and among what is to do; that it is two is one press."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Distinction, Role, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db
ONE, BOTH = "/t/bridges/1", "/t/bridges/merge?only=2,1"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make.make_timeline("bridges")
    for title in ("The bridge opens", "<The bridge opens>"):
        make.make_event(timeline, title, "1901-03-10")
    make.place(timeline)
    return timeline


@pytest.fixture
def editor(client: Client, timeline: Timeline) -> Client:
    client.force_login(make.make_member(timeline, "ann", Role.EDITOR))
    return client


def test_the_page_of_an_event_and_the_list_of_what_is_to_do_offer_to_look_at_both(editor: Client) -> None:
    page = editor.get(ONE).content.decode()
    assert "Perhaps the same event" in page
    assert "&lt;The bridge opens&gt;" in page
    todo = editor.get("/t/bridges/todo/?kind=twins").content.decode()
    assert BOTH in todo
    assert "The same days, called alike." in todo
    assert editor.get("/t/bridges/?todo=twins").status_code == 200


def test_one_press_says_that_they_are_two_and_leads_back(editor: Client) -> None:
    answer = editor.post("/t/bridges/2/not/1", {"next": "/t/bridges/todo/?kind=twins"})
    assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/todo/?kind=twins")
    assert Distinction.objects.count() == 1
    assert "What would appear here" in editor.get("/t/bridges/todo/?kind=twins").content.decode()
    assert "Perhaps the same event" not in editor.get(ONE).content.decode()
    assert "said that two events are not one" in editor.get("/t/bridges/history/").content.decode()


@pytest.mark.parametrize(("path", "status"), [("/t/bridges/1/not/99", 404), ("/t/bridges/1/not/1", 422)])
def test_two_events_are_needed(editor: Client, path: str, status: int) -> None:
    assert editor.post(path).status_code == status
    assert not Distinction.objects.exists()


def test_who_only_reads_is_offered_nothing(client: Client, timeline: Timeline) -> None:
    client.force_login(make.make_member(timeline, "rae", Role.READER))
    assert "Perhaps the same event" not in client.get(ONE).content.decode()
    assert client.post("/t/bridges/2/not/1").status_code == 403
