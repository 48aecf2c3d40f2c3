"""Many events edited together: one change, a result for each, nothing half-written, taken back by one press."""

from __future__ import annotations

import pytest

from events.actions.facts import Part
from events.actions.many_events import MOST, Outcome, Wanted, edit_events
from events.actions.refusals import AlreadyDone, Invalid, NotAllowed
from events.actions.reverting import revert_change
from events.models import Change, Event, EventState, Participation, Place, Placement, Role, Tag, Timeline, User
from tests import factories as make

pytestmark = pytest.mark.django_db
EVERYTHING = Wanted(
    weight=90,
    occurrence="cancelled",
    state="draft",
    place="Harbour",
    parts=(Part(name="Ada", role="host"), Part(name="Bo")),
    tags=("ships", "trade"),
)


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline()


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def events(timeline: Timeline) -> list[Event]:
    return [make.make_event(timeline, f"event {number}", f"200{number}") for number in range(1, 5)]


def outcomes(results) -> dict[int, str]:
    return {each.number: str(each.outcome) for each in results}


def run(timeline: Timeline, events: list[Event], ann: User, wanted: Wanted = EVERYTHING, **more: object):
    pairs = [(event, event.version) for event in events]
    return edit_events(timeline=timeline, events=pairs, wanted=wanted, by=ann, **more)


def state_of(timeline: Timeline) -> list[tuple[object, ...]]:
    """All that such an edit can write."""
    rows = []
    for event in Event.objects.filter(timeline=timeline).order_by("number").select_related("place"):
        people = sorted(event.participations.values_list("actor__name", "role"))
        tags = sorted(event.event_tags.values_list("tag__name", flat=True))
        place = event.place.name if event.place else ""
        rows.append((event.number, event.weight, event.occurrence, event.state, place, people, tags))
    return rows


def test_all_that_is_wanted_is_written_to_each_in_one_change(
    timeline: Timeline, events: list[Event], ann: User
) -> None:
    results = run(timeline, events[:3], ann, reason="a batch")
    assert outcomes(results) == {1: "changed", 2: "changed", 3: "changed"}
    written = (90, "cancelled", "draft", "Harbour", [("Ada", "host"), ("Bo", "")], ["ships", "trade"])
    assert state_of(timeline) == [
        *((number, *written) for number in (1, 2, 3)),
        (4, 50, "happened", "approved", "", [], []),
    ]
    (change,) = Change.objects.filter(timeline=timeline)
    assert (change.verb, change.reason, change.by) == ("edit_events", "a batch", ann)
    assert (Place.objects.count(), Tag.objects.count()) == (1, 2)
    assert set(Placement.objects.filter(event__in=events[:3]).values_list("weight", "audience")) == {(90, "members")}


def test_one_press_takes_all_of_it_back(timeline: Timeline, events: list[Event], ann: User) -> None:
    before = state_of(timeline)
    run(timeline, events, ann)
    revert_change(change=Change.objects.get(timeline=timeline), by=ann)
    assert state_of(timeline) == before
    assert not Place.objects.filter(withdrawn_at__isnull=True).exists()


def test_tags_and_places_are_taken_off(timeline: Timeline, events: list[Event], ann: User) -> None:
    run(timeline, events[:2], ann, Wanted(place="Harbour", tags=("ships", "trade")))
    fresh = list(Event.objects.filter(timeline=timeline).order_by("number"))
    results = run(timeline, fresh, ann, Wanted(place="", tags_off=("ships",)))
    assert outcomes(results) == {1: "changed", 2: "changed", 3: "same", 4: "same"}
    assert [(row[4], row[6]) for row in state_of(timeline)] == [("", ["trade"]), ("", ["trade"]), ("", []), ("", [])]


def test_who_was_quicker_in_the_same_field_is_not_overwritten_and_the_others_are_written(
    timeline: Timeline, events: list[Event], ann: User
) -> None:
    from events.actions.events import edit_event, withdraw_event

    first, second, third, _fourth = events
    edit_event(event=first, fields={"weight": 20}, version=first.version, by=ann)
    edit_event(event=second, fields={"title": "another title"}, version=second.version, by=ann)
    withdraw_event(event=third, version=third.version, by=ann)
    results = run(timeline, events, ann)
    assert outcomes(results) == {1: "clashes", 2: "changed", 3: "gone", 4: "changed"}
    assert [conflict.field for conflict in results[0].conflicts] == ["weight"]
    rows = {row[0]: row[1:] for row in state_of(timeline)}
    assert rows[1] == (20, "happened", "approved", "", [], [])  # whole: no tag of it either
    assert rows[3][2] == EventState.WITHDRAWN
    assert Event.objects.get(pk=second.pk).title == "another title"


def test_where_nothing_would_be_different_there_is_no_change(
    timeline: Timeline, events: list[Event], ann: User
) -> None:
    results = run(timeline, events, ann, Wanted(weight=50, state="approved", tags_off=("ships",)))
    assert set(outcomes(results).values()) == {Outcome.SAME}
    assert not Change.objects.filter(timeline=timeline).exists()


def test_a_place_that_is_new_is_not_left_behind_where_all_were_left(
    timeline: Timeline, events: list[Event], ann: User
) -> None:
    from events.actions.events import place_event

    place_event(event=events[0], name="Market", version=events[0].version, by=ann)
    results = run(timeline, events[:1], ann, Wanted(place="Harbour"))
    assert outcomes(results) == {1: "clashes"}
    assert list(Place.objects.values_list("name", flat=True)) == ["Market"]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(), "choose"),
        (Wanted(weight=100), "weight"),
        (Wanted(occurrence="perhaps"), "occurrence"),
        (Wanted(state="withdrawn"), "state"),
        (Wanted(tags=("x" * 100_000,)), "name"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    timeline: Timeline, events: list[Event], ann: User, wanted: Wanted, field: str
) -> None:
    before = state_of(timeline)
    with pytest.raises(Invalid) as refusal:
        run(timeline, events, ann, wanted)
    assert field in refusal.value.problems
    assert state_of(timeline) == before
    assert not Change.objects.filter(timeline=timeline).exists()


def test_none_and_too_many_are_refused(timeline: Timeline, events: list[Event], ann: User) -> None:
    for pairs in ([], [events[0]] * (MOST + 1)):
        with pytest.raises(Invalid) as refusal:
            run(timeline, pairs, ann)
        assert "choose" in refusal.value.problems


def test_sent_twice_under_one_key_it_is_done_once(timeline: Timeline, events: list[Event], ann: User) -> None:
    run(timeline, events, ann, Wanted(tags=("ships",)), idempotency_key="one")
    with pytest.raises(AlreadyDone):
        run(timeline, events, ann, Wanted(tags=("ships",)), idempotency_key="one")
    assert Change.objects.filter(timeline=timeline).count() == 1


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.READER])
def test_editors_alone_edit_them(timeline: Timeline, events: list[Event], role: Role) -> None:
    with pytest.raises(NotAllowed):
        run(timeline, events, make.make_member(timeline, "rae", role))
    assert not Participation.objects.exists()
