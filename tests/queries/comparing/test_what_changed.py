"""What changed in the telling between two days, and who came out in between and says so."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import parse
from events.models import Actor, ActorKind, RelationKind, Stance, Unit
from events.queries.comparing.what_changed import what_changed
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
CONFERENCE, MINISTERIAL = 10, 29


def between(timeline, first, last, reader=STRANGER):
    return what_changed(Sight.of_reader(timeline, reader), parse(first), parse(last))


def row(rows, number):
    return next(each for each in rows if each.event.number == number)


def sources(row):
    return [reason.source for reason in row.reasons]


def test_the_conference_happened_and_the_ministers_lost_their_date(sample):
    found = between(sample, "2007-03-09", "2007-03-12")
    conference, ministers = (row(found.changed, number) for number in (CONFERENCE, MINISTERIAL))
    assert conference.date == ("between 2 and 31 March 2007, as announced", "10 March 2007")
    assert conference.outcome == ("planned", "happened")
    assert ministers.date == ("some time in April 2007, as announced", "no date")
    assert not ministers.has_other_outcome
    assert (sources(conference), sources(ministers), found.sources) == (["WSWS"], ["WSWS"], ("WSWS",))
    assert len(found.appeared) == 22


def test_the_ministers_met_and_three_sources_say_why(sample):
    found = between(sample, "2007-03-12", "2007-05-05")
    ministers = row(found.changed, MINISTERIAL)
    assert (ministers.date, ministers.outcome) == (("no date", "3–4 May 2007"), ("planned", "happened"))
    assert sources(ministers) == ["Reuters, April", "RIA Novosti", "RFE/RL"]
    assert found.appeared == ()


def test_nothing_changed_on_days_on_which_nothing_came_out(sample):
    assert between(sample, "2007-03-12", "2007-03-20").is_empty


def test_a_date_that_follows_from_another_names_who_moved_that_one():
    timeline = make.make_timeline()
    raid, speech = make.make_event(timeline, "raid"), make.make_event(timeline, "speech")
    early, late = (make.make_source(timeline, name, day) for name, day in (("early", "2007-02"), ("late", "2007-03")))
    make.make_reading(make.make_citation(raid, early), "2007-01")
    tie = make.make_citation(speech, early)
    gap = {"gap_least": 1, "gap_most": 1, "gap_unit": Unit.DAYS}
    make.make_relation(speech, RelationKind.BEFORE, raid, citation=tie, **gap)
    make.make_reading(make.make_citation(raid, late), "2007-01-11")
    moved = row(between(timeline, "2007-02", "2007-03").changed, speech.number)
    assert moved.date[1] == "10 January 2007"
    assert [(reason.source, reason.event) for reason in moved.reasons] == [("late", raid.number)]


def test_several_who_speak_are_spoken_of_in_the_plural():
    timeline = make.make_timeline()
    raid = make.make_event(timeline, "raid")
    officials = Actor.objects.create(timeline=timeline, name="Officials", kind=ActorKind.GROUP)
    make.make_citation(raid, make.make_source(timeline, "Paper", "2007-03"), stance=Stance.CLAIMS, speaker=officials)
    (told,) = between(timeline, "2007-02", "2007-04").appeared
    assert [str(reason.sentence) for reason in told.reasons] == ["Officials claim this, according to Paper"]


def test_a_confidential_source_changes_nothing_for_strangers():
    timeline = make.make_timeline()
    meeting = make.make_event(timeline, "meeting")
    make.make_citation(meeting, make.make_source(timeline, "Leak", "2007-03-12", public_label="A person present"))
    assert between(timeline, "2007-03-09", "2007-03-12").is_empty
    seen = between(timeline, "2007-03-09", "2007-03-12", make.make_member(timeline))
    assert sources(seen.appeared[0]) == ["Leak"]


def test_a_long_list_says_how_many_it_leaves_out(monkeypatch):
    monkeypatch.setattr("events.queries.comparing.what_changed.MOST", 2)
    timeline = make.make_timeline()
    paper = make.make_source(timeline, "Paper", "2007-03-12")
    for number in range(5):
        make.make_citation(make.make_event(timeline, f"e{number}"), paper)
    found = between(timeline, "2007-03-09", "2007-03-12")
    assert (len(found.appeared), found.more) == (2, 3)


def test_many_sources_that_came_out_are_counted_after_the_first(monkeypatch):
    monkeypatch.setattr("events.queries.comparing.what_changed.MOST_NAMED", 2)
    timeline = make.make_timeline()
    for number in range(4):
        make.make_citation(make.make_event(timeline, f"e{number}"), make.make_source(timeline, f"P{number}", "2007-03"))
    found = between(timeline, "2007-02", "2007-04")
    assert (found.sources, found.more_sources) == (("P0", "P1"), 2)
