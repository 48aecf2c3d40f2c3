"""The request by which those who work on an event learn who else has it open; and who is never asked."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Event, EventState, Presence, Role, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def event(timeline: Timeline) -> Event:
    return make.make_event(timeline, "It opens")


def of(timeline: Timeline, name: str, role: Role) -> Client:
    client = Client()
    client.force_login(make.make_member(timeline, name, role))
    return client


def test_editors_and_annotators_are_told_of_each_other(timeline: Timeline, event: Event) -> None:
    ann, ben = of(timeline, "ann", Role.EDITOR), of(timeline, "<b>ben</b>", Role.ANNOTATOR)
    assert b"hidden" in ann.post(f"/t/bridges/{event.number}/here", {"field": "title"}).content
    answer = ben.post(f"/t/bridges/{event.number}/here", {"field": "no such"})
    assert answer["Cache-Control"] == "no-store"
    assert 'Also here: ann <span class="at-work">(at title)</span>' in answer.content.decode()
    said = ann.post(f"/t/bridges/{event.number}/here").content.decode()
    assert "Also here: &lt;b&gt;ben&lt;/b&gt;</p>" in said
    assert ben.post(f"/t/bridges/{event.number}/here", {"leave": "1"}).status_code == 204
    assert b"ben" not in ann.post(f"/t/bridges/{event.number}/here").content


def test_readers_and_strangers_neither_ask_nor_are_named(timeline: Timeline, event: Event) -> None:
    address = f"/t/bridges/{event.number}"
    for client in (Client(), of(timeline, "reader", Role.READER)):
        assert client.post(f"{address}/here").status_code == 403
        assert b"data-here" not in client.get(address).content
    assert b"data-here" in of(timeline, "ann", Role.ANNOTATOR).get(address).content
    assert not Presence.objects.exists()


def test_what_may_not_be_read_is_not_there(timeline: Timeline) -> None:
    draft = make.make_event(timeline, "Hidden", state=EventState.DRAFT)
    assert Client().post(f"/t/bridges/{draft.number}/here").status_code == 404
    assert of(timeline, "ann", Role.EDITOR).post("/t/bridges/987/here").status_code == 404
