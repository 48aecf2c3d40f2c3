"""Two tellings side by side: what only one has, what they tell otherwise, what both tell, and who is named how."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import parse
from events.models import Actor, Source
from events.queries.comparing.side_by_side import side_by_side
from events.queries.lenses.tellers import tellers
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def beside(timeline, one, other, reader=STRANGER, **asked):
    return side_by_side(Sight.of_reader(timeline, reader), one.public_id, other.public_id, **asked)


def numbers(pairs):
    return [pair.event.number for pair in pairs]


def the_source(timeline, name):
    return Source.objects.get(timeline=timeline, short_title=name)


def test_of_the_samples_two_articles_each_shows_what_only_it_has(sample):
    hindu, wsws = the_source(sample, "The Hindu"), the_source(sample, "WSWS")
    found = beside(sample, hindu, wsws)
    by = {source.pk: set() for source in (hindu, wsws)}
    for event in sample_events(sample):
        for citation in event.citations.all():
            by.get(citation.source_id, set()).add(event.number)
    assert set(numbers(found.only_one)) == by[hindu.pk] - by[wsws.pk] != set()
    assert set(numbers(found.only_other)) == by[wsws.pk] - by[hindu.pk] != set()
    assert set(numbers(found.otherwise + found.same)) == by[hindu.pk] & by[wsws.pk]
    assert (found.of_one, found.of_other) == (len(by[hindu.pk]), len(by[wsws.pk]))
    ministers = next(pair for pair in found.otherwise if pair.event.number == 29)
    assert ministers.one.date == "some time in April 2007, as announced"
    assert (ministers.other.date, ministers.difference) == ("no date", "another date")


def sample_events(timeline):
    from events.models import Event

    return Event.objects.filter(timeline=timeline).prefetch_related("citations")


def test_dates_that_differ_say_by_how_much_and_alike_ones_nothing():
    timeline = make.make_timeline()
    one, other = make.make_source(timeline, "One"), make.make_source(timeline, "Other")
    said = (("apart", "2007-03-06", "2007-03-07"), ("exact", "2007-03", "2007-03-08"), ("alike", "2007-04", "2007-04"))
    for title, first, second in said:
        event = make.make_event(timeline, title, first)
        make.make_reading(make.make_citation(event, one), first)
        make.make_reading(make.make_citation(event, other), second)
    found = beside(timeline, one, other)
    assert {pair.event.title: pair.difference for pair in found.otherwise} == {
        "apart": "1 day apart",
        "exact": "one of them is more exact",
    }
    assert [pair.event.title for pair in found.same] == ["alike"]


def test_another_outcome_is_told_otherwise():
    timeline = make.make_timeline()
    one, other = make.make_source(timeline, "One"), make.make_source(timeline, "Other")
    event = make.make_event(timeline, "meeting")
    make.make_citation(event, one, reported_occurrence="cancelled")
    make.make_citation(event, other, reported_occurrence="happened")
    (pair,) = beside(timeline, one, other).otherwise
    assert (pair.one.outcome, pair.other.outcome, pair.difference) == ("cancelled", "happened", "another outcome")


def test_who_came_out_later_says_nothing_yet():
    timeline = make.make_timeline()
    early, late = make.make_source(timeline, "Early", "2007-03-01"), make.make_source(timeline, "Late", "2007-04-01")
    event = make.make_event(timeline, "raid")
    make.make_citation(event, early)
    make.make_citation(event, late)
    found = beside(timeline, early, late, known=parse("2007-03-09"))
    assert (numbers(found.only_one), found.of_other) == ([event.number], 0)


def test_a_person_who_is_quoted_stands_beside_a_source():
    timeline = make.make_timeline()
    paper = make.make_source(timeline, "Paper")
    speaker = Actor.objects.create(timeline=timeline, name="Speaker")
    quoted, unquoted = make.make_event(timeline, "quoted"), make.make_event(timeline, "unquoted")
    make.make_citation(quoted, paper, speaker=speaker)
    make.make_citation(unquoted, paper)
    found = beside(timeline, speaker, paper)
    assert (numbers(found.same), numbers(found.only_other)) == ([quoted.number], [unquoted.number])


def test_drafts_and_the_names_of_confidential_sources_are_for_members():
    timeline = make.make_timeline()
    leak, paper = make.make_source(timeline, "Leak", public_label="A person present"), make.make_source(timeline)
    make.make_citation(make.make_event(timeline, "meeting"), leak, locator_kind="page", locator="7")
    make.make_citation(make.make_event(timeline, "draft", state="draft"), leak)
    make.make_citation(make.make_event(timeline, "other"), paper)
    pairs = beside(timeline, leak, paper).only_one
    assert [pair.event.title for pair in pairs] == ["meeting"]
    assert [(str(note.sentence), note.locator) for note in pairs[0].one.footnotes] == [
        ("A person present reports this", "")
    ]
    member = make.make_member(timeline)
    assert beside(timeline, leak, paper, member).of_one == 2
    named = [tellers(Sight.of_reader(timeline, reader)).sources[0] for reader in (STRANGER, member)]
    assert [(each.name, each.events) for each in named] == [("A person present", 1), ("Leak", 2)]


def test_who_is_not_here_is_nobody():
    timeline, elsewhere = make.make_timeline(), make.make_timeline("elsewhere")
    here, there = make.make_source(timeline), make.make_source(elsewhere)
    make.make_citation(make.make_event(timeline, "raid"), here)
    with pytest.raises(LookupError):
        beside(timeline, here, there)


def test_of_very_many_who_tell_those_who_tell_most_can_be_chosen_and_whoever_was(sample, monkeypatch):
    sight = Sight.of_reader(sample, STRANGER)
    whole = tellers(sight)
    assert whole.others == 0
    by_events = sorted(whole.sources, key=lambda each: -each.events)
    monkeypatch.setattr("events.queries.lenses.tellers.MOST", 2)
    few = tellers(sight)
    assert {each.id for each in few.sources} == {each.id for each in by_events[:2]}
    assert few.others == len(whole.sources) + len(whole.people) - 4
    last = by_events[-1]
    assert tellers(sight, keep=[last.id]).named(last.id) == last
