"""A note that an editor has hidden is read by its author and by owners, through every door; answers to it stand."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from events.actions.annotations import annotate, reply
from events.actions.moderating import hide_note, unhide_note
from events.actions.refusals import Invalid, NotAllowed, NotTheirs
from events.actions.reverting import revert_change, revert_fields
from events.actions.threads import assign_note
from events.exchange.exporting import export_whole
from events.models import Annotation, Audience, Event, Role, User
from events.queries.reader.sight import Sight
from events.queries.todo.page import todo
from tests import factories as make

pytestmark = pytest.mark.django_db
SAID = "Zebedee said so"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def event(db: None) -> Event:
    return make.make_event(make.make_timeline("bridges"), "The bridge opens", "1901-05-03")


@pytest.fixture
def people(event: Event) -> dict[str, User]:
    roles = {"olga": Role.OWNER, "ed": Role.EDITOR, "ann": Role.ANNOTATOR, "cy": Role.ANNOTATOR, "bea": Role.READER}
    return {name: make.make_member(event.timeline, name, role) for name, role in roles.items()}


@pytest.fixture
def note(event: Event, people: dict[str, User]) -> Annotation:
    return annotate(event=event, body=f"{SAID}, @cy", title="Zebedee", audience=Audience.PUBLIC, by=people["ann"])


@pytest.fixture
def hidden(note: Annotation, people: dict[str, User]) -> Annotation:
    reply(note=note, body="I doubt it.", by=people["cy"])
    return hide_note(note=note, reason="It names a witness.", version=note.version, by=people["ed"])


def client_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def doors(note: Annotation) -> list[str]:
    changes = note.timeline.changes.order_by("number").values_list("number", flat=True)
    return [
        "/t/bridges/1",
        "/t/bridges/?event=1",
        "/t/bridges/notes/",
        "/t/bridges/notes/?event=1",
        f"/t/bridges/notes/{note.public_id}",
        f"/t/bridges/notes/{note.public_id}.jsonld",
        f"/t/bridges/notes/{note.public_id}/reply",
        "/t/bridges/notes/beside?event=1",
        "/t/bridges/print?notes=1",
        "/t/bridges/search?q=zebedee",
        "/t/bridges/search/suggest?q=zebedee",
        "/t/bridges/todo/",
        "/t/bridges/export.json",
        "/t/bridges/feed.atom",
        "/t/bridges/history/",
        f"/t/bridges/history/of/note/{note.public_id}",
        *(f"/t/bridges/history/{number}" for number in changes),
        "/api/timelines/bridges/annotations/",
        f"/api/timelines/bridges/annotations/{note.public_id}/",
    ]


@pytest.mark.parametrize("reader", ["", "bea", "cy", "ed"])
def test_nobody_but_its_author_and_owners_reads_it_through_any_door(
    hidden: Annotation, people: dict[str, User], reader: str
) -> None:
    client = client_of(people[reader] if reader else None)
    for door in doors(hidden):
        assert "Zebedee said" not in client.get(door).getvalue().decode(), door


@pytest.mark.parametrize("reader", ["ann", "olga"])
def test_its_author_and_owners_read_it_with_the_reason(
    hidden: Annotation, people: dict[str, User], reader: str
) -> None:
    page = client_of(people[reader]).get("/t/bridges/1").content.decode()
    assert SAID in page
    assert "It names a witness." in page
    assert ">Show again</button>" in page if reader == "olga" else ">Show again</button>" not in page


def test_members_find_that_something_was_hidden_and_strangers_nothing(
    hidden: Annotation, people: dict[str, User]
) -> None:
    page = client_of(people["bea"]).get("/t/bridges/1").content.decode()
    assert "An editor has hidden this note." in page
    assert "I doubt it." in page
    assert "It names a witness." not in page
    stranger = client_of(None).get("/t/bridges/1").content.decode()
    assert "hidden this note" not in stranger
    assert str(hidden.public_id) not in stranger


def test_no_document_holds_it_and_nobody_has_it_to_do(
    event: Event, hidden: Annotation, people: dict[str, User]
) -> None:
    given = assign_note(note=hidden, to="olga", version=hidden.version, by=people["ann"])
    with pytest.raises(Invalid):
        assign_note(note=given, to="cy", version=given.version, by=people["ann"])
    assert SAID not in b"".join(export_whole(event.timeline)).decode()
    page = todo(Sight.of_reader(event.timeline, people["cy"]), now=timezone.now(), kind="mentions")
    assert page.total == 0


def test_the_history_says_who_hid_a_note_and_why_and_it_is_taken_back_there(
    event: Event, hidden: Annotation, people: dict[str, User]
) -> None:
    number = event.timeline.changes.get(verb="hide_note").number
    page = client_of(people["cy"]).get(f"/t/bridges/history/{number}").content.decode()
    assert "hid a note" in page
    assert "It names a witness." in page
    revert_change(change=event.timeline.changes.get(verb="hide_note"), by=people["ed"])
    hidden.refresh_from_db()
    assert (hidden.hidden_at, hidden.hidden_by, hidden.hidden_reason) == (None, None, "")
    assert SAID in client_of(None).get("/t/bridges/1").content.decode()


def test_its_author_shows_it_again_by_no_door(event: Event, hidden: Annotation, people: dict[str, User]) -> None:
    ann = people["ann"]
    for role in (Role.ANNOTATOR, Role.EDITOR):
        event.timeline.memberships.filter(user=ann).update(role=role)
        with pytest.raises(NotAllowed):
            unhide_note(note=hidden, version=hidden.version, by=ann)
        with pytest.raises((NotAllowed, NotTheirs)):
            revert_change(change=event.timeline.changes.get(verb="hide_note"), by=ann)
        with pytest.raises(Invalid):
            revert_fields(row=hidden, fields=["hidden"], to_version=1, version=hidden.version, by=ann)
        address = f"/t/bridges/notes/{hidden.public_id}/unhide"
        assert client_of(ann).post(address, {"version": hidden.version}).status_code == 403
    event.timeline.memberships.filter(user=ann).update(role=Role.OWNER)
    assert unhide_note(note=hidden, version=hidden.version, by=ann).hidden_at is None


def test_an_editor_shows_again_what_they_do_not_read(hidden: Annotation, people: dict[str, User]) -> None:
    client = client_of(people["ed"])
    assert f"/notes/{hidden.public_id}/unhide" in client.get("/t/bridges/1").content.decode()
    address = f"/t/bridges/notes/{hidden.public_id}/unhide"
    assert client.post(address, {"version": hidden.version}).status_code == 303
    assert SAID in client_of(None).get("/t/bridges/1").content.decode()


def test_it_is_hidden_by_editors_for_a_reason_and_never_by_its_author(
    note: Annotation, people: dict[str, User]
) -> None:
    with pytest.raises(NotAllowed):
        hide_note(note=note, reason="x", version=note.version, by=people["cy"])
    with pytest.raises(Invalid, match="Say why"):
        hide_note(note=note, reason=" ", version=note.version, by=people["ed"])
    note.timeline.memberships.filter(user=people["ann"]).update(role=Role.EDITOR)
    with pytest.raises(Invalid, match="take it back"):
        hide_note(note=note, reason="x", version=note.version, by=people["ann"])
    address = f"/t/bridges/notes/{note.public_id}/hide"
    client = client_of(people["ed"])
    assert "reason" in client.get(address, headers=HTMX).content.decode()
    refused = client.post(address, {"version": note.version, "reason": ""})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (422, True)
    assert client.post(address, {"version": 99, "reason": "Because"}).status_code == 412


def test_a_hidden_answer_leaves_the_thread_and_what_answers_it_stands(
    event: Event, note: Annotation, people: dict[str, User]
) -> None:
    answer = reply(note=note, body="Rude words", by=people["cy"])
    reply(note=answer, body="Be kind.", by=people["ed"])
    hide_note(note=answer, reason="Rude.", version=answer.version, by=people["olga"])
    page = client_of(people["bea"]).get("/t/bridges/1").content.decode()
    assert "Rude words" not in page
    assert "An editor has hidden this note." in page
    assert "Be kind." in page
    assert "Rude words" in client_of(people["cy"]).get("/t/bridges/1").content.decode()
    assert "Rude words" not in client_of(None).get("/t/bridges/1").content.decode()
