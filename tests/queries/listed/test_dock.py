"""What stands beside the axis: events of which at most the order is known."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import EventState, Occurrence, RelationKind, Stance
from events.queries.listed.dock import NAMED, dock
from events.queries.listed.order import told
from events.queries.listed.the_list import the_list
from events.queries.listed.turns_told import turns_told
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
K = RelationKind


@pytest.fixture
def timeline():
    return make.make_timeline()


def docked(timeline, reader=None, matching=None):
    sight = Sight.of_reader(timeline, reader or AnonymousUser())
    return dock(sight, turns_told(sight, told(sight), matching))


def neighbours(timeline, reader=None):
    return [
        (each.event.title, each.after and each.after.title, each.before and each.before.title)
        for each in docked(timeline, reader).first
    ]


def test_a_timeline_whose_events_all_have_dates_has_no_dock(timeline):
    make.make_event(timeline, "conference", "2007-03-10")
    make.place(timeline)
    assert docked(timeline).total == 0


def test_an_event_that_answers_one_and_led_to_another_lies_between_them(timeline):
    conference = make.make_event(timeline, "conference", "2007-03-10")
    summit = make.make_event(timeline, "summit", "2007-05-03")
    talks = make.make_event(timeline, "talks")
    make.make_relation(talks, K.RESPONDS_TO, conference)
    make.make_relation(summit, K.OUTCOME_OF, talks)
    make.make_event(timeline, "rumour")
    make.place(timeline)
    assert neighbours(timeline) == [("talks", "conference", "summit"), ("rumour", None, None)]


def test_beside_one_without_a_date_it_says_so(timeline):
    talks, lunch = make.make_event(timeline, "talks"), make.make_event(timeline, "lunch")
    conference = make.make_event(timeline, "conference", "2007-03-10")
    make.make_relation(talks, K.RESPONDS_TO, conference)
    make.make_relation(lunch, K.DURING, talks)
    make.place(timeline)
    by = {each.event.title: each for each in docked(timeline).first}
    assert by["lunch"].after is not None
    assert by["lunch"].after.title == "conference"


def test_an_event_moves_onto_the_axis_when_evidence_comes(timeline):
    talks = make.make_event(timeline, "talks")
    conference = make.make_event(timeline, "conference", "2007-03-10")
    make.make_relation(talks, K.RESPONDS_TO, conference)
    make.place(timeline)
    assert docked(timeline).total == 1
    make.make_relation(talks, K.DURING, conference)
    talks.dating_basis = "computed"
    talks.save()
    make.place(timeline)
    assert docked(timeline).total == 0


def test_a_plan_whose_date_was_taken_back_says_that_it_is_planned(timeline):
    meeting = make.make_event(timeline, "meeting", occurrence=Occurrence.PLANNED)
    citation = make.make_citation(meeting, make.make_source(timeline, published="2007-03-12"), stance=Stance.ANNOUNCES)
    citation.readings.create(timeline=timeline, form="withdrawn")
    make.place(timeline)
    assert [each.state for each in docked(timeline).first] == ["planned, no date"]


def test_what_a_stranger_may_not_see_gives_no_neighbour(timeline):
    draft = make.make_event(timeline, "draft", "2007-03-10", state=EventState.DRAFT)
    talks = make.make_event(timeline, "talks")
    make.make_relation(talks, K.RESPONDS_TO, draft)
    make.place(timeline)
    assert neighbours(timeline) == [("talks", None, None)]
    assert neighbours(timeline, make.make_member(timeline)) == [("talks", "draft", None)]


def test_of_many_those_that_matter_most_are_named_first_and_all_in_their_order(timeline):
    for number in range(NAMED + 2):
        make.make_event(timeline, f"event {number}", weight=90 if number == 3 else 50)
    make.place(timeline)
    found = docked(timeline)
    assert [each.event.title for each in found.first] == ["event 3"]
    assert [each.event.number for each in found.events] == [1, 2, 3, 4, 5]


def test_the_filters_of_the_page_hold_for_the_dock(timeline):
    talks = make.make_event(timeline, "talks")
    make.make_event(timeline, "rumour")
    assert [each.event.title for each in docked(timeline, matching={talks.pk}).first] == ["talks"]


def test_the_dock_takes_few_queries_however_much_it_holds(timeline, django_assert_max_num_queries):
    anchor = make.make_event(timeline, "anchor", "2007-03-10")
    for number in range(20):
        make.make_relation(make.make_event(timeline, f"event {number}"), K.RESPONDS_TO, anchor)
    make.place(timeline)
    sight = Sight.of_reader(timeline, AnonymousUser())
    turns = the_list(sight)
    with django_assert_max_num_queries(6):
        dock(sight, turns)


def test_what_is_to_happen_during_an_announced_meeting_is_said_to_be_during_it(timeline):
    meeting = make.make_event(timeline, "meeting", occurrence=Occurrence.PLANNED)
    make.make_reading(make.make_citation(meeting, stance=Stance.ANNOUNCES), "2007-04")
    talks = make.make_event(timeline, "talks", occurrence=Occurrence.PLANNED)
    make.make_relation(talks, K.DURING, meeting)
    make.place(timeline)
    (found,) = docked(timeline).first
    assert found.by is not None
    assert (found.by.words, found.by.other.title, found.by_note) == (
        "during",
        "meeting",
        "which has only been announced",
    )
