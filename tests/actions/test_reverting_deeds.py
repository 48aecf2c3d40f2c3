"""The deeds themselves, each taken back and done again: the content is what it was, and then what it became."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from events.actions import actors, annotations, citations, dating, events, parts, places, quotations, readings, tags
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.reverting import revert_change
from events.models import (
    Actor,
    Annotation,
    Citation,
    Event,
    Participation,
    Passage,
    Place,
    Reading,
    Role,
    Tag,
    Timeline,
    User,
)
from tests.actions.conftest import member
from tests.actions.taken_back import content, last, placed, standing

pytestmark = pytest.mark.django_db

Deed = Callable[[Event, User], Any]


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    """One event with two people who will turn out to be one, and a second event at the same places."""
    fact = Fact(
        title="The bridge opens",
        when="10 March 1901",
        source=NewSource(short_title="The Courier"),
        quote="opened on 10 March 1901",
        people=(Part(name="Ada", role="host"), Part(name="A. Lovelace", role="host")),
        place="Old Bridge",
        tags=("stone",),
    )
    event = add_fact(timeline=timeline, fact=fact, by=owner)
    other = Fact(title="It falls", when="1950", place="Bridge", people=(Part(name="A. Lovelace"),), tags=("iron",))
    add_fact(timeline=timeline, fact=other, by=owner)
    annotations.annotate(event=event, body="Sure?", by=owner)
    event.refresh_from_db()
    return event


def _version(row: Any) -> dict[str, Any]:
    row.refresh_from_db()
    return {"version": row.version}


def _first(model: type[Any], **where: Any) -> Any:
    return model.objects.filter(**where).order_by("pk").first()


DEEDS: dict[str, Deed] = {
    "edit_event": lambda event, by: events.edit_event(
        event=event, fields={"title": "Opening", "weight": 90}, by=by, **_version(event)
    ),
    "set_state": lambda event, by: events.set_state(event=event, state="draft", by=by, **_version(event)),
    "withdraw_event": lambda event, by: events.withdraw_event(event=event, by=by, **_version(event)),
    "redate_event": lambda event, by: dating.redate_event(
        event=event, when="early May 1901", reason="the plaque", by=by, **_version(event)
    ),
    "undate_event": lambda event, by: dating.redate_event(
        event=event, when="", reason="nobody says", by=by, **_version(event)
    ),
    "add_part": lambda event, by: parts.add_part(event=event, name="Cy", role="guest", by=by),
    "remove_part": lambda event, by: parts.remove_part(
        part=(part := _first(Participation, event=event)), by=by, **_version(part)
    ),
    "add_tag": lambda event, by: parts.add_tag(event=event, name="iron", by=by),
    "remove_tag": lambda event, by: parts.remove_tag(event=event, tag=Tag.objects.get(name="stone"), by=by),
    "withdraw_citation": lambda event, by: citations.withdraw_citation(
        citation=(citation := Citation.objects.get()), by=by, **_version(citation)
    ),
    "edit_citation": lambda event, by: citations.edit_citation(
        citation=(citation := Citation.objects.get()), fields={"note": "See p. 4."}, by=by, **_version(citation)
    ),
    "add_quote": lambda event, by: quotations.add_quote(citation=Citation.objects.get(), exact="a band played", by=by),
    "edit_quote": lambda event, by: quotations.edit_quote(
        passage=(quote := Passage.objects.get()), fields={"exact": "opened"}, by=by, **_version(quote)
    ),
    "remove_quote": lambda event, by: quotations.remove_quote(
        passage=(quote := Passage.objects.get()), by=by, **_version(quote)
    ),
    "remove_reading": lambda event, by: readings.remove_reading(
        reading=(reading := Reading.objects.get()), by=by, **_version(reading)
    ),
    "merge_actors": lambda event, by: actors.merge_actors(
        actor=(actor := Actor.objects.get(name="A. Lovelace")),
        into=Actor.objects.get(name="Ada"),
        by=by,
        **_version(actor),
    ),
    "merge_places": lambda event, by: places.merge_places(
        place=(place := Place.objects.get(name="Bridge")),
        into=Place.objects.get(name="Old Bridge"),
        by=by,
        **_version(place),
    ),
    "rename_tag": lambda event, by: tags.rename_tag(
        tag=(tag := Tag.objects.get(name="stone")), name="granite", by=by, **_version(tag)
    ),
    "edit_note": lambda event, by: annotations.edit_note(
        note=(note := Annotation.objects.get()), fields={"body": "Certainly."}, by=by, **_version(note)
    ),
    "withdraw_note": lambda event, by: annotations.withdraw_note(
        note=(note := Annotation.objects.get()), by=by, **_version(note)
    ),
    "reply": lambda event, by: annotations.reply(note=Annotation.objects.get(), body="Yes.", by=by),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_taken_back_and_done_again_exactly(timeline: Timeline, owner: User, event: Event, name: str) -> None:
    before, placed_before, number = standing(timeline), placed(timeline), last(timeline).number
    DEEDS[name](event, owner)
    change = last(timeline)
    assert change.number == number + 1
    after, placed_after = content(timeline), placed(timeline)
    undone = revert_change(change=change, by=owner)
    assert standing(timeline) == before
    assert placed(timeline) == placed_before
    revert_change(change=undone, by=owner)
    assert content(timeline) == after
    assert placed(timeline) == placed_after


def test_two_people_merged_after_an_edit_are_parted_and_the_edit_stays(
    timeline: Timeline, owner: User, event: Event
) -> None:
    DEEDS["merge_actors"](event, owner)
    merged = last(timeline)
    editor = member(timeline, Role.EDITOR)
    events.edit_event(event=event, fields={"title": "Opening"}, by=editor, **_version(event))
    revert_change(change=merged, by=editor)
    event.refresh_from_db()
    assert event.title == "Opening"
    assert sorted(part.actor.name for part in event.participations.all()) == ["A. Lovelace", "Ada"]
