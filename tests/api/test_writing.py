"""What every deed over the API keeps to: the version that was seen, a key for what is made once, problems by field."""

from __future__ import annotations

from typing import Any

import pytest

from events.models import Change, Event, Relation, Timeline
from tests.api.asking import Program, program
from tests.factories import make_event, make_timeline

pytestmark = pytest.mark.django_db
API = "/api/timelines/made/"


@pytest.fixture
def made() -> Timeline:
    made = make_timeline("made", visibility="private")
    for title in ("The bridge opens", "The bridge falls"):
        make_event(made, title, "1901")
    return made


@pytest.fixture
def editor(made: Timeline) -> Program:
    return program(made)


def test_an_edit_names_the_version_that_was_seen(editor: Program) -> None:
    seen = editor.ask("GET", f"{API}events/1/")
    answer = editor.ask("PATCH", f"{API}events/1/", {"title": "It opens"}, If_Match=seen["ETag"])
    assert (answer.status_code, answer["ETag"], answer.json()["version"]) == (200, '"2"', 2)
    for tag in ("", "*", '"1", "2"', "1", '"x"'):
        missing = editor.ask("PATCH", f"{API}events/1/", {"title": "No"}, If_Match=tag)
        assert missing.status_code == 428
    stale = editor.ask("PATCH", f"{API}events/1/", {"title": "No"}, If_Match=seen["ETag"])
    assert (stale.status_code, stale["ETag"]) == (412, '"2"')
    problem = stale.json()
    assert (problem["version"], problem["conflicts"], problem["current"]["title"]) == (2, ["title"], "It opens")
    assert Event.objects.get(number=1).title == "It opens"


def test_a_tag_that_was_weakened_by_compression_still_names_its_version(editor: Program) -> None:
    assert editor.ask("PATCH", f"{API}events/1/", {"title": "It opens"}, If_Match='W/"1-0a"').status_code == 200


def test_a_member_gets_a_row_again_only_after_a_change(editor: Program) -> None:
    seen = editor.ask("GET", f"{API}events/1/")["ETag"]
    assert editor.ask("GET", f"{API}events/1/", If_None_Match=seen).status_code == 304
    editor.ask("POST", f"{API}relations/", {"event": 1, "kind": "before", "other": 2})
    again = editor.ask("GET", f"{API}events/1/", If_None_Match=seen)
    assert (again.status_code, again["ETag"] != seen) == (200, True)


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"title"}),
        ({"title": "x", "state": "approved", "timeline": 3}, {"state", "timeline"}),
        ({"title": 3}, {"title"}),
        ({"title": "x", "weight": True}, {"weight"}),
        ({"title": "x", "weight": 10**30}, {"weight"}),
        ({"title": "x", "people": [{"name": ""}, {"nam": "y"}]}, {"people.0.name", "people.1.name", "people.1.nam"}),
        ({"title": "x", "when": "31 February 2007"}, {"when"}),
        ({"title": "a\0b"}, {"title"}),
        ({"title": "x", "source": "01a223fe-daf9-7170-ad9b-c03c48d85f01"}, {"source"}),
        ([], {"body"}),
        ("text", {"body"}),
    ],
)
def test_what_is_wrong_with_a_body_is_said_by_field(editor: Program, body: Any, errors: set[str]) -> None:
    answer = editor.ask("POST", f"{API}events/", body if isinstance(body, (dict, list)) else f'"{body}"')
    assert answer.status_code == 422, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert set(answer.json()["errors"]) == errors
    assert Event.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        (b"\xff", 400),
        ('{"title": "\\ud800"}', 400),
        ('{"title": NaN}', 400),
        ("[" * 100_000, 400),
        ('{"title": ' + "[" * 2000 + "]" * 2000 + "}", 400),
        ('"' + "a" * 1_100_000 + '"', 413),
        ('{"title": "x", "weight": 99999999999999999999999999}', 422),
        ('{"title": {"a": {}}}', 422),
    ],
)
def test_no_body_breaks_the_api(editor: Program, body: str | bytes, status: int) -> None:
    assert editor.ask("POST", f"{API}events/", body).status_code == status


