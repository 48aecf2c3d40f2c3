"""Every event in its turn, from the database."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.actions.placements import rebuild_placements
from events.dates import order_key, parse, under_way
from events.models import Event, EventState, RelationKind, Stance, Unit
from events.queries.listed.order import UNDATED, told
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db

DATES = (
    "2007", "2007-01", "2007-01-01", "[..2007-03-09]", "2007-03-09", "2007-03-10", "/2007-05-04", "198X", "2007-03~",
    "2007-05-03/2007-05-04", "../2007-03-09", "2007-03-10/..", "2007-03-01/2007-03-31", "-0752", "1984?", "2007-24",
    "2007-01-11T03:00:00+03:00", "[2007-03-10..2007-03-12]", "2007-03-10/",
)  # fmt: skip


def sight(timeline, reader=None):
    return Sight.of_reader(timeline, reader or AnonymousUser())


def titles(timeline, reader=None):
    named = dict(Event.objects.filter(timeline=timeline).values_list("pk", "title"))
    return [named[turn.event] for turn in told(sight(timeline, reader))]


def headings(timeline):
    return [turn.heading for turn in told(sight(timeline))]


def test_the_database_orders_dates_as_the_dates_themselves_do():
    timeline = make.make_timeline()
    values = [parse(text) for text in DATES] + [under_way(parse("2007-03-12"))]
    for value in values:
        make.make_event(timeline, value.edtf or "under way", value)
    by_hand = sorted(range(len(values)), key=lambda place: (order_key(values[place]), place))
    assert titles(timeline) == [values[place].edtf or "under way" for place in by_hand]


def test_events_of_one_day_stand_by_their_key_and_then_by_their_number():
    timeline = make.make_timeline()
    for title, key in (("c", 1), ("a", 0), ("b", 0), ("first", -1)):
        make.make_event(timeline, title, "2007-03-10", sort_key=key)
    assert titles(timeline) == ["first", "a", "b", "c"]


def test_a_heading_is_no_finer_than_the_date():
    timeline = make.make_timeline()
    for date in ("2003", "2006-12", "2007-01-11", "[..2007-03-09]", "[2007-03-28..2007-04-03]"):
        make.make_event(timeline, date, date)
    make.make_event(timeline, "undated")
    assert headings(timeline) == ["2003", "December 2006", "January 2007", "March 2007", "March–April 2007", UNDATED]


def test_the_day_before_the_raid_stands_before_the_raid():
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid", "2007-01-11")
    make.make_event(timeline, "later", "2007-02")
    surge = make.make_event(timeline, "surge")
    make.make_relation(surge, RelationKind.BEFORE, raid, gap_least=1, gap_most=1, gap_unit=Unit.DAYS)
    assert titles(timeline) == ["surge", "raid", "later"]
    assert headings(timeline) == ["January 2007", "January 2007", "February 2007"]


def test_what_is_only_said_of_the_other_event_places_this_one():
    timeline = make.make_timeline()
    known = make.make_event(timeline, "known", "2007-01-11")
    make.make_event(timeline, "later", "2007-02")
    unknown = make.make_event(timeline, "unknown")
    make.make_relation(known, RelationKind.BEFORE, unknown)
    turns = told(sight(timeline))
    assert titles(timeline) == ["known", "unknown", "later"]
    assert turns[1].tie.kind == RelationKind.AFTER
    assert turns[1].tie.is_inverse


def test_a_relation_taken_back_places_nothing():
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid", "2007-01-11")
    first, second = make.make_event(timeline, "first"), make.make_event(timeline, "second")
    make.withdraw(make.make_relation(first, RelationKind.BEFORE, raid))
    citation = make.make_citation(second)
    make.make_relation(second, RelationKind.BEFORE, raid, citation=citation)
    make.withdraw(citation)
    assert headings(timeline) == ["January 2007", UNDATED, UNDATED]


def test_an_event_that_was_announced_stands_at_its_last_announcement():
    timeline = make.make_timeline()
    make.make_event(timeline, "april", "2007-04-15")
    make.make_event(timeline, "june", "2007-06-01")
    meeting = make.make_event(timeline, "meeting")
    for published, date in (("2007-03-01", "2007-04"), ("2007-04-20", "2007-05-03/2007-05-04")):
        source = make.make_source(timeline, published=published)
        make.make_reading(make.make_citation(meeting, source, stance=Stance.ANNOUNCES), date)
    make.place(timeline)
    turns = told(sight(timeline))
    assert titles(timeline) == ["april", "meeting", "june"]
    assert [turn.is_announced for turn in turns] == [False, True, False]


def test_drafts_stand_in_the_order_of_members_only():
    timeline = make.make_timeline()
    member = make.make_member(timeline)
    make.make_event(timeline, "approved", "2007")
    make.make_event(timeline, "draft", "2006", state=EventState.DRAFT)
    make.make_event(timeline, "withdrawn", "2005", state=EventState.WITHDRAWN)
    assert titles(timeline) == ["approved"]
    assert titles(timeline, member) == ["draft", "approved"]


def test_an_event_dated_by_a_draft_gives_the_draft_away_to_nobody():
    timeline = make.make_timeline()
    draft = make.make_event(timeline, "draft", "2006", state=EventState.DRAFT)
    loose = make.make_event(timeline, "loose")
    make.make_relation(loose, RelationKind.DURING, draft)
    assert headings(timeline) == [UNDATED]


def test_the_order_takes_four_queries_however_many_events(django_assert_max_num_queries):
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid", "2007-01-11")
    for place in range(30):
        make.make_relation(make.make_event(timeline, f"loose {place}"), RelationKind.AFTER, raid)
    seen = sight(timeline)
    with django_assert_max_num_queries(4):
        assert len(told(seen)) == 31


def test_by_the_clock_a_pair_is_reversed_whose_calendar_order_is_the_other_way_round():
    timeline = make.make_timeline()
    make.make_event(timeline, "speech in Washington", "2007-01-10T21:00:00-05:00")
    make.make_event(timeline, "raid in Irbil", "2007-01-11T03:00:00+03:00")
    make.make_event(timeline, "conference", "2007-03-10")
    rumour = make.make_event(timeline, "rumour")
    make.make_relation(rumour, RelationKind.AFTER, Event.objects.get(title="raid in Irbil"))
    named = dict(Event.objects.filter(timeline=timeline).values_list("pk", "title"))

    def order(*, is_by_clock):
        return [named[turn.event] for turn in told(sight(timeline), is_by_clock=is_by_clock)]

    assert order(is_by_clock=False) == ["speech in Washington", "raid in Irbil", "rumour", "conference"]
    assert order(is_by_clock=True) == ["raid in Irbil", "rumour", "speech in Washington", "conference"]


def test_what_is_only_known_to_have_come_before_another_stands_before_it_though_it_is_known_only_by_that_day():
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid", "2007-01-11T03:00:00+03:00")
    talks = make.make_event(timeline, "talks")
    make.make_relation(talks, RelationKind.BEFORE, raid)
    rebuild_placements(timeline=timeline)
    assert titles(timeline) == ["talks", "raid"]


def test_a_reply_known_only_to_be_that_day_stands_after_the_speech_it_answers():
    timeline = make.make_timeline()
    conference = make.make_event(timeline, "conference", "2007-03-10")
    reply, speech = make.make_event(timeline, "reply"), make.make_event(timeline, "speech")
    for each in (reply, speech):
        make.make_relation(each, RelationKind.DURING, conference)
    make.make_relation(reply, RelationKind.AFTER, speech)
    rebuild_placements(timeline=timeline)
    assert titles(timeline) == ["conference", "speech", "reply"]
    assert all(turn.is_dated for turn in told(sight(timeline)))
