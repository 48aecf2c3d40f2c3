"""The mailbox: what waits, one by one; each decision leads to the next, with htmx and without."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from events.models import Event, Role, SourceText, Suggestion, User
from tests import factories as make

pytestmark = pytest.mark.django_db

CLOSED = "The ferry office closed on Saturday after a long dispute."
MET = "The guild met in April, and the meeting lasted for hours."
LONG_AGO = "It had been founded in 1901 by two brothers."
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def text() -> SourceText:
    source = make.make_source(make.make_timeline("bridges"), "The Gazette", "2007-03-12")
    return make.make_text(source, f"{CLOSED} {MET}\n\n{LONG_AGO}", is_read_by_machine=True, sentences=3)


@pytest.fixture
def ann(text: SourceText) -> User:
    return make.make_member(text.timeline, "ann", Role.EDITOR)


@pytest.fixture
def page(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


@pytest.fixture
def rows(text: SourceText) -> list[Suggestion]:
    alternatives = [{"value": "2007-03-17", "edtf": "2007-03-17", "rule": "next"}]
    sentence = {"sentence_begins": 0, "sentence_ends": len(CLOSED)}
    more = {"counted_from": "published", "alternatives": alternatives}
    make.make_expression(text, "Saturday", "2007-03-10", **sentence, **more)
    return [
        make.make_suggestion(text, CLOSED, "2007-03-10", date_words="on Saturday", title="The ferry office closes"),
        make.make_suggestion(text, MET, "2007-04", date_words="April", title="The guild meets"),
        make.make_suggestion(text, LONG_AGO, "1901", date_words="1901", title="It is founded", is_background=True),
    ]


def address(text: SourceText, row: Suggestion | None = None, verb: str = "") -> str:
    page = f"/t/bridges/sources/{text.source.public_id}/suggestions/"
    return f"{page}{row.public_id}/{verb}" if row else page


def send(page: Client, text: SourceText, row: Suggestion, verb: str, said: dict[str, str], **more: Any) -> HttpResponse:
    """What the card's form sends."""
    return page.post(address(text, row, verb), {"version": "1", "show": "waiting", **said}, **more)


def accepting(row: Suggestion, **more: str) -> dict[str, str]:
    """The form as it came."""
    given = {"title": row.title, "reading": "read", "when": "", "stance": "reports", "reported_occurrence": ""}
    return given | {"speaker": "", "people": "", "place": "", "other": "", "key": "k"} | more


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode().partition("<main")[2]))


def test_strangers_find_nothing_and_readers_decide_nothing(
    client: Client, text: SourceText, rows: list[Suggestion]
) -> None:
    assert client.get(address(text)).status_code == 404
    client.force_login(make.make_member(text.timeline, "bob", Role.READER))
    shown = client.get(address(text)).content.decode()
    assert "The ferry office closes" in shown
    assert "Accept" not in shown.partition("<main")[2]
    assert send(client, text, rows[0], "accept", accepting(rows[0])).status_code == 403


def test_the_first_that_waits_is_open_with_its_words_and_what_they_may_mean(
    page: Client, text: SourceText, rows: list[Suggestion]
) -> None:
    said = words(page.get(address(text)))
    assert "0 of 2 decided" in said
    assert "from “on Saturday”, counted from the day of publication, 12 March 2007" in said
    assert "10 March 2007" in said
    assert "17 March 2007" in said
    marked = re.findall(r"<mark[^>]*>([^<]+)</mark>", page.get(address(text)).content.decode())
    assert "".join(marked) == CLOSED