def test_a_request_repeated_under_its_key_is_done_once_and_answered_alike(editor: Program) -> None:
    body = {"event": 1, "kind": "before", "other": 2}
    answers = [editor.ask("POST", f"{API}relations/", body, Idempotency_Key="k1") for _ in range(3)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert Relation.objects.count() == 1
    other = editor.ask("POST", f"{API}relations/", body | {"kind": "after"}, Idempotency_Key="k1")
    assert other.status_code == 422
    assert editor.ask("POST", f"{API}relations/", body, Idempotency_Key="k" * 101).status_code == 400
    titles = [editor.ask("POST", "/api/timelines/", {"title": "New"}, Idempotency_Key="t").json() for _ in range(2)]
    assert titles[0] == titles[1]


def test_a_relation_is_made_edited_withdrawn_and_restored(editor: Program) -> None:
    body = {"event": 1, "kind": "before", "other": 2, "gap_least": 1, "gap_unit": "days"}
    made = editor.ask("POST", f"{API}relations/", body)
    address = f"{API}relations/{made.json()['id']}/"
    wrong = editor.ask("PATCH", address, {"gap_most": 0}, If_Match=made["ETag"])
    assert (wrong.status_code, set(wrong.json()["errors"])) == (422, {"gap_most"})
    edited = editor.ask("PATCH", address, {"gap_most": 9}, If_Match=made["ETag"])
    gone = editor.ask("DELETE", f"{address}?reason=said+by+nobody", If_Match=edited["ETag"])
    assert (gone.status_code, gone["ETag"], gone.content) == (204, '"3"', b"")
    assert editor.ask("GET", address).status_code == 404
    assert Change.objects.get(verb="withdraw_relation").reason == "said by nobody"
    back = editor.ask("POST", f"{address}restore/", {}, If_Match=gone["ETag"])
    assert (back.status_code, back.json()["gap_most"]) == (200, 9)


def test_an_event_is_dated_with_a_reason_tagged_and_given_people(editor: Program) -> None:
    wrong = editor.ask("PATCH", f"{API}events/1/", {"when": "31 February 1901", "title": "Open"}, If_Match='"1"')
    assert (wrong.status_code, set(wrong.json()["errors"])) == (422, {"when"})
    assert Event.objects.get(number=1).version == 1
    dated = editor.ask("PATCH", f"{API}events/1/", {"when": "May 1901", "reason": "the plaque"}, If_Match='"1"')
    assert (dated.json()["date"]["edtf"], dated.json()["dating_rationale"]) == ("1901-05", "the plaque")
    assert editor.ask("POST", f"{API}events/1/tags/", {"name": "bridges"}).json()["tags"] == ["bridges"]
    part = editor.ask("POST", f"{API}events/1/people/", {"name": "A mayor", "role": "host"})
    assert part.status_code == 201
    address = f"{API}events/1/people/{part.json()['id']}/"
    edited = editor.ask("PATCH", address, {"is_alleged": True}, If_Match=part["ETag"])
    assert edited.json()["is_alleged"] is True
    assert editor.ask("DELETE", address, If_Match=part["ETag"]).status_code == 412
    assert editor.ask("DELETE", address, If_Match=edited["ETag"]).status_code == 204


def test_a_change_is_listed_for_members_and_undone_by_another(editor: Program) -> None:
    editor.ask("PATCH", f"{API}events/1/", {"title": "It opens"}, If_Match='"1"')
    [change] = editor.ask("GET", f"{API}changes/").json()["results"]
    assert (change["verb"], change["by"]) == ("edit_event", "editor-own")
    undone = editor.ask("POST", f"{API}changes/{change['number']}/undo/", {"reason": "no"})
    assert (undone.status_code, undone.json()["reverts"]) == (201, change["number"])
    assert Event.objects.get(number=1).title == "The bridge opens"


def test_a_note_is_written_answered_settled_and_taken_back(editor: Program) -> None:
    note = editor.ask("POST", f"{API}annotations/", {"event": 1, "body": "Which bridge?"})
    address = f"{API}annotations/{note.json()['id']}/"
    answer = editor.ask("POST", f"{address}replies/", {"body": "The old one."})
    assert answer.status_code == 404
    answer = editor.ask("POST", f"{address}reply/", {"body": "The old one."}, Idempotency_Key="r")
    assert (answer.status_code, answer.json()["reply_to"]) == (201, note.json()["id"])
    settled = editor.ask("POST", f"{address}resolve/", If_Match=note["ETag"])
    assert settled.json()["resolved_at"]
    gone = editor.ask("DELETE", address, If_Match=settled["ETag"])
    assert gone.status_code == 204
    assert editor.ask("POST", f"{address}restore/", If_Match=gone["ETag"]).status_code == 200


def test_an_owner_settles_shows_and_bins_a_timeline_and_lets_people_in(made: Timeline, editor: Program) -> None:
    owner = program(made, "owner")
    settled = owner.ask("PATCH", "/api/timelines/made/", {"title": "Bridges"}, If_Match='"1"')
    assert settled.json()["title"] == "Bridges"
    shown = owner.ask("POST", f"{API}show/", {"visibility": "public"}, If_Match=settled["ETag"])
    assert shown.json()["visibility"] == "public"
    members = editor.ask("GET", f"{API}members/").json()["results"]
    [one] = [each for each in members if each["role"] == "editor"]
    address = f"{API}members/{one['id']}/"
    assert owner.ask("PATCH", address, {"role": "reader"}, If_Match='"1"').json()["role"] == "reader"
    [last] = [each["id"] for each in members if each["role"] == "owner"]
    assert owner.ask("DELETE", f"{API}members/{last}/", If_Match='"1"').status_code == 409
    gone = owner.ask("DELETE", "/api/timelines/made/", If_Match=shown["ETag"])
    assert owner.ask("GET", "/api/timelines/made/").status_code == 404
    assert owner.ask("POST", f"{API}restore/", If_Match=gone["ETag"]).status_code == 200


def test_a_change_to_a_note_for_oneself_is_a_change_for_nobody_else(made: Timeline, editor: Program) -> None:
    note = editor.ask("POST", f"{API}annotations/", {"event": 1, "body": "Which bridge?", "audience": "me"})
    edited = {"body": "The old one", "reason": "a whisper"}
    address = f"{API}annotations/{note.json()['id']}/"
    assert editor.ask("PATCH", address, edited, If_Match=note["ETag"]).status_code == 200
    last = editor.ask("GET", f"{API}changes/").json()["results"][-1]["number"]
    owner = program(made, "owner")
    assert owner.ask("GET", f"{API}changes/").json()["results"] == []
    assert owner.ask("GET", f"{API}changes/{last}/").status_code == 404
    assert owner.ask("POST", f"{API}changes/{last}/undo/").status_code == 404
