"""What is new, as an Atom feed: events that came out and what was changed in them, and nothing of what is hidden."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from events.actions.citations import add_citation
from events.actions.editing import edit
from events.actions.events import set_state, withdraw_event
from events.actions.facts import Fact, add_fact
from events.actions.timeline_settings import edit_timeline
from events.actions.timelines import set_visibility
from events.models import Event, EventState, Role, Timeline, User, Visibility
from tests.factories import make_member, make_source, make_timeline

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline(title="Bridges & ferries")


@pytest.fixture
def editor(timeline: Timeline) -> User:
    return make_member(timeline, "ed", Role.OWNER)


def fact(timeline: Timeline, by: User, title: str, state: str = EventState.APPROVED, **more: Any) -> Event:
    event = add_fact(timeline=timeline, fact=Fact(title=title, **more), by=by)
    event.refresh_from_db()
    if event.state != state:
        event = set_state(event=event, state=state, version=event.version, by=by)
    return event


def change(event: Event, by: User, **fields: Any) -> Event:
    event.refresh_from_db()
    return edit(row=event, fields=fields, version=event.version, by=by, verb="edit_event")


def feed(client: Client, **more: Any) -> ElementTree.Element:
    answer = client.get("/t/made/feed.atom", **more)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def entries(client: Client) -> list[tuple[str, str]]:
    """Title and the first paragraph of each entry."""
    found = []
    for entry in feed(client).iter(f"{ATOM}entry"):
        summary = entry.findtext(f"{ATOM}summary") or ""
        found.append((entry.findtext(f"{ATOM}title") or "", summary.partition("</p>")[0].removeprefix("<p>")))
    return found


def ids(client: Client) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed(client).iter(f"{ATOM}entry")]


def test_an_event_that_came_out_and_what_was_changed_in_it_are_entries(
    client: Client, timeline: Timeline, editor: User
) -> None:
    event = fact(timeline, editor, "The bridge opens", when="10 March 2007", summary="Of *steel*.")
    change(event, editor, title="The bridge is opened", summary="Of iron.")
    assert entries(client) == [
        ("The bridge is opened", "Changed: title, summary."),
        ("The bridge is opened", "New in this timeline."),
    ]
    root = feed(client)
    assert root.findtext(f"{ATOM}title") == root.findtext(f"{ATOM}author/{ATOM}name") == "Bridges & ferries"
    assert root.findtext(f"{ATOM}id") == timeline.public_id.urn
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [
        "http://testserver/t/made/",
        "http://testserver/t/made/feed.atom",
    ]
    first = next(root.iter(f"{ATOM}entry"))
    assert root.findtext(f"{ATOM}updated") == first.findtext(f"{ATOM}updated")
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver/t/made/{event.number}"
    assert "<p>Date: 10 March 2007.</p><p>Of iron.</p>" in (first.findtext(f"{ATOM}summary") or "")


def test_a_source_that_is_added_is_told_and_a_confidential_one_by_its_label(
    client: Client, timeline: Timeline, editor: User
) -> None:
    event = fact(timeline, editor, "The bridge opens")
    leak = make_source(timeline, "Canary", title="Canary", public_label="A diplomat")
    for source in (make_source(timeline, "The Post"), leak):
        add_citation(event=event, source=source, by=editor)
    assert [said for _, said in entries(client)] == [
        "Source added: A diplomat.",
        "Source added: The Post.",
        "New in this timeline.",
    ]
    assert b"Canary" not in client.get("/t/made/feed.atom").content


def test_of_a_draft_nothing_is_told_and_once_it_is_out_nothing_of_before(
    client: Client, timeline: Timeline, editor: User
) -> None:
    event = fact(timeline, editor, "Canary one", state=EventState.DRAFT)
    event = change(event, editor, title="A talk")
    add_citation(event=event, source=make_source(timeline, "The Post"), by=editor)
    assert entries(client) == []
    event.refresh_from_db()
    set_state(event=event, state=EventState.APPROVED, version=event.version, by=editor)
    assert entries(client) == [("A talk", "New in this timeline.")]


def test_what_is_withdrawn_is_gone_from_it_and_former_words_are_never_in_it(
    client: Client, timeline: Timeline, editor: User
) -> None:
    kept, gone = (fact(timeline, editor, title) for title in ("Canary kept", "Canary gone"))
    change(kept, editor, title="A talk", summary="")
    gone.refresh_from_db()
    withdraw_event(event=gone, version=gone.version, by=editor)
    assert {title for title, _ in entries(client)} == {"A talk"}
    assert b"Canary" not in client.get("/t/made/feed.atom").content


def test_a_change_of_what_strangers_are_not_shown_is_no_entry(client: Client, timeline: Timeline, editor: User) -> None:
    event = fact(timeline, editor, "A talk")
    change(event, editor, weight=90)
    edit_timeline(timeline=timeline, fields={"description": "Of bridges."}, version=timeline.version, by=editor)
    assert [said for _, said in entries(client)] == ["New in this timeline."]


def test_what_was_there_before_a_timeline_was_public_came_out_with_it(
    client: Client, timeline: Timeline, editor: User
) -> None:
    timeline = set_visibility(timeline=timeline, visibility=Visibility.PRIVATE, version=timeline.version, by=editor)
    event = fact(timeline, editor, "A talk")
    change(event, editor, title="Another talk")
    assert client.get("/t/made/feed.atom").status_code == 404
    timeline.refresh_from_db()
    set_visibility(timeline=timeline, visibility=Visibility.PUBLIC, version=timeline.version, by=editor)
    assert entries(client) == [("Another talk", "New in this timeline.")]
    change(event, editor, summary="Long.")
    assert [said for _, said in entries(client)] == ["Changed: summary.", "New in this timeline."]


def test_entries_keep_their_ids_and_none_is_there_twice(client: Client, timeline: Timeline, editor: User) -> None:
    event = fact(timeline, editor, "A talk")
    before = ids(client)
    change(event, editor, title="Another talk")
    after = ids(client)
    assert after[1:] == before
    assert len(set(after)) == 2
    event.refresh_from_db()
    event = set_state(event=event, state=EventState.DRAFT, version=event.version, by=editor)
    set_state(event=event, state=EventState.APPROVED, version=event.version, by=editor)
    assert ids(client) == before


def test_a_feed_has_fifty_entries_at_most_and_is_the_same_for_members(
    client: Client, timeline: Timeline, editor: User
) -> None:
    for number in range(52):
        fact(timeline, editor, f"Event {number}")
    fact(timeline, editor, "Canary", state=EventState.DRAFT)
    found = entries(client)
    assert [title for title, _ in found] == [f"Event {number}" for number in range(51, 1, -1)]
    client.force_login(editor)
    assert entries(client) == found


def test_an_empty_feed_is_one_still(client: Client, timeline: Timeline) -> None:
    assert timeline.visibility == Visibility.PUBLIC
    assert feed(client).findtext(f"{ATOM}updated")
    assert entries(client) == []


def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client, timeline: Timeline, editor: User) -> None:
    tag = client.get("/t/made/feed.atom")["ETag"]
    assert client.get("/t/made/feed.atom", headers={"If-None-Match": tag}).status_code == 304
    fact(timeline, editor, "A talk")
    assert client.get("/t/made/feed.atom", headers={"If-None-Match": tag}).status_code == 200


def test_pages_of_a_public_timeline_lead_to_its_feed(client: Client, timeline: Timeline, editor: User) -> None:
    event = fact(timeline, editor, "A talk")
    for address in ("/t/made/", f"/t/made/{event.number}"):
        page = client.get(address).content.decode()
        assert '<link rel="alternate" type="application/atom+xml" href="/t/made/feed.atom"' in page


def test_characters_that_xml_cannot_hold_break_no_feed(client: Client, timeline: Timeline, editor: User) -> None:
    fact(timeline, editor, "A talk")
    Event.objects.filter(timeline=timeline).update(title="A \x0b<talk>", summary="<b>\x0c</b>")
    assert entries(client)[0][0] == "A <talk>"
