"""What a timeline tells through a lens: dates, whether things happened, and where they stand in list and picture."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import AnonymousUser

from events.dates import from_iso, parse, say
from events.models import DatingBasis, Event, Occurrence, ReadingForm, RelationKind, Unit
from events.queries.lenses.lenses import lens_of
from events.queries.lenses.shown import with_dates
from events.queries.lenses.tales import tales
from events.queries.listed.order import told
from events.queries.picture.ground import Window, ground
from events.queries.picture.viewport import viewport
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db

YEARS = Window(from_iso("2000-01-01T00:00:00"), from_iso("2010-01-01T00:00:00"))


@pytest.fixture
def timeline():
    return make.make_timeline()


def by(timeline, day, reader=None):
    sight = Sight.of_reader(timeline, reader or AnonymousUser())
    return sight.through(lens_of(sight, known=parse(day)))


def said(event, day, date, source="", published="", **citation):
    """A source that came out on a day says when it was."""
    paper = make.make_source(event.timeline, source or day, published or day)
    return make.make_reading(make.make_citation(event, paper, **citation), date)


def picture(sight):
    on = ground(sight)
    return json.loads(viewport(sight, on, YEARS)) if on else None


def test_without_a_lens_there_are_no_tales(timeline):
    with pytest.raises(ValueError, match="lens"):
        tales(Sight.of_reader(timeline, AnonymousUser()))


def test_the_rules_choose_among_what_was_out_and_a_later_ruling_is_ignored(timeline):
    raid = make.make_event(timeline, "raid", "2007-01-20")
    said(raid, "2007-01-12", "2007-01")
    exact = said(raid, "2007-01-15", "2007-01-11")
    assert say(tales(by(timeline, "2007-01-12"))[raid.pk].date) == "some time in January 2007"
    later = tales(by(timeline, "2007-01-15"))[raid.pk]
    assert (say(later.date), later.basis, later.reading) == ("11 January 2007", DatingBasis.READING, exact.pk)


def test_a_plan_is_no_date_and_stands_as_announced_until_it_is_taken_back(timeline):
    talks = make.make_event(timeline, "talks", "2007-05-03", weight=90)
    said(talks, "2007-03-09", "2007-04", stance="announces")
    gone = make.make_citation(talks, make.make_source(timeline, "w", "2007-03-12"), stance="announces")
    make.make_reading(gone, None, form=ReadingForm.WITHDRAWN)
    said(talks, "2007-05-04", "2007-05-03")
    planned = by(timeline, "2007-03-09")
    assert tales(planned)[talks.pk].occurrence == Occurrence.PLANNED
    (placement,) = picture(planned)["placements"]
    assert (placement["kind"], placement["mark"], placement["when"]) == (
        "announced", "planned", "some time in April 2007",
    )  # fmt: skip
    assert told(planned)[0].is_announced
    assert picture(by(timeline, "2007-03-12")) is None
    held = by(timeline, "2007-05-04")
    assert tales(held)[talks.pk].occurrence == Occurrence.HAPPENED
    assert {each["kind"]: each["when"] for each in picture(held)["placements"]} == {
        "current": "3 May 2007", "former": "some time in April 2007",
    }  # fmt: skip


def test_dates_are_worked_out_from_relations_that_were_out(timeline):
    raid, speech = make.make_event(timeline, "raid"), make.make_event(timeline, "speech")
    said(raid, "2007-01-12", "2007-01")
    late = make.make_citation(speech, make.make_source(timeline, "late", "2007-03-12"))
    gap = {"gap_least": 1, "gap_most": 1, "gap_unit": Unit.DAYS}
    make.make_relation(speech, RelationKind.BEFORE, raid, citation=late, **gap)
    said(raid, "2007-03-13", "2007-01-11")
    assert speech.pk not in tales(by(timeline, "2007-01-12"))
    assert say(tales(by(timeline, "2007-03-12"))[speech.pk].computed) == "between 31 December 2006 and 30 January 2007"
    assert say(tales(by(timeline, "2007-03-13"))[speech.pk].computed) == "10 January 2007"


def test_events_are_shown_as_told_and_never_the_reason_of_an_editor(timeline):
    raid = make.make_event(timeline, "raid", "2007-01-20", occurrence=Occurrence.CANCELLED)
    said(raid, "2007-01-12", "2007-01-11")
    (shown,) = with_dates(by(timeline, "2007-01-12"), Event.objects.all())
    assert (say(shown.date), shown.occurrence, shown.dating_rationale) == ("11 January 2007", "happened", "")
    assert Event.objects.get().dating_rationale == "as made"


def test_a_draft_is_told_to_members_only(timeline):
    draft = make.make_event(timeline, "draft", state="draft")
    said(draft, "2007-01-12", "2007-01-11")
    assert tales(by(timeline, "2007-01-12")) == {}
    assert set(tales(by(timeline, "2007-01-12", make.make_member(timeline)))) == {draft.pk}


def test_the_picture_has_the_same_shape_with_a_lens_as_without(timeline):
    for number in range(1, 8):
        event = make.make_event(timeline, f"e{number}", f"200{number}-03-10", weight=number * 10)
        said(event, f"200{number}-03-12", f"200{number}-03-10", source=f"s{number}")
    make.place(timeline)
    sight = Sight.of_reader(timeline, AnonymousUser())
    assert picture(by(timeline, "2007-12-31")) == picture(sight)


def test_another_state_of_the_timeline_is_another_telling(timeline):
    raid = make.make_event(timeline, "raid")
    said(raid, "2007-01-12", "2007-01")
    assert say(tales(by(timeline, "2007-12"))[raid.pk].date) == "some time in January 2007"
    said(raid, "2007-01-15", "2007-01-11")
    timeline.ledger.change_number += 1
    assert say(tales(by(timeline, "2007-12"))[raid.pk].date) == "11 January 2007"


@pytest.mark.django_db(transaction=True)
def test_a_telling_is_worked_out_once(django_assert_num_queries):
    timeline = make.make_timeline()
    said(make.make_event(timeline, "raid"), "2007-01-12", "2007-01")
    sight = by(timeline, "2007-12")
    tales(sight)
    with django_assert_num_queries(0):
        tales(sight)
