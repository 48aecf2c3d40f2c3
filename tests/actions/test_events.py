"""An event is edited, dated, ordered, shown, withdrawn and restored; and who has a part in it."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.dating import redate_event, use_reading
from events.actions.events import edit_event, move_event, restore_event, set_state, withdraw_event
from events.actions.facts import Fact, Part, add_fact
from events.actions.naming import NewSource
from events.actions.parts import add_part, add_tag, edit_part, remove_part, remove_tag
from events.actions.refusals import Invalid, NotAllowed, StaleVersion
from events.actions.reverting import revert_change
from events.dates import parse
from events.models import (
    Actor,
    Change,
    Citation,
    Event,
    Participation,
    Place,
    Placement,
    Role,
    Source,
    Tag,
    Timeline,
    User,
)
from tests.actions.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(timeline: Timeline, owner: User) -> Event:
    source = NewSource(title="Bridges of the North", published="1984")
    return add_fact(timeline=timeline, fact=Fact(title="The bridge opens", when="May 1901", source=source), by=owner)


def words(event: Event, audience: str = "public") -> list[str]:
    return [row.words for row in Placement.objects.filter(event=event, audience=audience)]


def last(timeline: Timeline) -> Change:
    return Change.objects.filter(timeline=timeline).latest("number")


def test_words_prominence_and_place_are_edited_in_one_change(timeline: Timeline, owner: User, event: Event) -> None:
    place = Place.objects.create(timeline=timeline, name="Newton")
    fields = {"title": " It opens ", "summary": "At *last*.", "weight": 90, "occurrence": "planned", "place": place}
    edited = edit_event(event=event, fields=fields, version=1, by=owner, reason="shorter")
    assert (edited.title, edited.weight, edited.occurrence, edited.place, edited.version) == (
        "It opens",
        90,
        "planned",
        place,
        2,
    )
    assert (last(timeline).verb, last(timeline).reason) == ("edit_event", "shorter")
    assert {(row.weight, row.occurrence) for row in Placement.objects.filter(event=event)} == {(90, "planned")}


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "x" * 501},
        {"weight": 100},
        {"weight": True},
        {"occurrence": "perhaps"},
        {"sort_key": 2**31},
        {"place": "Newton"},
        {"state": "approved"},
        {"number": 7},
    ],
)
def test_what_an_event_cannot_be_is_refused_by_field(owner: User, event: Event, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        edit_event(event=event, fields=fields, version=1, by=owner)
    assert list(refused.value.problems) == list(fields)
    event.refresh_from_db()
    assert event.version == 1


def test_a_place_of_another_timeline_is_no_place(owner: User, event: Event) -> None:
    other = Timeline.objects.create(slug="other", title="Other")
    elsewhere = Place.objects.create(timeline=other, name="Elsewhere")
    with pytest.raises(Invalid):
        edit_event(event=event, fields={"place": elsewhere}, version=1, by=owner)


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.READER])
def test_those_who_do_not_edit_change_nothing(timeline: Timeline, event: Event, role: Role) -> None:
    by = member(timeline, role)
    deeds = (
        lambda: edit_event(event=event, fields={"title": "x"}, version=1, by=by),
        lambda: redate_event(event=event, when="1902", reason="x", version=1, by=by),
        lambda: set_state(event=event, state="draft", version=1, by=by),
        lambda: withdraw_event(event=event, version=1, by=by),
        lambda: move_event(event=event, after=None, version=1, by=by),
        lambda: add_part(event=event, name="Ann", by=by),
        lambda: add_tag(event=event, name="stone", by=by),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert last(timeline).verb == "add_fact"


def test_a_date_that_sources_speak_of_is_decided_with_a_reason(timeline: Timeline, owner: User, event: Event) -> None:
    with pytest.raises(Invalid) as refused:
        redate_event(event=event, when="early May 1901", reason="", version=1, by=owner)
    assert list(refused.value.problems) == ["reason"]
    dated = redate_event(event=event, when="early May 1901", reason="the plaque", version=1, by=owner)
    assert (dated.date_words, dated.dating_basis, dated.dating_reading, dated.dating_rationale) == (
        "early May 1901",
        "ruled",
        None,
        "the plaque",
    )
    assert (dated.dated_by, dated.dated_at is not None) == (owner, True)
    assert words(event) == ["early May 1901"]


def test_a_date_is_taken_back_by_leaving_it_empty(owner: User, event: Event) -> None:
    dated = redate_event(event=event, when=" ", reason="nobody knows", version=1, by=owner)
    assert (dated.date, dated.dating_basis, dated.dating_rationale) == (None, "undated", "nobody knows")
    assert words(event) == []


def test_words_that_are_no_date_are_refused_with_what_to_write_instead(owner: User, event: Event) -> None:
    with pytest.raises(Invalid) as refused:
        redate_event(event=event, when="31 February 1901", reason="x", version=1, by=owner)
    assert "February" in refused.value.problems["when"]


def test_what_one_source_says_is_taken_over_again(owner: User, event: Event) -> None:
    reading = event.citations.get().readings.get()
    dated = redate_event(event=event, when="1902", reason="the plaque", version=1, by=owner)
    used = use_reading(event=event, reading=reading, version=dated.version, by=owner)
    assert (used.date, used.dating_basis, used.dating_reading) == (parse("1901-05"), "reading", reading)
    assert words(event) == ["some time in May 1901"]


def test_two_dates_at_once_are_a_conflict_and_a_date_beside_a_title_is_none(owner: User, event: Event) -> None:
    edit_event(event=event, fields={"title": "It opens"}, version=1, by=owner)
    dated = redate_event(event=event, when="1902", reason="a", version=1, by=owner, is_merging=True)
    assert (dated.title, dated.date_words, dated.version) == ("It opens", "1902", 3)
    with pytest.raises(StaleVersion) as refused:
        redate_event(event=event, when="1903", reason="b", version=2, by=owner, is_merging=True)
    assert "date" in {conflict.field for conflict in refused.value.conflicts}


def test_a_draft_is_drawn_for_members_only(owner: User, event: Event) -> None:
    draft = set_state(event=event, state="draft", version=1, by=owner)
    assert (words(event), words(event, "members")) == ([], ["some time in May 1901"])
    set_state(event=event, state="approved", version=draft.version, by=owner)
    assert words(event) == ["some time in May 1901"]
    with pytest.raises(Invalid):
        set_state(event=event, state="withdrawn", version=3, by=owner)


def test_a_withdrawn_event_comes_back_as_it_was_seen_before(owner: User, event: Event) -> None:
    draft = set_state(event=event, state="draft", version=1, by=owner)
    gone = withdraw_event(event=event, version=draft.version, by=owner, reason="twice")
    assert (gone.state, words(event, "members")) == ("withdrawn", [])
    back = restore_event(event=event, version=gone.version, by=owner)
    assert (back.state, back.version, words(event, "members")) == ("draft", 4, ["some time in May 1901"])


def test_what_an_event_names_comes_out_of_the_bin_with_it(timeline: Timeline, owner: User) -> None:
    fact = Fact(
        title="It opens", people=(Part(name="Ann"),), place="Newton", tags=("stone",), source=NewSource(title="B")
    )
    event = add_fact(timeline=timeline, fact=fact, by=owner)
    revert_change(change=last(timeline), by=owner)
    names = [Actor.objects.get(), Place.objects.get(), Tag.objects.get(), Source.objects.get()]
    assert [row.withdrawn_at is not None for row in names] == [True] * 4
    event.refresh_from_db()
    restore_event(event=event, version=event.version, by=owner)
    for row in names:
        row.refresh_from_db()
    assert [row.withdrawn_at for row in (*names, Citation.objects.get())] == [None] * 5


def test_events_of_one_day_are_put_in_order_in_one_change(timeline: Timeline, owner: User) -> None:
    first, second, third = (
        add_fact(timeline=timeline, fact=Fact(title=title, when="1 May 1901"), by=owner) for title in "abc"
    )
    before = last(timeline).number
    move_event(event=third, after=first, version=1, by=owner)
    order = Event.objects.filter(timeline=timeline).order_by("sort_key", "number").values_list("title", flat=True)
    assert list(order) == ["a", "c", "b"]
    assert last(timeline).number == before + 1
    third.refresh_from_db()
    move_event(event=third, after=None, version=third.version, by=owner)
    assert list(order.all()) == ["c", "a", "b"]
    with pytest.raises(StaleVersion):
        move_event(event=second, after=None, version=99, by=owner)


def test_events_of_different_days_have_the_order_of_their_dates(timeline: Timeline, owner: User, event: Event) -> None:
    later = add_fact(timeline=timeline, fact=Fact(title="later", when="1902"), by=owner)
    with pytest.raises(Invalid):
        move_event(event=event, after=later, version=1, by=owner)


def test_a_part_is_given_changed_and_taken_away(timeline: Timeline, owner: User, event: Event) -> None:
    part = add_part(event=event, name="The queen", role="host", by=owner)
    add_part(event=event, name="the QUEEN", role="speaker", by=owner)
    assert Actor.objects.filter(timeline=timeline).count() == 1
    with pytest.raises(Invalid):
        add_part(event=event, name="The queen", role="host", by=owner)
    edited = edit_part(part=part, fields={"role": "guest", "is_alleged": True}, version=1, by=owner)
    assert (edited.role, edited.is_alleged, edited.version) == ("guest", True, 2)
    with pytest.raises(StaleVersion):
        remove_part(part=part, version=1, by=owner)
    remove_part(part=part, version=2, by=owner)
    assert [row.role for row in Participation.objects.filter(event=event)] == ["speaker"]


def test_a_tag_is_put_on_once_and_taken_off(timeline: Timeline, owner: User, event: Event) -> None:
    add_tag(event=event, name="stone", by=owner)
    before = last(timeline).number
    add_tag(event=event, name=" stone ", by=owner)
    assert last(timeline).number == before
    tag = Tag.objects.get(timeline=timeline)
    remove_tag(event=event, tag=tag, by=owner)
    remove_tag(event=event, tag=tag, by=owner)
    assert not event.event_tags.exists()
    assert last(timeline).number == before + 1
