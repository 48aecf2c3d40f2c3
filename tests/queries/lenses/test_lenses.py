"""What a lens lets through, on how much it rests, and which days of publication there are to step to."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import parse
from events.models import Citation, Event, Passage, Relation, RelationKind, Source
from events.queries.filtering import facets
from events.queries.filtering.narrowing import Narrowing, keys
from events.queries.lenses import publication_days as publication
from events.queries.lenses.lenses import lens_of, resting_on
from events.queries.lenses.publication_days import Around, Steps, days_around, publication_days
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return make.make_timeline()


@pytest.fixture
def stranger(timeline):
    return Sight.of_reader(timeline, AnonymousUser())


@pytest.fixture
def member(timeline):
    return Sight.of_reader(timeline, make.make_member(timeline))


def by(sight, day=None, according=None):
    return sight.through(lens_of(sight, known=parse(day) if day else None, according=according))


def names(sight):
    return set(sight.of(Source.objects.all()).values_list("short_title", flat=True))


def test_without_a_day_or_a_teller_there_is_no_lens(stranger):
    assert lens_of(stranger) is None


def test_a_day_counts_to_its_end_and_a_month_to_its_last_day(timeline, member):
    make.make_source(timeline, "first", "2007-03-09")
    make.make_source(timeline, "second", "2007-03-31")
    assert names(by(member, "2007-03-08")) == set()
    assert names(by(member, "2007-03-09")) == {"first"}
    assert names(by(member, "2007-03")) == {"first", "second"}


def test_an_uncertain_day_of_publication_counts_from_its_latest_and_an_unknown_one_never(timeline, member):
    make.make_source(timeline, "between", "[2007-03-01..2007-03-09]")
    make.make_source(timeline, "undated")
    assert names(by(member, "2007-03-08")) == set()
    assert names(by(member, "9999")) == {"between"}


def test_a_confidential_source_was_out_by_no_day_for_strangers(timeline, stranger, member):
    secret = make.make_source(timeline, "Leak", "2007-03-09", public_label="A person present")
    event = make.make_event(timeline, "meeting")
    make.make_citation(event, secret)
    assert not by(stranger, "2007-03-10").of(Event.objects.all()).exists()
    assert by(member, "2007-03-10").of(Event.objects.all()).exists()


def test_a_confidential_source_is_no_step_for_strangers(timeline, stranger, member):
    event = make.make_event(timeline, "meeting")
    make.make_citation(event, make.make_source(timeline, "Paper", "2007-03-12"))
    make.make_citation(event, make.make_source(timeline, "Leak", "2007-03-09", public_label="A person present"))
    assert [day.edtf for day in publication_days(stranger)] == ["2007-03-12"]
    assert [day.edtf for day in publication_days(member)] == ["2007-03-09", "2007-03-12"]


def test_one_steps_from_day_to_day_and_not_beyond(timeline, stranger):
    event = make.make_event(timeline, "meeting")
    for name, day in (("one", "2007-03-09"), ("two", "2007-03-12"), ("three", "2007-03-12"), ("four", "2007-05")):
        make.make_citation(event, make.make_source(timeline, name, day))
    make.make_source(timeline, "cited nowhere", "2007-04-01")
    days = publication_days(stranger)
    assert [(day.edtf, set(day.sources)) for day in days] == [
        ("2007-03-09", {"one"}),
        ("2007-03-12", {"two", "three"}),
        ("2007-05-31", {"four"}),
    ]
    between = days_around(stranger, parse("2007-03-10").ends_latest)
    assert (between.first, between.last) == (days[0], days[-1])
    assert (between.steps.earlier, between.steps.later) == (days[0], days[1])
    assert days_around(stranger, days[0].by) == days_around(stranger, parse("2007-03-09").ends_latest)
    assert days_around(stranger, days[0].by).steps.earlier is None
    assert days_around(stranger, days[-1].by).steps.later is None
    assert days_around(stranger, None).steps == Steps(days[-1], None)


@pytest.mark.parametrize("few", [1, 2, 50])
@pytest.mark.parametrize("second", [-1, 0, 1])
def test_the_days_that_a_page_names_are_those_of_the_whole_list(timeline, stranger, second, few, monkeypatch):
    monkeypatch.setattr(publication, "FEW", few)
    for day in ("1700", "2007-03-11", "2090"):
        make.make_source(timeline, "cited nowhere", day)
    event = make.make_event(timeline, "meeting")
    for day in ("2007-03-09", "2007-03-10", "2007-03-12", "2007-03-12", "2007-05", "1850", "-0043-03-15"):
        make.make_citation(event, make.make_source(timeline, day, day))
    days = publication_days(stranger)
    assert (days_around(stranger, None).first, days_around(stranger, None).last) == (days[0], days[-1])
    for by in (day.by + second for day in days):
        earlier, later = [day for day in days if day.by < by], [day for day in days if day.by > by]
        found = days_around(stranger, by).steps
        assert found == Steps(earlier[-1] if earlier else None, later[0] if later else None)


def test_where_no_source_has_a_day_there_is_nowhere_to_step(stranger):
    assert days_around(stranger, None) == Around(None, None, Steps(None, None))


def test_only_cited_sources_are_counted_and_withdrawn_citations_are_not(timeline, stranger):
    event = make.make_event(timeline, "meeting")
    make.make_citation(event, make.make_source(timeline, "one", "2007-03-09"))
    make.make_citation(event, make.make_source(timeline, "two", "2007-03-12"))
    make.withdraw(make.make_citation(event, make.make_source(timeline, "three", "2007-03-09")))
    make.make_source(timeline, "four", "2007-03-09")
    resting = resting_on(by(stranger, "2007-03-09"))
    assert (resting.sources, resting.of) == (1, 2)


def test_a_lens_of_one_source_or_speaker_lets_only_theirs_through(timeline, stranger):
    paper, wire = make.make_source(timeline, "Paper"), make.make_source(timeline, "Wire")
    event = make.make_event(timeline, "meeting")
    speaker = make.make_part(event, "Ann").actor
    make.make_citation(event, paper)
    make.make_citation(event, wire, speaker=speaker)
    assert by(stranger, according=paper.public_id).of(Citation.objects.all()).get().source == paper
    assert by(stranger, according=speaker.public_id).of(Citation.objects.all()).get().source == wire


def test_who_is_not_here_is_refused(stranger):
    with pytest.raises(LookupError):
        lens_of(stranger, according=uuid4())


def test_what_hangs_on_a_later_citation_is_not_there(timeline, stranger):
    meeting, reply = make.make_event(timeline, "meeting"), make.make_event(timeline, "reply")
    early = make.make_citation(meeting, make.make_source(timeline, "early", "2007-03-09"))
    late = make.make_citation(reply, make.make_source(timeline, "late", "2007-03-12"))
    make.make_passage(early, "they met", public_characters=8)
    make.make_passage(late, "they answered", public_characters=13)
    make.make_relation(reply, RelationKind.AFTER, meeting, citation=late)
    then = by(stranger, "2007-03-09")
    assert [passage.exact for passage in then.of(Passage.objects.all())] == ["they met"]
    assert not then.of(Relation.objects.all()).exists()


def test_filters_count_and_find_what_the_lens_shows(timeline, stranger):
    meeting, reply = make.make_event(timeline, "meeting", "2007-03-10"), make.make_event(timeline, "reply")
    early = make.make_source(timeline, "early", "2007-03-09")
    late = make.make_citation(reply, make.make_source(timeline, "late", "2007-03-12"))
    make.make_citation(meeting, early, stance="announces")
    make.make_citation(meeting, late.source)
    make.make_passage(make.make_citation(meeting, late.source), "a briefcase", public_characters=20)
    for event in (meeting, reply):
        make.make_tagging(event, "talks")
    then = by(stranger, "2007-03-09")
    found = {facet.name: facet for facet in facets.facets(then)}
    assert [choice.count for choice in found["tag"].choices] == [1]
    assert "happened" not in found
    assert keys(then, Narrowing(happened=("planned",))) == {meeting.pk}
    assert keys(then, Narrowing(happened=("happened",))) == set()
    assert keys(then, Narrowing(q="briefcase")) == set()
    assert keys(stranger, Narrowing(q="briefcase")) == {meeting.pk}
