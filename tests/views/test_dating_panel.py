"""The date that the rules propose, on an event's page: said to everybody, taken over by editors."""

from __future__ import annotations

import pytest
from django.test import Client

from events.models import Event, Role, Timeline
from tests import factories as make

pytestmark = pytest.mark.django_db
PROPOSED = "By the rules: <b>2 March 2007</b>, because: the only date that a source gives."


@pytest.fixture
def timeline(db: None) -> Timeline:
    return make.make_timeline("bridges", title="Bridges")


@pytest.fixture
def event(timeline: Timeline) -> Event:
    event = make.make_event(timeline, "The bridge opens")
    make.make_reading(make.make_citation(event), "2007-03-02")
    return event


def read(client: Client, event: Event) -> str:
    return client.get(f"/t/bridges/{event.number}").content.decode()


def test_a_reader_is_told_what_the_rules_choose_and_offered_nothing(client: Client, event: Event) -> None:
    assert PROPOSED in read(client, event)
    assert "Use this date" not in read(client, event)


def test_an_editor_takes_it_over_and_it_is_proposed_no_more(client: Client, timeline: Timeline, event: Event) -> None:
    client.force_login(make.make_member(timeline, "ada", Role.EDITOR))
    reading = event.citations.get().readings.get()
    use = f"/t/bridges/{event.number}/use/{reading.public_id}"
    page = read(client, event)
    assert PROPOSED in page
    assert f'action="{use}"' in page.split('class="proposed"')[1]
    client.post(use, {"version": event.version})
    page = read(client, event)
    assert "By the rules" not in page
    assert "The only date that a source gives." in page


def test_whatever_somebody_typed_is_escaped_in_every_form_of_the_story(client: Client, timeline: Timeline) -> None:
    event = make.make_event(timeline, "The bridge opens", "2007-03-02")
    for name, day in (("<b>One</b> [x](y)", "2007-03-03"), ("Two_*", "2007-03-04")):
        citation = make.make_citation(event, make.make_source(timeline, name, day), reported_occurrence="happened")
        make.make_reading(citation, "2007-03-02")
    story = read(client, event).split('class="story"')[1].split("</section>")[0]
    assert "<b>One" not in story
    assert "\\<b\\>One\\</b\\> \\[x\\](y)".replace("<", "&lt;").replace(">", "&gt;") in story
    assert "&amp;lt;b&amp;gt;One&amp;lt;/b&amp;gt;" in story
    assert "Two\\_\\*" in story
