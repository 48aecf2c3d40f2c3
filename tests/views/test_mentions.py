"""Mentions over HTTP: members read a name through every door, strangers through none; and the list of what is to do."""

from __future__ import annotations

import pytest
from django.test import Client

from events.actions.annotations import annotate, edit_note
from events.models import Annotation, Audience, Event, Role, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
NAME, ACCOUNT = "Boadicea Kern", "bo.k"


@pytest.fixture
def timeline(db: None) -> Timeline:
    timeline = make.make_timeline("bridges")
    make.make_event(timeline, "The bridge opens", "1901-05-03")
    return timeline


@pytest.fixture
def bo(timeline: Timeline) -> User:
    user = make.make_member(timeline, ACCOUNT, Role.READER)
    user.first_name, user.last_name = NAME.split()
    user.save()
    return user


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.OWNER)


@pytest.fixture
def note(timeline: Timeline, ann: User, bo: User) -> Annotation:
    return annotate(
        event=Event.objects.get(timeline=timeline), body="Ask *@bo.k* when", audience=Audience.PUBLIC, by=ann
    )


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def doors(note: Annotation) -> list[str]:
    return [
        "/t/bridges/1",
        "/t/bridges/?event=1",
        "/t/bridges/notes/",
        f"/t/bridges/notes/{note.public_id}",
        f"/t/bridges/notes/{note.public_id}.jsonld",
        "/t/bridges/notes/beside?event=1",
        "/t/bridges/print?notes=1",
        f"/api/timelines/bridges/annotations/{note.public_id}/",
        "/t/bridges/search?q=ask",
        "/t/bridges/export.json",
    ]


def test_a_stranger_meets_neither_name_nor_account_at_any_door(note: Annotation) -> None:
    read = [Client().get(door).getvalue().decode() for door in doors(note)]
    assert sum("@member" in each for each in read) >= 7
    for text in read:
        assert NAME not in text
        assert ACCOUNT not in text
        assert "@{1}" not in text


def test_members_read_the_name_and_no_place_anywhere(note: Annotation, bo: User) -> None:
    client = signed_in(bo)
    for door in doors(note):
        assert "@{1}" not in client.get(door).getvalue().decode(), door
    assert f'<span class="mention">@{NAME}</span>' in client.get("/t/bridges/1").content.decode()
    assert client.get(f"/api/timelines/bridges/annotations/{note.public_id}/").json()["body"] == "Ask *@bo.k* when"
    assert f"@{NAME}" in client.get(f"/t/bridges/notes/{note.public_id}.jsonld").content.decode()


def test_the_history_names_who_was_mentioned_before_and_after(note: Annotation, ann: User, timeline: Timeline) -> None:
    edit_note(note=note, fields={"body": "Ask @ann when"}, version=note.version, by=ann)
    last = timeline.changes.order_by("-number").values_list("number", flat=True)[0]
    page = signed_in(ann).get(f"/t/bridges/history/{last}").content.decode()
    assert NAME.split(maxsplit=1)[0] in page
    assert "{1}" not in page


def test_a_form_begins_with_what_was_typed_and_a_preview_names_who_is_meant(note: Annotation, ann: User) -> None:
    client = signed_in(ann)
    assert "Ask *@bo.k* when</textarea>" in client.get(f"/t/bridges/notes/{note.public_id}/edit").content.decode()
    shown = client.post("/t/bridges/notes/preview", {"body": "@bo.k"}, headers=HTMX).content.decode()
    assert f'<span class="mention">@{NAME}</span>' in shown


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_the_writer_is_told_who_is_told_nothing(
    timeline: Timeline, ann: User, bo: User, headers: dict[str, str]
) -> None:
    sent = {"body": "@bo.k", "audience": "me", "motivation": "commenting"}
    answer = signed_in(ann).post("/t/bridges/notes/new?event=1", sent, headers=headers, follow=True)
    assert f"The note is for you alone: {NAME} is told nothing of it." in answer.content.decode()


def test_a_reader_takes_a_mention_off_their_list_and_puts_it_back(note: Annotation, bo: User) -> None:
    client = signed_in(bo)
    page = client.get("/t/bridges/todo/").content.decode()
    assert f'action="/t/bridges/notes/{note.public_id}/seen"' in page
    assert f"Ask @{NAME} when" in page
    answer = client.post(f"/t/bridges/notes/{note.public_id}/seen", follow=True).content.decode()
    assert f"/notes/{note.public_id}/seen" not in answer
    assert "You have seen it: it is no longer on your list." in answer
    client.post(f"/t/bridges/notes/{note.public_id}/unseen")
    assert f"/notes/{note.public_id}/seen" in client.get("/t/bridges/todo/?kind=mentions").content.decode()


def test_nobody_else_has_it_to_do_and_no_filter_of_the_timeline_shows_it(note: Annotation, ann: User) -> None:
    client = signed_in(ann)
    page = client.get("/t/bridges/todo/").content.decode()
    assert f"/notes/{note.public_id}/seen" not in page
    assert f'action="/t/bridges/notes/{note.public_id}/resolve' in page
    assert "?todo=threads" not in page
    assert "a choice that does not exist" in client.get("/t/bridges/?todo=mentions").content.decode()


def test_accounts_of_members_are_offered_by_either_name_to_those_who_write(
    timeline: Timeline, ann: User, bo: User
) -> None:
    client = signed_in(ann)
    for word in ("bo", "BOAD", "ker"):
        found = client.get("/t/bridges/suggest/member", {"q": word}).json()["items"]
        assert found == [{"id": None, "name": ACCOUNT, "note": NAME}]
    assert client.get("/t/bridges/suggest/member", {"q": "%"}).json()["items"] == []
    assert signed_in(bo).get("/t/bridges/suggest/member?q=a").status_code == 403
