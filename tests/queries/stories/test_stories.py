"""What a reader sees of stories: never a draft, nor a step on one."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates.calendar import DAY
from events.models import Event, Story, StoryStep, Timeline
from events.queries.reader.sight import Sight
from events.queries.stories.page import StoryPage, story_page
from events.queries.stories.stories import story_list
from tests.factories import make_citation, make_event, make_member, make_source, make_timeline, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def story(timeline: Timeline) -> Story:
    return Story.objects.create(timeline=timeline, number=1, title="The bridge", state="approved")


def step(story: Story, event: Event | None = None, **columns: object) -> StoryStep:
    place = story.steps.count() + 1
    return StoryStep.objects.create(timeline=story.timeline, story=story, event=event, position=place, **columns)


def read(story: Story, *, is_member: bool = False) -> StoryPage:
    reader = make_member(story.timeline) if is_member else AnonymousUser()
    return story_page(Sight.of_reader(story.timeline, reader), story)


def test_a_stranger_sees_approved_stories_without_steps_on_drafts(timeline: Timeline, story: Story) -> None:
    step(story, make_event(timeline, "Opens", "2007-03-10"))
    step(story, make_event(timeline, "Secret", "2007-03-11", state="draft"))
    step(story, make_event(timeline, "Binned", "2007-03-12", state="withdrawn"))
    step(story, text="The end.")
    Story.objects.create(timeline=timeline, number=2, title="Draft")
    stranger, one = (Sight.of_reader(timeline, who) for who in (AnonymousUser(), make_member(timeline, "bob")))
    assert [(line.title, line.steps) for line in story_list(stranger)] == [("The bridge", 2)]
    assert [(line.title, line.steps) for line in story_list(one)] == [("The bridge", 3), ("Draft", 0)]
    assert [(each.place, each.title) for each in read(story).steps] == [(1, "Opens"), (2, "")]
    assert [each.title for each in read(story, is_member=True).steps] == ["Opens", "Secret", ""]


def test_sources_are_footnotes_counted_through_the_story(timeline: Timeline, story: Story) -> None:
    paper, book = make_source(timeline, "Paper"), make_source(timeline, "Book")
    one, other = make_event(timeline, "Opens", "2007-03-10"), make_event(timeline, "Falls", "2007-03-12")
    for event, source in ((one, book), (other, paper), (other, book)):
        make_citation(event, source)
    step(story, other)
    step(story, one)
    page = read(story)
    assert [[cite.footnote for cite in each.event.cites] for each in page.steps if each.event] == [[1, 2], [2]]
    assert [source.short for source in page.footnotes.sources] == ["Paper", "Book"]


def test_an_event_is_shown_with_what_lies_around_it_or_as_was_chosen(timeline: Timeline, story: Story) -> None:
    event = make_event(timeline, "Opens", "2007-03-10")
    make_event(timeline, "Falls", "2007-09-10")
    step(story, event)
    step(story, event, show_from=0, show_to=DAY)
    step(story, text="Words alone.")
    place(timeline)
    around, chosen, none = read(story).steps
    assert around.window is not None
    assert around.window.begins < event.date.begins_earliest < event.date.ends_latest < around.window.ends
    assert around.window.ends - around.window.begins >= 2 * DAY
    assert (chosen.window.begins, chosen.window.ends) == (0, DAY)  # type: ignore[union-attr]
    assert (none.window, none.stretch) == (None, "")
    assert json.loads(read(story, is_member=True).picture)["window"] == [around.window.begins, around.window.ends]


def test_a_story_of_words_alone_has_no_picture(story: Story) -> None:
    step(story, text="Once.")
    assert read(story).picture == ""
