"""As it stood, as a page over the wire."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from events.actions.events import edit_event, set_state
from events.actions.facts import Fact, add_fact
from events.forms.record import end_of
from events.models import Change, Event, Role, Timeline, User
from tests.factories import make_event, make_member, make_timeline
from tests.views.test_timeline_page import words

pytestmark = pytest.mark.django_db
RECORD = "/t/bridges/history/record"


@pytest.fixture
def timeline(db: None) -> Timeline:
    """Three changes, made at noon on three days: it opens, a secret draft, and the draft renamed and shown."""
    timeline = make_timeline("bridges")
    ann = make_member(timeline, "ann", Role.EDITOR)
    add_fact(timeline=timeline, fact=Fact(title="It opens", when="1900"), by=ann)
    draft = add_fact(timeline=timeline, fact=Fact(title="Secret name", when="1901", is_draft=True), by=ann)
    edit_event(event=draft, fields={"title": "Public name"}, version=1, by=ann)
    set_state(event=draft, state="approved", version=2, by=ann)
    for change in timeline.changes.all():
        Change.objects.filter(pk=change.pk).update(at=datetime(2026, 3, change.number, 12, 0, 30, tzinfo=UTC))
    return timeline


@pytest.fixture
def member(client: Client, timeline: Timeline) -> Client:
    client.force_login(User.objects.get(username="ann"))
    return client


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{RECORD}{query}")
    assert response.status_code == 200
    return words(response.content.decode())


def test_a_member_asks_by_a_change_and_steps_on(member: Client) -> None:
    html = member.get(f"{RECORD}?at=2").content.decode()
    text = words(html)
    assert "As it stood after change 2" in text
    assert "2 events stood here" in text
    assert "Secret name" in text
    assert "title: now Public name" in text
    assert '<a href="?at=1" rel="prev">' in html
    assert '<a href="?at=3" rel="next">' in html
    assert 'href="/t/bridges/2/versions/1"' in html


def test_the_last_change_is_how_it_still_stands(member: Client) -> None:
    assert "This is how it still stands" in page(member, "?at=4")


@pytest.mark.parametrize("instant", ["2026-03-01", "2026-03-01T12:00", "2026-03-01 12:00:30", "2026-03-01T13:00+01:00"])
def test_a_day_or_a_minute_counts_to_its_end(member: Client, instant: str) -> None:
    assert "after change 1" in page(member, f"?at={instant}")


def test_what_there_is_not_is_said(member: Client) -> None:
    assert "There is no change 9 here. The last one is change 4" in page(member, "?at=9")
    assert "The record had not begun by then" in page(member, "?at=2026-02-28")
    for nonsense in (
        "yesterday",
        "2026-02-31",
        "9999-12-31",
        "2026-03-01T25:00",
        "0000-01-01",
        "2026-03-01T12:00%2B99:99",
    ):
        assert "is no day or time" in page(member, f"?at={nonsense}")


def test_changes_lead_to_how_it_stood_after_them(member: Client) -> None:
    for address in ("/t/bridges/history/", "/t/bridges/history/2"):
        assert f"{RECORD}?at=2" in member.get(address).content.decode()


def test_a_stranger_is_told_nothing_of_drafts_people_or_numbers(client: Client, timeline: Timeline) -> None:
    shown = {day: page(client, f"?at=2026-03-0{day}") for day in (1, 3, 4)}
    assert "1 event stood here" in shown[1]
    assert "Secret name" not in "".join(shown.values())
    assert "ann" not in shown[4].split("As it stood")[1]
    assert "change 4" not in shown[4]
    assert shown[3].replace("03-03", "03-01") == shown[1]  # what happened to a draft in between shows nowhere
    assert "Public name" in shown[4]
    assert "Changes by their number are for the members" in page(client, "?at=2")


def test_before_and_while_there_was_nothing_public_a_stranger_gets_one_answer(
    client: Client, timeline: Timeline
) -> None:
    before = page(client, "?at=2026-02-28")
    assert "Nothing that was public here by then is public now" in before
    Event.objects.filter(timeline=timeline, number=1).update(state="draft")
    assert page(client, "?at=2026-03-02").replace("03-02", "02-28") == before


def test_a_long_record_has_pages(member: Client, timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.queries.history.record.PAGE", 2)
    timeline.ledger.refresh_from_db()
    for number in range(3):
        make_event(timeline, f"More {number}", "1950")
    html = member.get(f"{RECORD}?at=4&page=2").content.decode()
    assert "Page 2 of 3" in words(html)
    assert 'href="?at=4&amp;page=3"' in html
    assert member.get(f"{RECORD}?at=4&page=99").status_code == 200


def test_a_whole_day_ends_at_midnight() -> None:
    assert end_of("2026-03-09") == datetime(2026, 3, 10, tzinfo=UTC)
    assert end_of("2026-03-09T14:30:05+01:00") == datetime(2026, 3, 9, 13, 30, 6, tzinfo=UTC)


def test_history_leads_whoever_asks_for_a_record_to_it(client: Client, timeline: Timeline) -> None:
    answer = client.get("/t/bridges/history/?record=2026-03-01")
    assert answer.status_code == 302
    assert answer["Location"] == f"{RECORD}?at=2026-03-01"
    assert "It opens" in client.get(answer["Location"]).content.decode()
