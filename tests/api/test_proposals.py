"""Over the API a deed that takes two people is answered 202; a second program accepts or declines what waits."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event, Proposal, Role, Timeline
from tests.api.asking import Program, program
from tests.factories import make_event, make_timeline

pytestmark = pytest.mark.django_db
API = "/api/timelines/made/"


@pytest.fixture
def made() -> Timeline:
    made = make_timeline("made", visibility="private", two_person_rule=True)
    make_event(made, "The bridge opens", "1901")
    return made


@pytest.fixture
def ann(made: Timeline) -> Program:
    return program(made)


@pytest.fixture
def ben(made: Timeline, ann: Program) -> Program:
    return program(made, Role.OWNER)


def test_an_edit_waits_and_is_accepted_by_another(ann: Program, ben: Program) -> None:
    answer = ann.ask("PATCH", f"{API}events/1/", {"title": "It opens", "when": "1902", "reason": "r"}, If_Match='"1"')
    known = answer.json()["proposal"]
    assert (answer.status_code, answer["Location"]) == (202, f"{API}proposals/{known}/")
    assert Event.objects.get().title == "The bridge opens"
    assert Proposal.objects.count() == 1  # both fields in one
    shown = ben.ask("GET", answer["Location"]).json()
    assert {each["name"] for row in shown["changes"] for each in row["differences"]} >= {"title", "date"}
    assert (shown["state"], shown["by"], shown["events"]) == ("open", "editor-own", [1])
    own = ann.ask("POST", f"{answer['Location']}accept/", {}, If_Match='"1"')
    assert own.status_code == 409
    assert ben.ask("POST", f"{answer['Location']}accept/", {}).status_code == 428
    accepted = ben.ask("POST", f"{answer['Location']}accept/", {}, If_Match='"1"')
    assert (accepted.status_code, accepted.json()["state"]) == (200, "accepted")
    event = Event.objects.get()
    assert (event.title, event.date_words) == ("It opens", "1902")


def test_a_retry_under_one_key_waits_once(ann: Program, ben: Program) -> None:
    for _ in range(2):
        answer = ann.ask("POST", f"{API}events/1/tags/", {"name": "bridges"}, Idempotency_Key="once")
        assert answer.status_code == 202
    assert Proposal.objects.count() == 1


def test_an_annotator_suggests_and_is_told_why_not(made: Timeline, ann: Program) -> None:
    eve = program(made, Role.ANNOTATOR)
    assert eve.ask("PATCH", f"{API}events/1/", {"title": "x"}, If_Match='"1"').status_code == 403
    assert eve.ask("POST", f"{API}events/1/suggest/", {"title": "x"}, If_Match='"1"').status_code == 422
    answer = eve.ask("POST", f"{API}events/1/suggest/", {"title": "x", "reason": "so"}, If_Match='"1"')
    assert answer.status_code == 202
    declined = ann.ask("POST", f"{answer['Location']}decline/", {"reason": "not so"}, If_Match='"1"')
    assert declined.json()["decision_reason"] == "not so"
    listed = eve.ask("GET", f"{API}proposals/").json()["results"]
    assert [each["state"] for each in listed] == ["declined"]


def test_its_author_takes_it_back(ann: Program, ben: Program) -> None:
    answer = ann.ask("PATCH", f"{API}events/1/", {"title": "It opens"}, If_Match='"1"')
    assert ben.ask("DELETE", answer["Location"], If_Match='"1"').status_code == 403
    assert ann.ask("DELETE", answer["Location"], If_Match='"1"').status_code == 204
    assert Proposal.objects.get().state == "withdrawn"


def test_a_list_asks_for_the_events_of_all_of_them_at_once(made: Timeline, ann: Program, ben: Program) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed = ben.ask("GET", f"{API}proposals/").json()["results"]
        assert [each["events"] for each in listed] == [[1]] * len(listed)
        return len(queries)

    def propose(word: str) -> None:
        assert ann.ask("POST", f"{API}events/1/tags/", {"name": word}).status_code == 202

    propose("one")
    asked()  # the first time, that the key was used is noted
    few = asked()
    for word in ("two", "three", "four"):
        propose(word)
    assert asked() == few


def test_a_list_is_asked_for_by_what_became_of_them(ann: Program, ben: Program) -> None:
    answers = [ann.ask("POST", f"{API}events/1/tags/", {"name": name}) for name in ("one", "two")]
    assert ben.ask("POST", f"{answers[0]['Location']}accept/", {}, If_Match='"1"').status_code == 200

    def listed(state: str) -> list[str]:
        return [each["state"] for each in ben.ask("GET", f"{API}proposals/?state={state}").json()["results"]]

    assert (listed("open"), listed("accepted"), listed("declined")) == (["open"], ["accepted"], [])
    assert ben.ask("GET", f"{API}proposals/?state=gone").status_code == 400
