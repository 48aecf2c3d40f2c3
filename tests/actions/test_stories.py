"""Stories and their steps: begun, edited, put in order, taken out, undone."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.refusals import AlreadyDone, Gone, Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.actions.stories import add_story, edit_story, restore_story, withdraw_story
from events.actions.story_steps import add_step, edit_step, move_step, remove_step
from events.models import Event, Role, Story, StoryStep, Timeline, User
from tests.actions.conftest import member
from tests.factories import make_event, make_member, make_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make_timeline("bridges")


@pytest.fixture
def owner(timeline: Timeline) -> User:
    return make_member(timeline, role=Role.OWNER)


@pytest.fixture
def events(timeline: Timeline) -> list[Event]:
    return [make_event(timeline, title, f"2007-03-1{day}") for day, title in enumerate(("Opens", "Shakes", "Falls"))]


@pytest.fixture
def story(timeline: Timeline, owner: User, events: list[Event]) -> Story:
    return add_story(timeline=timeline, title=" The bridge ", lede="It *stood*.", events=events, by=owner)


def told(story: Story) -> list[str]:
    return [step.title or step.event.title for step in story.steps.select_related("event").order_by("position")]


def test_a_story_begins_as_a_draft_with_a_step_for_each_event(story: Story) -> None:
    assert (story.number, story.title, story.state) == (1, "The bridge", "draft")
    assert told(story) == ["Opens", "Shakes", "Falls"]


def test_a_number_is_never_given_twice(timeline: Timeline, owner: User, story: Story) -> None:
    taken = revert_change(change=timeline.changes.get(verb="add_story"), by=owner)
    assert Story.objects.get(pk=story.pk).withdrawn_at is not None
    assert add_story(timeline=timeline, title="Another", by=owner).number == 2
    revert_change(change=taken, by=owner)
    assert told(Story.objects.standing().get(number=1)) == ["Opens", "Shakes", "Falls"]


def test_a_step_goes_where_it_is_put(story: Story, owner: User) -> None:
    one, _, three = story.steps.order_by("position")
    move_step(step=three, after=None, version=three.version, by=owner)
    assert told(story) == ["Falls", "Opens", "Shakes"]
    words = add_step(story=story, by=owner, title="Between", after=StoryStep.objects.get(pk=one.pk))
    assert told(story) == ["Falls", "Opens", "Between", "Shakes"]
    remove_step(step=words, version=words.version, by=owner)
    assert told(story) == ["Falls", "Opens", "Shakes"]
    revert_change(change=story.timeline.changes.get(verb="remove_step"), by=owner)
    assert "Between" in told(story)
    revert_change(change=story.timeline.changes.get(verb="move_step"), by=owner, is_partial=True)


def test_a_move_of_a_step_that_was_changed_meanwhile_is_refused(story: Story, owner: User) -> None:
    step = story.steps.order_by("position")[0]
    edit_step(step=step, fields={"text": "It opened."}, version=1, by=owner)
    with pytest.raises(StaleVersion):
        move_step(step=step, after=story.steps.order_by("position")[2], version=1, by=owner)
    remove_step(step=step, version=2, by=owner)
    with pytest.raises(Gone):
        move_step(step=step, after=None, version=2, by=owner)
    with pytest.raises(Gone):
        edit_step(step=step, fields={"text": "x"}, version=2, by=owner)


def test_what_two_write_at_once_is_merged_by_the_field(story: Story, owner: User) -> None:
    step = story.steps.order_by("position")[0]
    edit_step(step=step, fields={"text": "It opened."}, version=1, by=owner)
    merged = edit_step(step=step, fields={"show": "March 2007"}, version=1, by=owner, is_merging=True)
    assert (merged.text, merged.show_words, merged.show_to - merged.show_from) == (
        "It opened.",
        "March 2007",
        31 * 86400,
    )
    edit_story(story=story, fields={"title": "A"}, version=1, by=owner)
    with pytest.raises(StaleVersion):
        edit_story(story=story, fields={"title": "B"}, version=1, by=owner, is_merging=True)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "text"),
        ({"title": " "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"text": "x", "show": "since 2003"}, "show"),
        ({"text": "x", "show": "some day"}, "show"),
    ],
)
def test_a_step_that_cannot_be_is_refused_at_its_field(
    story: Story, owner: User, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        add_step(story=story, by=owner, **given)
    assert list(refusal.value.problems) == [field]
    assert story.steps.count() == 3


def test_nothing_of_another_timeline_is_told(story: Story, owner: User, timeline: Timeline) -> None:
    elsewhere = make_event(make_timeline("elsewhere"), "Elsewhere")
    with pytest.raises(Invalid):
        add_step(story=story, by=owner, event=elsewhere)
    with pytest.raises(Invalid):
        add_story(timeline=timeline, title="x", events=[elsewhere], by=owner)


def test_only_editors_tell_stories(timeline: Timeline, story: Story) -> None:
    by, step = member(timeline, Role.ANNOTATOR), story.steps.all()[0]
    for deed in (
        lambda: add_story(timeline=timeline, title="x", by=by),
        lambda: edit_story(story=story, fields={"state": "approved"}, version=1, by=by),
        lambda: withdraw_story(story=story, version=1, by=by),
        lambda: add_step(story=story, text="x", by=by),
        lambda: edit_step(step=step, fields={"text": "x"}, version=1, by=by),
        lambda: move_step(step=step, after=None, version=1, by=by),
        lambda: remove_step(step=step, version=1, by=by),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_story_goes_into_the_bin_and_comes_back_with_its_steps(story: Story, owner: User) -> None:
    gone = withdraw_story(story=story, version=1, by=owner)
    assert not Story.objects.standing().exists()
    assert told(restore_story(story=gone, version=2, by=owner)) == ["Opens", "Shakes", "Falls"]


def test_the_same_request_begins_one_story(timeline: Timeline, owner: User) -> None:
    asked = {"timeline": timeline, "title": "x", "by": owner, "idempotency_key": "k"}
    add_story(**asked)
    with pytest.raises(AlreadyDone):
        add_story(**asked)
    assert Story.objects.count() == 1
