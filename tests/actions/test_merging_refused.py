"""When two events are not merged: nothing half-written, nothing shown that was not said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from events.actions import events, restoring
from events.actions.merging import Merge, merge_events
from events.actions.proposals import accept_proposal
from events.actions.refusals import AlreadyDone, Gone, InUse, Invalid, NotAllowed, Proposed, StaleVersion
from events.models import (
    Citation,
    Event,
    EventState,
    Proposal,
    Role,
    Timeline,
    User,
)
from events.queries.event.becoming_visible import becoming_visible
from events.queries.event.merging import Taken
from tests import factories as make
from tests.actions.merged import merge, two_tellings
from tests.actions.taken_back import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline() -> Timeline:
    return make.make_timeline("bridges")


@pytest.fixture
def ann(timeline: Timeline) -> User:
    return make.make_member(timeline, "ann", Role.EDITOR)


@pytest.fixture
def pair(timeline: Timeline) -> tuple[Event, Event]:
    return two_tellings(timeline)


def test_whoever_saw_another_version_of_either_is_refused_and_nothing_is_written(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    goes, stays = pair
    events.edit_event(event=goes, fields={"title": "Another title"}, version=goes.version, by=ann)
    before = content(timeline)
    for versions in ((goes.version, stays.version), (goes.version + 1, stays.version + 1)):
        asked = Merge(goes=goes, goes_version=versions[0], stays=stays, stays_version=versions[1], take={})
        with pytest.raises(StaleVersion):
            merge_events(merge=asked, by=ann)
    assert content(timeline) == before
    assert timeline.changes.count() == 1


def test_what_is_in_the_bin_or_merged_already_is_not_merged(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    merge(pair, ann)
    with pytest.raises(Gone):
        merge(pair, ann)
    gone = Event.objects.get(pk=pair[0].pk)
    with pytest.raises(InUse, match="merged into event 2"):
        restoring.restore(row=gone, version=gone.version, by=ann)


@pytest.mark.parametrize("hidden", [0, 1])
def test_nothing_that_only_members_saw_is_shown_to_all_unless_it_was_said(
    timeline: Timeline, ann: User, pair: tuple[Event, Event], hidden: int
) -> None:
    Event.objects.filter(pk=pair[hidden].pk).update(state=EventState.DRAFT)
    take = {"state": Taken.STAYS if hidden == 0 else Taken.GOES}
    before = content(timeline)
    with pytest.raises(Invalid) as refusal:
        merge(pair, ann, take)
    assert "shown" in refusal.value.problems
    assert content(timeline) == before
    found = becoming_visible(Event.objects.get(pk=pair[hidden].pk))
    assert any("Ada (host)" in line for line in found.lines)
    make.make_tagging(pair[hidden], "added meanwhile")
    with pytest.raises(Invalid):
        merge(pair, ann, take, shown=found.digest)
    kept = merge(pair, ann, take, shown=becoming_visible(Event.objects.get(pk=pair[hidden].pk)).digest)
    assert kept.state == EventState.APPROVED


def test_one_that_stays_among_members_needs_nothing_to_be_said(ann: User, pair: tuple[Event, Event]) -> None:
    Event.objects.filter(pk=pair[1].pk).update(state=EventState.DRAFT)
    assert merge(pair, ann, {"state": Taken.STAYS}).state == EventState.DRAFT


def test_sent_twice_under_one_key_they_are_merged_once(ann: User, pair: tuple[Event, Event]) -> None:
    merge(pair, ann, idempotency_key="one")
    with pytest.raises(AlreadyDone):
        merge(pair, ann, idempotency_key="one")


@pytest.mark.parametrize(
    ("take", "field"),
    [({"number": Taken.GOES}, "number"), ({"title": Taken.BOTH}, "title"), ({"summary": Taken.BOTH}, "summary")],
)
def test_what_makes_no_sense_is_refused(
    timeline: Timeline, ann: User, pair: tuple[Event, Event], take: Mapping[str, Taken], field: str
) -> None:
    Event.objects.filter(pk__in=[event.pk for event in pair]).update(summary="")
    for event, letter in zip(pair, "xy", strict=True):
        Event.objects.filter(pk=event.pk).update(summary=letter * 15_000)
    before = content(timeline)
    with pytest.raises(Invalid) as refusal:
        merge(pair, ann, take)
    assert set(refusal.value.problems) == {field}
    assert content(timeline) == before


def test_an_event_is_merged_with_another_of_its_own_timeline(ann: User, pair: tuple[Event, Event]) -> None:
    elsewhere = make.make_event(make.make_timeline("elsewhere"), "Elsewhere")
    for other in (pair[1], elsewhere):
        with pytest.raises(Invalid) as refusal:
            merge((other, pair[1]), ann)
        assert "other" in refusal.value.problems


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.READER])
def test_editors_alone_merge_them(timeline: Timeline, pair: tuple[Event, Event], role: Role) -> None:
    with pytest.raises(NotAllowed):
        merge(pair, make.make_member(timeline, "rae", role))
    assert Event.objects.get(pk=pair[0].pk).state == EventState.APPROVED


def test_under_the_two_person_rule_a_merge_waits_for_a_second_person(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    ben = make.make_member(timeline, "ben", Role.EDITOR)
    Timeline.objects.filter(pk=timeline.pk).update(two_person_rule=True)
    with pytest.raises(Proposed):
        merge(pair, ann)
    assert Event.objects.get(pk=pair[0].pk).state == EventState.APPROVED
    assert Citation.objects.filter(event=pair[0]).exists()
    proposal = Proposal.objects.get()
    accept_proposal(proposal=proposal, version=proposal.version, by=ben)
    assert Event.objects.get(pk=pair[0].pk).merged_into == pair[1]
    assert Citation.objects.filter(event=pair[1]).count() == 4
