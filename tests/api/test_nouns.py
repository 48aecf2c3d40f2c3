"""Each noun over the API, from its making to its bin, by the deeds of the pages."""

from __future__ import annotations

from typing import Any

import pytest

from events.models import Timeline
from tests.api.asking import Program, program
from tests.factories import make_event, make_timeline

pytestmark = pytest.mark.django_db
API = "/api/timelines/made/"


@pytest.fixture
def made() -> Timeline:
    made = make_timeline("made", visibility="private")
    make_event(made, "The bridge opens")
    return made


@pytest.fixture
def editor(made: Timeline) -> Program:
    return program(made)


@pytest.mark.parametrize(
    ("noun", "body", "change"),
    [
        ("actors", {"name": "Ann", "kind": "person", "aliases": ["A."]}, {"description": "A mayor."}),
        ("places", {"name": "Basra", "latitude": 30.5, "longitude": 47.8}, {"note": "A port."}),
        ("tags", {"name": "bridges"}, {"name": "Bridges"}),
        ("stories", {"title": "The bridge", "events": [1]}, {"lede": "It stood."}),
        ("eras", {"title": "The age of iron", "when": "1890 to 1910"}, {"title": "The iron age"}),
        (
            "sources",
            {"title": "The Paper", "published": "May 1901"},
            {"note": "Read on film.", "rights": "public domain"},
        ),
    ],
)
def test_a_noun_is_made_once_edited_withdrawn_and_restored(
    editor: Program, noun: str, body: dict[str, Any], change: dict[str, Any]
) -> None:
    answers = [editor.ask("POST", f"{API}{noun}/", body, Idempotency_Key="one") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201], answers[0].content
    assert answers[0].content == answers[1].content
    address = f"{API}{noun}/{answers[0].json()['id']}/"
    assert editor.ask("PATCH", address, change).status_code == 428
    edited = editor.ask("PATCH", address, change, If_Match=answers[0]["ETag"])
    assert edited.status_code == 200, edited.content
    assert change.items() <= edited.json().items()
    assert editor.ask("PATCH", address, change, If_Match='"9"').status_code == 412
    gone = editor.ask("DELETE", address, If_Match=edited["ETag"])
    assert (gone.status_code, editor.ask("GET", address).status_code) == (204, 404)
    back = editor.ask("POST", f"{address}restore/", If_Match=gone["ETag"])
    assert (back.status_code, editor.ask("GET", address).status_code) == (200, 200)


@pytest.mark.parametrize("noun", ["actors", "places"])
def test_two_names_of_one_are_merged(editor: Program, noun: str) -> None:
    one, other = (editor.ask("POST", f"{API}{noun}/", {"name": name}) for name in ("Basra", "Bassorah"))
    address = f"{API}{noun}/{other.json()['id']}/"
    merged = editor.ask("POST", f"{address}merge/", {"into": one.json()["id"]}, If_Match=other["ETag"])
    assert (merged.status_code, merged.json()["id"]) == (200, one.json()["id"]), merged.content
    assert editor.ask("GET", address).status_code == 404


def test_a_source_is_cited_quoted_and_read_for_its_date(editor: Program) -> None:
    body = {"new_source": {"title": "The Paper"}, "locator_kind": "page", "locator": "3", "quote": "It opened."}
    cited = editor.ask("POST", f"{API}events/1/citations/", body)
    assert cited.status_code == 201, cited.content
    address = f"{API}events/1/citations/{cited.json()['id']}/"
    edited = editor.ask("PATCH", address, {"stance": "claims"}, If_Match=cited["ETag"])
    assert edited.json()["stance"] == "claims"
    quote = editor.ask("POST", f"{address}quotes/", {"exact": "It opened in May."})
    quote_address = f"{address}quotes/{quote.json()['id']}/"
    longer = editor.ask("PATCH", quote_address, {"exact": "It opened in May 1901."}, If_Match=quote["ETag"])
    assert longer.json()["exact"] == "It opened in May 1901."
    assert editor.ask("DELETE", quote_address, If_Match=longer["ETag"]).status_code == 204
    reading = editor.ask("POST", f"{address}readings/", {"when": "May 1901"})
    assert reading.json()["date"]["edtf"] == "1901-05"
    reading_address = f"{address}readings/{reading.json()['id']}/"
    later = editor.ask("PATCH", reading_address, {"when": "June 1901"}, If_Match=reading["ETag"])
    assert later.json()["date"]["edtf"] == "1901-06"
    assert editor.ask("DELETE", reading_address, If_Match=later["ETag"]).status_code == 204
    source = f"{API}sources/{cited.json()['source']}/"
    assert editor.ask("DELETE", source, If_Match='"1"').status_code == 409
    gone = editor.ask("DELETE", address, If_Match=editor.ask("GET", address)["ETag"])
    assert gone.status_code == 204
    assert editor.ask("POST", f"{address}restore/", If_Match=gone["ETag"]).status_code == 200


def test_a_summary_is_written_by_paragraphs(editor: Program) -> None:
    source = editor.ask("POST", f"{API}sources/", {"title": "The Paper"}).json()["id"]
    written = editor.ask("POST", f"{API}sources/{source}/digest/", {"paragraph": 1, "text": "It says so."})
    assert written.status_code == 201, written.content
    address = f"{API}sources/{source}/digest/{written.json()['id']}/"
    edited = editor.ask("PATCH", address, {"text": "It says it twice."}, If_Match=written["ETag"])
    assert editor.ask("GET", f"{API}sources/{source}/").json()["digest"] == [edited.json()]
    assert editor.ask("DELETE", address, If_Match=edited["ETag"]).status_code == 204


def test_steps_of_a_story_are_added_edited_moved_and_taken_out(editor: Program) -> None:
    story = editor.ask("POST", f"{API}stories/", {"title": "The bridge", "events": [1]}).json()
    steps = f"{API}stories/{story['id']}/steps/"
    words = editor.ask("POST", steps, {"text": "Before.", "show": "March 2007", "after": None})
    assert (words.status_code, words.json()["show"]) == (201, [1172707200, 1175385600]), words.content
    address = f"{steps}{words.json()['id']}/"
    edited = editor.ask("PATCH", address, {"title": "Once"}, If_Match=words["ETag"])
    assert edited.json()["title"] == "Once", edited.content
    moved = editor.ask("PATCH", address, {"after": None}, If_Match=edited["ETag"])
    assert moved.status_code == 200, moved.content
    shown = editor.ask("GET", f"{API}stories/{story['id']}/").json()["steps"]
    assert [step["event"] for step in shown] == [None, 1]
    assert editor.ask("DELETE", address, If_Match=moved["ETag"]).status_code == 204
    assert len(editor.ask("GET", steps).json()["results"]) == 1
