"""The pages of stories: read by anybody, told by editors, complete without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from events.models import Role, Story, StoryStep, Timeline
from tests.factories import make_citation, make_event, make_member, make_timeline

pytestmark = pytest.mark.django_db
PAGE = "/t/bridges/stories/"


@pytest.fixture
def timeline() -> Timeline:
    timeline = make_timeline("bridges")
    for day, title in enumerate(("Opens", "Shakes", "<b>Falls</b>")):
        make_citation(make_event(timeline, title, f"2007-03-1{day}"))
    return timeline


@pytest.fixture
def editor(timeline: Timeline) -> Client:
    client = Client()
    client.force_login(make_member(timeline, role=Role.EDITOR))
    return client


@pytest.fixture
def story(editor: Client) -> Story:
    sent = editor.post(f"{PAGE}new", {"title": "The bridge", "lede": "It *stood*.", "event": ["1", "2", "3"]})
    assert (sent.status_code, sent["Location"]) == (303, f"{PAGE}1/")
    return Story.objects.get()


def headings(page: str) -> list[str]:
    return re.findall(r'<h2>(.*?)<span class="cites">', page)


def test_a_draft_is_for_members_and_an_approved_story_for_everybody(
    client: Client, editor: Client, story: Story
) -> None:
    assert client.get(f"{PAGE}1/").status_code == 404
    assert "The bridge" not in client.get(PAGE).content.decode() + client.get("/t/bridges/").content.decode()
    sent = editor.post(f"{PAGE}1/edit/seen", {"version": "1", "state": "approved"})
    assert sent.status_code == 303
    page = client.get(f"{PAGE}1/").content.decode()
    assert [each.strip() for each in headings(page)] == ["Opens", "Shakes", "&lt;b&gt;Falls&lt;/b&gt;"]
    assert "It <em>stood</em>." in page
    assert 'data-footnote="1"' in page
    assert f'href="{PAGE}1/">The bridge' in client.get("/t/bridges/").content.decode()


def test_the_filters_of_the_address_choose_what_a_story_begins_with(editor: Client) -> None:
    page = editor.get(f"{PAGE}new?q=Opens").content.decode()
    assert re.findall(r'name="event" value="(\d+)"( checked)?', page) == [("1", " checked")]
    untitled = editor.post(f"{PAGE}new", {"title": " ", "event": ["2"]})
    assert untitled.status_code == 422
    assert re.findall(r'value="(\d+)" checked', untitled.content.decode()) == ["2"]


def test_an_event_is_added_to_a_story_from_its_own_page(editor: Client, story: Story) -> None:
    assert f"{PAGE}?event=2" in editor.get("/t/bridges/2").content.decode()
    assert "Add it here" in editor.get(f"{PAGE}?event=2").content.decode()
    sent = editor.post(f"{PAGE}1/steps/add", {"version": "0", "event": "2"})
    assert sent.status_code == 303
    assert story.steps.filter(event__number=2).count() == 2


def test_a_step_goes_to_the_place_that_is_asked_for(editor: Client, story: Story) -> None:
    first, *_, last = story.steps.order_by("position")
    address = f"{PAGE}1/steps/{first.public_id}/move"
    answer = editor.post(address, {"version": "1", "to": "99"})
    assert answer["Location"].endswith(f"#step-{story.steps.count()}")
    assert [*story.steps.order_by("position")][-1] == first
    assert [*story.steps.order_by("position")][-2] == last
    assert editor.post(address, {"version": "1", "to": "1"}).status_code == 412  # it was moved since
    first.refresh_from_db()
    answer = editor.post(address, {"version": first.version, "to": "0"}, HTTP_HX_REQUEST="true")
    assert answer["HX-Trigger"] == "dateline:changed"  # what can be undone now is another deed
    assert story.steps.order_by("position")[0] == first


def test_a_step_moves_by_its_buttons(editor: Client, story: Story) -> None:
    last = story.steps.order_by("position")[2]
    address = f"{PAGE}1/steps/{last.public_id}/move"
    sent = editor.post(address, {"version": str(last.version), "up": "1"})
    assert (sent.status_code, sent["Location"]) == (303, f"{PAGE}1/#step-2")
    assert [step.event.number for step in story.steps.order_by("position")] == [1, 3, 2]
    assert editor.post(address, {"version": "1", "up": "1"}).status_code == 412


def test_what_is_wrong_with_a_step_stands_at_its_field(editor: Client, story: Story) -> None:
    sent = editor.post(f"{PAGE}1/steps/add", {"version": "0", "event": "99", "text": "kept words"})
    assert (sent.status_code, "There is no event" in sent.content.decode()) == (422, True)
    assert "kept words" in sent.content.decode()
    sent = editor.post(f"{PAGE}1/steps/add", {"version": "0", "text": "x", "when": "since 2003"})
    assert "This has no two sides" in sent.content.decode()


def test_a_step_is_edited_and_taken_out_where_it_stands(editor: Client, story: Story) -> None:
    step = story.steps.order_by("position")[0]
    address = f"{PAGE}1/steps/{step.public_id}"
    typed = {"version": "1", "event": "1", "title": "Once", "text": "It **opened**.", "when": "March 2007"}
    sent = editor.post(address, typed, HTTP_HX_REQUEST="true")
    assert "<strong>opened</strong>" in sent.content.decode()
    assert sent.content.decode().lstrip().startswith('<section id="story-steps"')
    stale = editor.post(address, typed | {"title": "Twice", "text": "Other."})
    assert (stale.status_code, "Once" in stale.content.decode()) == (412, True)
    assert editor.post(address, {"version": "2", "remove": "1"}).status_code == 303
    assert not StoryStep.objects.filter(pk=step.pk).exists()


def test_a_step_in_the_address_leads_to_its_place(editor: Client, story: Story) -> None:
    assert editor.get(f"{PAGE}1/?step=3")["Location"] == f"{PAGE}1/#step-3"
    assert editor.get(f"{PAGE}{10**12}/").status_code == 404


def test_stories_that_are_not_there_say_so(client: Client, timeline: Timeline) -> None:
    assert "No stories yet." in client.get(PAGE).content.decode()


def test_a_step_on_a_draft_is_not_there_for_strangers(client: Client, editor: Client, story: Story) -> None:
    Story.objects.update(state="approved")
    draft = StoryStep.objects.create(
        timeline=story.timeline, story=story, event=make_event(story.timeline, "Secret", state="draft"), position=9
    )
    address = f"{PAGE}1/steps/{draft.public_id}"
    assert editor.get(address).status_code == 200
    assert (client.get(address).status_code, client.post(f"{address}/move").status_code) == (404, 404)
    assert "Secret" not in client.get(f"{PAGE}1/").content.decode()
    editor.post(address, {"version": "1", "remove": "1"})
    assert client.get(address).status_code == 404


def test_a_key_that_no_text_can_hold_is_no_reason_to_break(editor: Client) -> None:
    sent = editor.post(f"{PAGE}new", {"title": "The bridge", "key": "a\0b", "event": ["1"]})
    assert sent.status_code == 303
