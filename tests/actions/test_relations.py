"""How one event stands to another: said, changed, taken back and brought back."""

from __future__ import annotations

from typing import Any

import pytest

from events.actions.dating import use_reading
from events.actions.readings import add_reading, edit_reading
from events.actions.refusals import AlreadyDone, InUse, Invalid, KeyReused, NotAllowed, StaleVersion
from events.actions.relations import add_relation, edit_relation, restore_relation, withdraw_relation
from events.actions.reverting import revert_change
from events.dates import say
from events.models import Change, ComputedDate, Event, Reading, Relation, Role, Timeline, User
from tests.actions.conftest import member
from tests.factories import make_citation, make_event, make_relation, make_timeline, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(timeline: Timeline) -> tuple[Event, Event]:
    stored = Timeline.objects.get(pk=timeline.pk)
    return make_event(stored, "The bridge opens", "1901"), make_event(stored, "The bridge falls", "1902")


def test_a_relation_is_one_change_that_says_what_it_made(events: tuple[Event, Event], owner: User) -> None:
    made = add_relation(event=events[0], kind="before", other=events[1], by=owner, gap_least=2, gap_unit="days")
    change = Change.objects.get(verb="add_relation")
    assert change.made == {"noun": "relation", "id": str(made.public_id)}
    assert Relation.objects.get().gap_least == 2


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "beside"}, "kind"),
        ({"gap_least": 3}, "gap_unit"),
        ({"gap_most": 3, "gap_unit": "days"}, "gap_least"),
        ({"gap_least": 3, "gap_most": 2, "gap_unit": "days"}, "gap_most"),
        ({"gap_least": 3, "gap_unit": "fortnights"}, "gap_unit"),
        ({"gap_least": 2**40, "gap_unit": "days"}, "gap_least"),
        ({"kind": "part of", "gap_least": 3, "gap_unit": "days"}, "gap_least"),
        ({"clock": "sundial"}, "clock"),
    ],
)
def test_what_a_relation_cannot_say_is_refused_by_field(
    events: tuple[Event, Event], owner: User, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_relation(event=events[0], other=events[1], by=owner, **{"kind": "before"} | fields)
    assert set(refused.value.problems) == {field}
    assert not Relation.objects.exists()


def test_an_event_is_related_to_others_of_its_own_timeline_only(events: tuple[Event, Event], owner: User) -> None:
    elsewhere = make_event(make_timeline("elsewhere"), "Something else")
    for other in (events[0], elsewhere):
        with pytest.raises(Invalid) as refused:
            add_relation(event=events[0], kind="before", other=other, by=owner)
        assert set(refused.value.problems) == {"other"}


def test_a_withdrawn_citation_says_nothing_about_a_relation(events: tuple[Event, Event], owner: User) -> None:
    citation = make_citation(events[0])
    withdraw(citation)
    with pytest.raises(Invalid) as refused:
        add_relation(event=events[0], kind="before", other=events[1], by=owner, citation=citation)
    assert set(refused.value.problems) == {"citation"}


def test_editors_relate_events_and_annotators_do_not(events: tuple[Event, Event], timeline: Timeline) -> None:
    with pytest.raises(NotAllowed):
        add_relation(event=events[0], kind="before", other=events[1], by=member(timeline, Role.ANNOTATOR))
    add_relation(event=events[0], kind="before", other=events[1], by=member(timeline, Role.EDITOR))


def test_the_same_request_made_twice_makes_one_relation(events: tuple[Event, Event], owner: User) -> None:
    given: dict[str, Any] = {"event": events[0], "other": events[1], "by": owner, "idempotency_key": "k"}
    made = add_relation(kind="before", asked="a", **given)
    with pytest.raises(AlreadyDone) as done:
        add_relation(kind="before", asked="a", **given)
    assert done.value.change.made == {"noun": "relation", "id": str(made.public_id)}
    with pytest.raises(KeyReused):
        add_relation(kind="after", asked="b", **given)


def test_an_edit_is_checked_with_what_it_leaves_as_it_was(events: tuple[Event, Event], owner: User) -> None:
    relation = make_relation(events[0], "before", events[1], gap_least=5, gap_unit="days")
    with pytest.raises(Invalid):
        edit_relation(relation=relation, fields={"gap_most": 4}, version=1, by=owner)
    with pytest.raises(Invalid):
        edit_relation(relation=relation, fields={"event": events[1]}, version=1, by=owner)
    stored = edit_relation(relation=relation, fields={"gap_most": 9, "kind": "after"}, version=1, by=owner)
    assert (stored.gap_most, stored.kind, stored.version) == (9, "after", 2)
    with pytest.raises(StaleVersion):
        edit_relation(relation=relation, fields={"gap_most": 10}, version=1, by=owner)


def test_a_relation_is_taken_back_and_brought_back(events: tuple[Event, Event], owner: User) -> None:
    relation = make_relation(events[0], "before", events[1])
    taken = withdraw_relation(relation=relation, version=1, by=owner, reason="said by nobody")
    assert taken.withdrawn_at is not None
    assert withdraw_relation(relation=taken, version=2, by=owner).version == 2
    assert restore_relation(relation=taken, version=2, by=owner).withdrawn_at is None


def test_a_relation_that_dates_an_event_is_in_use(events: tuple[Event, Event], timeline: Timeline, owner: User) -> None:
    relation = make_relation(events[0], "before", events[1])
    Reading.objects.create(timeline=timeline, citation=make_citation(events[0]), form="relative", relation=relation)
    with pytest.raises(InUse):
        withdraw_relation(relation=relation, version=1, by=owner)


def computed(event: Event) -> str:
    row = ComputedDate.objects.filter(event=event, audience="members").first()
    return say(row.date) if row and row.date else ""


def undo(timeline: Timeline, by: User) -> None:
    revert_change(change=Change.objects.filter(timeline=timeline).latest("number"), by=by)


def test_both_ends_move_with_a_relation_in_one_change_and_back_with_one_undo(timeline: Timeline, owner: User) -> None:
    stored = Timeline.objects.get(pk=timeline.pk)
    opening, feast, poem = (
        make_event(stored, name, date) for name, date in (("A", "1901-03-10"), ("B", None), ("C", None))
    )
    gap: dict[str, Any] = {"gap_least": 1, "gap_most": 1, "gap_unit": "days"}
    number = Change.objects.filter(timeline=timeline).count()
    made = add_relation(event=opening, kind="before", other=feast, by=owner, **gap)
    assert (computed(feast), Change.objects.filter(timeline=timeline).count()) == ("11 March 1901", number + 1)
    edit_relation(relation=made, fields={"other": poem}, version=1, by=owner)
    assert (computed(feast), computed(poem)) == ("", "11 March 1901")
    undo(timeline, owner)
    assert (computed(feast), computed(poem)) == ("11 March 1901", "")
    undo(timeline, owner)
    assert (computed(feast), computed(poem)) == ("", "11 March 1901")
    made.refresh_from_db()
    withdraw_relation(relation=made, version=made.version, by=owner)
    assert computed(poem) == ""
    undo(timeline, owner)
    assert computed(poem) == "11 March 1901"
    made.refresh_from_db()
    taken = withdraw_relation(relation=made, version=made.version, by=owner)
    restore_relation(relation=taken, version=taken.version, by=owner)
    assert computed(poem) == "11 March 1901"


def test_what_a_relation_moves_follows_a_reading_that_is_edited_and_one_that_is_undone(
    timeline: Timeline, owner: User
) -> None:
    stored = Timeline.objects.get(pk=timeline.pk)
    opening, feast = make_event(stored, "The opening"), make_event(stored, "The feast")
    reading = add_reading(citation=make_citation(opening), when="10 March 1901", by=owner)
    use_reading(event=opening, reading=reading, version=1, by=owner)
    add_relation(event=feast, kind="after", other=opening, by=owner, gap_least=1, gap_most=1, gap_unit="days")
    edit_reading(reading=reading, fields={"when": "20 March 1901"}, version=1, by=owner)
    assert computed(feast) == "21 March 1901"
    undo(timeline, owner)
    assert computed(feast) == "11 March 1901"


def test_readings_that_a_relation_gives_go_with_it_and_come_back_with_the_undo(
    events: tuple[Event, Event], timeline: Timeline, owner: User
) -> None:
    relation = make_relation(events[0], "before", events[1])
    Reading.objects.create(timeline=timeline, citation=make_citation(events[0]), form="relative", relation=relation)
    withdraw_relation(relation=relation, version=1, by=owner, with_readings=True)
    assert not Reading.objects.exists()
    undo(timeline, owner)
    assert Reading.objects.get().relation == relation


def test_the_words_of_a_source_make_the_relation_what_it_says_of_the_date_and_one_undo_takes_back_both(
    events: tuple[Event, Event], owner: User
) -> None:
    opens, falls = events
    undated = make_event(opens.timeline, "The feast")
    citation = make_citation(undated)
    words = " the day before it opened "
    relation = add_relation(
        event=undated, kind="before", other=opens, by=owner, citation=citation, words=words,
        gap_least=1, gap_most=1, gap_unit="days",
    )  # fmt: skip
    (reading,) = Reading.objects.filter(citation=citation)
    assert (reading.form, reading.relation, reading.basis) == ("relative", relation, "relative")
    assert reading.date_as_written == "the day before it opened"
    change = Change.objects.get(verb="add_relation")
    revert_change(change=change, by=owner)
    assert not Reading.objects.filter(citation=citation).exists()
    assert not ComputedDate.objects.filter(event=undated).exists()
    assert falls.title == "The bridge falls"


@pytest.mark.parametrize(
    ("kind", "whose"), [("before", "nobody’s"), ("before", "another event’s"), ("part of", "its own")]
)
def test_words_need_a_source_of_this_event_and_a_relation_in_time(
    events: tuple[Event, Event], owner: User, kind: str, whose: str
) -> None:
    opens, falls = events
    citation = {"nobody’s": None, "another event’s": make_citation(falls), "its own": make_citation(opens)}[whose]
    with pytest.raises(Invalid) as refused:
        add_relation(event=opens, kind=kind, other=falls, by=owner, citation=citation, words="the day before")
    assert set(refused.value.problems) == {"words"}
    assert not Relation.objects.exists()
