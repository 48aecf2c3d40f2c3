"""What was done is seen by members, taken back with one press, and what is in the way is said."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from events.actions.editing import edit
from events.actions.facts import Fact, add_fact
from events.actions.naming import NewSource
from events.models import Change, Citation, Event, Role, Timeline, User
from tests.factories import make_member, make_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def event(timeline: Timeline, ann: User) -> Event:
    fact = Fact(title="It opens", summary="With a band.", when="1901", source=NewSource(short_title="The Echo"))
    event = add_fact(timeline=timeline, fact=fact, by=ann)
    fields = {"summary": "With a choir.", "weight": 90}
    return edit(row=event, fields=fields, version=event.version, by=ann, verb="edit_event", reason="the plaque")


@pytest.fixture
def page(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_history_says_who_did_what_and_why(page: Client, event: Event) -> None:
    text = body(page, "/t/bridges/history/")
    assert "<b>ann</b>" in text
    assert "“the plaque”" in text
    assert "/t/bridges/history/2" in text


def test_a_change_shows_a_text_by_the_word(page: Client, event: Event) -> None:
    text = body(page, "/t/bridges/history/2")
    assert "With a <del>" in text
    assert "band.</del><ins>" in text
    assert "choir.</ins>" in text
    assert "normal</del>" in text


def test_no_history_is_empty_without_saying_so(page: Client, timeline: Timeline) -> None:
    assert "Nothing of this kind has been changed here yet" in body(page, "/t/bridges/history/?kind=notes")
    assert "The bin is empty" in body(page, "/t/bridges/bin/")


def test_the_last_deed_is_undone_and_done_again_with_one_press_each(page: Client, event: Event) -> None:
    assert "Undo" in body(page, "/t/bridges/1")
    for number, summary, words in ((2, "With a band.", "Taken back"), (3, "With a choir.", "Done again")):
        answer = page.post(f"/t/bridges/history/{number}/undo", {"key": f"undo-{number}", "next": "/t/bridges/1"})
        assert (answer.status_code, answer["Location"]) == (303, "/t/bridges/1")
        event.refresh_from_db()
        assert event.summary == summary
        assert words in body(page, "/t/bridges/1")


def test_pressing_twice_undoes_once(page: Client, event: Event) -> None:
    for address in ("/t/bridges/1", "/t/bridges/"):
        assert page.post("/t/bridges/history/2/undo", {"key": "undo-2", "next": address}).status_code == 303
    assert Change.objects.latest("number").number == 3


def test_what_is_in_the_way_is_shown_and_the_rest_taken_back(page: Client, event: Event, ann: User) -> None:
    edit(row=event, fields={"summary": "In silence."}, version=event.version, by=ann, verb="edit_event")
    answer = page.post("/t/bridges/history/2/undo", {})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "In silence." in text
    assert "With a band." in text
    assert page.post("/t/bridges/history/2/undo", {"rest": "1"}).status_code == 303
    event.refresh_from_db()
    assert (event.summary, event.weight) == ("In silence.", 50)


def test_a_former_version_is_marked_as_one_and_brought_back(page: Client, event: Event) -> None:
    was = event.version - 1
    text = body(page, f"/t/bridges/1/versions/{was}")
    assert "A former version" in text
    assert "With a band." in text
    assert "The Echo" in text
    answer = page.post(f"/t/bridges/1/versions/{was}/revert", {"version": event.version})
    assert answer.status_code == 303
    event.refresh_from_db()
    assert (event.summary, event.weight) == ("With a band.", 50)
    assert page.post(f"/t/bridges/1/versions/{was}/revert", {}).status_code == 428
    assert page.post(f"/t/bridges/1/versions/{was}/revert", {"version": was}).status_code == 412


def test_one_field_of_a_comparison_is_brought_back(page: Client, event: Event) -> None:
    was = event.version - 1
    text = body(page, f"/t/bridges/1/compare?from={was}&to={event.version}")
    assert f"Bring this back: Prominence of version {was}" in text
    page.post(f"/t/bridges/1/versions/{was}/revert", {"version": event.version, "field": "weight"})
    event.refresh_from_db()
    assert (event.summary, event.weight) == ("With a choir.", 50)


def test_what_is_in_the_bin_is_restored_from_there(page: Client, event: Event) -> None:
    Event.objects.update(state="withdrawn", version=event.version + 1)
    Citation.objects.update(withdrawn_at=timezone.now())
    text = body(page, "/t/bridges/bin/")
    assert "1: It opens" in text
    assert "The Echo on “It opens”" in text
    address = f"/t/bridges/bin/event/{event.public_id}/restore"
    assert page.post(address, {"version": event.version + 1}).status_code == 303
    event.refresh_from_db()
    assert event.state == "approved"
    assert page.post(address, {"version": event.version}).status_code == 404


def test_who_only_reads_sees_the_history_and_no_button(client: Client, event: Event, timeline: Timeline) -> None:
    client.force_login(make_member(timeline, "bo", Role.READER))
    for address in ("history/", "history/2", "1/history", f"1/versions/{event.version - 1}", "bin/"):
        assert 'method="post" action="/t/bridges/' not in body(client, f"/t/bridges/{address}").partition("<main")[2]
    assert client.post("/t/bridges/history/2/undo").status_code == 403


def test_strangers_are_told_that_a_history_is_for_members(client: Client, event: Event) -> None:
    numbers = ("history/2", "history/99")  # how many changes there are is for members too
    for address in ("history/", *numbers, "history/last", "1/history", "1/versions/1", "1/compare", "bin/"):
        assert client.get(f"/t/bridges/{address}").status_code == 403
    for address in ("9/history", f"history/of/source/{event.public_id}"):
        assert client.get(f"/t/bridges/{address}").status_code == 404


def test_the_bar_is_refreshed_by_itself(page: Client, event: Event) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/t/bridges/1"}
    answer = page.get("/t/bridges/history/last", headers=headers)
    text = answer.content.decode()
    assert text.startswith('<div id="undo"')
    assert 'hx-trigger="dateline:changed from:body, notes-changed from:body"' in text
    assert 'name="next" value="/t/bridges/1"' in text
