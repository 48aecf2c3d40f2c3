"""Two events become one: everything goes over, nothing is doubled, nothing half-written, and one press parts them."""

from __future__ import annotations

import pytest

from events.actions import citations, dating, events, readings
from events.actions.refusals import InTheWay
from events.actions.reverting import revert_change
from events.models import (
    Annotation,
    Citation,
    Event,
    EventState,
    Reading,
    ReadingForm,
    Relation,
    Role,
    StoryStep,
    Timeline,
    User,
)
from events.queries.event.merging import Taken
from events.queries.event.page import event_page
from tests import factories as make
from tests.actions.merged import merge, two_tellings
from tests.actions.taken_back import content, last, placed
from tests.models.derived import assert_derived

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


def test_everything_goes_over_and_what_both_have_is_there_once(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    goes, stays = pair
    kept = merge(pair, ann, {"title": Taken.GOES, "summary": Taken.BOTH, "weight": Taken.GOES}, reason="one opening")
    assert (kept.pk, kept.title, kept.summary, kept.weight) == (stays.pk, "The bridge is opened", "A band.", 90)
    assert [each.source.short_title for each in kept.citations.order_by("position")] == [
        "Echo",
        "Courier",
        "Courier",
        "Echo",
    ]
    assert not Citation.objects.filter(event=goes).exists()
    parts = [(each.actor.name, each.role) for each in kept.participations.select_related("actor")]
    assert sorted(parts) == [("Ada", "host"), ("Bo", "guest")]
    assert sorted(kept.event_tags.values_list("tag__name", flat=True)) == ["steel", "stone"]
    assert Annotation.objects.get().event == kept
    assert list(StoryStep.objects.filter(event=kept).order_by("position").values_list("text", flat=True)) == [
        "",
        "Look.",
    ]
    standing = Relation.objects.filter(withdrawn_at__isnull=True).order_by("pk")
    third = Event.objects.get(title="The flood")
    ends = [(each.event, each.kind, each.other) for each in standing]
    assert ends == [(kept, "before", third), (third, "after", kept)]  # one by a source, one by ourselves
    gone = Event.objects.get(pk=goes.pk)
    assert (gone.state, gone.merged_into, gone.number) == (EventState.WITHDRAWN, kept, 1)
    change = last(timeline)
    assert (change.verb, change.reason, timeline.changes.count()) == ("merge_events", "one opening", 1)


def test_words_that_gave_a_relation_between_the_two_stay_and_say_nothing_of_the_date(
    ann: User, pair: tuple[Event, Event]
) -> None:
    relation = Relation.objects.get(kind="same as")
    reading = Reading.objects.get(relation=relation)
    merge(pair, ann)
    reading.refresh_from_db()
    relation.refresh_from_db()
    assert (reading.form, reading.relation) == (ReadingForm.NONE, None)
    assert relation.withdrawn_at is not None


def test_the_date_is_taken_with_what_it_rests_on_and_what_is_derived_follows(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    reading = Reading.objects.get(date_as_written="10 March")
    kept = merge(pair, ann, {"date": Taken.GOES})
    assert (kept.dating_basis, kept.dating_reading, kept.date) == ("reading", reading, reading.date)
    words = {row[6] for row in placed(timeline) if row[0] == kept.pk and row[1] == "current"}
    assert words == {"10 March 1901"}
    assert not [row for row in placed(timeline) if row[0] == pair[0].pk]
    assert_derived(timeline)
    page = event_page(timeline, kept.number, ann)
    assert page is not None
    assert len(page.citations) == 3


def test_one_press_parts_them_exactly_and_another_merges_them_again(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    eve = make.make_member(timeline, "eve", Role.EDITOR)
    before, stood = content(timeline), placed(timeline)
    merge(pair, ann, {"title": Taken.GOES, "date": Taken.GOES, "place": Taken.GOES})
    merged, stands = content(timeline), placed(timeline)
    undone = revert_change(change=last(timeline), by=eve)
    assert content(timeline) == before
    assert placed(timeline) == stood
    assert_derived(timeline)
    revert_change(change=undone, by=ann)
    assert content(timeline) == merged
    assert placed(timeline) == stands


def test_what_was_written_since_stays_when_they_are_parted(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    kept = merge(pair, ann)
    done = last(timeline)
    quoted = Citation.objects.get(passages__exact="a band played")
    citations.edit_citation(citation=quoted, fields={"note": "See p. 4."}, version=quoted.version, by=ann)
    events.edit_event(event=kept, fields={"title": "Grand opening"}, version=kept.version, by=ann)
    added = make.make_citation(kept)
    revert_change(change=done, by=ann)
    quoted.refresh_from_db()
    assert (quoted.event, quoted.note) == (pair[0], "See p. 4.")
    assert Event.objects.get(pk=kept.pk).title == "Grand opening"
    assert Citation.objects.get(pk=added.pk).event == kept


def test_a_citation_that_dates_the_one_that_stays_is_in_the_way_and_stays_with_it_where_the_rest_is_parted(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    kept = merge(pair, ann)
    done = last(timeline)
    reading = Reading.objects.get(date_as_written="10 March")
    dating.use_reading(event=kept, reading=reading, version=kept.version, by=ann)
    with pytest.raises(InTheWay) as refusal:
        revert_change(change=done, by=ann)
    assert [each.why for each in refusal.value.obstacles] == [
        f"The date of event {kept.number} rests on it now: use another one first."
    ]
    revert_change(change=done, by=ann, is_partial=True)
    assert Citation.objects.get(pk=reading.citation_id).event == kept
    assert Event.objects.get(pk=pair[0].pk).state == EventState.APPROVED


def test_a_date_whose_reading_was_taken_out_meanwhile_comes_back_without_it(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    merge(pair, ann)
    done = last(timeline)
    reading = Reading.objects.get(date_as_written="10 March")
    readings.remove_reading(reading=reading, version=reading.version, by=ann)
    with pytest.raises(InTheWay):
        revert_change(change=done, by=ann)
    revert_change(change=done, by=ann, is_partial=True)
    parted = Event.objects.get(pk=pair[0].pk)
    assert (parted.date, parted.dating_reading) == (pair[0].date, None)


def test_what_was_merged_into_the_one_that_goes_leads_to_the_one_that_stays(
    timeline: Timeline, ann: User, pair: tuple[Event, Event]
) -> None:
    first, second = pair
    third = Event.objects.get(title="The flood")
    merge(pair, ann)
    merge((second, third), ann)
    assert Event.objects.get(pk=first.pk).merged_into == third
    revert_change(change=last(timeline), by=ann)
    assert Event.objects.get(pk=first.pk).merged_into == second