def test_accepting_without_scripts_leads_to_the_next(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    answer = send(page, text, rows[0], "accept", accepting(rows[0]))
    assert (answer.status_code, answer["Location"]) == (303, f"{address(text)}?open={rows[1].public_id}")
    assert Event.objects.get().title == "The ferry office closes"
    assert "1 of 2 decided" in words(page.get(answer["Location"]))


def test_with_htmx_the_next_card_comes_with_what_was_done_and_the_way_back(
    page: Client, text: SourceText, rows: list[Suggestion]
) -> None:
    answer = send(page, text, rows[0], "accept", accepting(rows[0], reading="0"), **HTMX)
    shown = answer.content.decode()
    assert answer["HX-Trigger"] == "dateline:changed"
    assert answer["HX-Push-Url"].endswith(f"?open={rows[1].public_id}")
    assert shown.lstrip().startswith('<div id="mailbox" data-said="Accepted: The ferry office closes">')
    assert f"open={rows[0].public_id}" in shown
    assert Event.objects.get().date_edtf == "2007-03-17"


def test_the_same_form_sent_twice_makes_one_event(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    for _ in range(2):
        assert send(page, text, rows[0], "accept", accepting(rows[0])).status_code == 303
    assert Event.objects.count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    typed = accepting(rows[0], title="Typed before", when="the day of the flood")
    answer = send(page, text, rows[0], "accept", typed, **HTMX)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'value="Typed before"' in shown
    assert 'value="the day of the flood"' in shown
    assert Event.objects.count() == 0
    assert send(page, text, rows[0], "accept", accepting(rows[0], title="")).status_code == 422


def test_an_event_that_is_there_is_offered_and_merged_with(
    page: Client, text: SourceText, rows: list[Suggestion]
) -> None:
    event = make.make_event(text.timeline, "The ferry office closes for good", "2007-03-10")
    assert "The ferry office closes for good same date" in words(page.get(address(text)))
    assert send(page, text, rows[0], "merge", {"typed": "No such event"}).status_code == 422
    assert send(page, text, rows[0], "merge", {"event": str(event.number)}).status_code == 303
    assert event.citations.get().source == text.source
    decided = words(page.get(f"{address(text)}?show=decided"))
    assert "Evidence for an event: The ferry office closes for good" in decided


def test_dismissing_takes_a_reason_and_can_wait_again(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    assert send(page, text, rows[0], "dismiss", {"reason": ""}).status_code == 422
    assert send(page, text, rows[0], "dismiss", {"typed": "Told twice"}).status_code == 303
    assert "Dismissed: Told twice" in words(page.get(f"{address(text)}?show=decided"))
    assert send(page, text, rows[0], "reopen", {"version": "2"}).status_code == 303
    rows[0].refresh_from_db()
    assert rows[0].state == "open"


def test_who_was_slower_is_told_what_it_is_now(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    Suggestion.objects.filter(pk=rows[0].pk).update(version=2, title="The office closes early")
    answer = send(page, text, rows[0], "accept", accepting(rows[0], version="1"), **HTMX)
    assert answer.status_code == 412
    assert "found anew" in answer.content.decode()
    assert page.post(address(text, rows[0], "accept"), accepting(rows[0])).status_code == 428


def test_the_last_decision_leads_to_what_was_done(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    for row in rows:
        answer = send(page, text, row, "dismiss", {"reason": "Background only"})
    assert answer["Location"] == address(text)
    said = words(page.get(address(text)))
    assert "All gone through" in said
    assert "100 % done" in said


def test_a_text_that_is_not_looked_at_yet_and_one_without_anything_say_so(page: Client, text: SourceText) -> None:
    assert "Nothing was found" in words(page.get(address(text)))
    SourceText.objects.update(is_read_by_machine=False)
    assert "Dates are being looked for" in words(page.get(address(text)))
    bare = make.make_source(text.timeline, "The Star")
    assert "No text yet" in words(page.get(f"/t/bridges/sources/{bare.public_id}/suggestions/"))


def test_coverage_lists_the_articles_for_members(page: Client, text: SourceText, rows: list[Suggestion]) -> None:
    said = words(page.get("/t/bridges/coverage/"))
    assert "0 % done: of 3 sentences with a date or an event in 1 article" in said
    assert "The Gazette" in said
    page.logout()
    assert page.get("/t/bridges/coverage/").status_code == 404
