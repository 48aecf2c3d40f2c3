"""The rows of the list: what stands in them, and how many queries they take."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Event, EventState, Occurrence, ReadingForm, RelationKind, Stance, Unit
from events.queries.listed.chronicle import chronicle, page_of
from events.queries.listed.order import told
from events.queries.listed.the_list import the_list
from events.queries.listed.turns_told import turns_told
from events.queries.reader.paging import PAGE
from events.queries.reader.sight import Sight
from tests import factories as make

pytestmark = pytest.mark.django_db


def listed(timeline, page=1, matching=None, reader=None, size=PAGE):
    sight = Sight.of_reader(timeline, reader or AnonymousUser())
    return chronicle(sight, turns_told(sight, told(sight), matching), page, size)


def rows(timeline, **options):
    return {row.title: row for section in listed(timeline, **options).sections for row in section.rows}


@pytest.fixture
def timeline():
    return make.make_timeline()


def test_a_date_stands_in_two_parts_without_the_year(timeline):
    irbil = make.make_place(timeline, "Irbil")
    make.make_event(timeline, "raid", "2007-01-11T03:00:00+03:00", place=irbil)
    make.make_event(timeline, "cheney", "2007-02")
    when = {title: row.when for title, row in rows(timeline).items()}
    assert (when["raid"].main, when["raid"].small) == ("11 January", "3:00:00, Irbil")
    assert when["raid"].machine == "2007-01-11T03:00:00+03:00"
    assert (when["cheney"].main, when["cheney"].small, when["cheney"].machine) == (
        "some time in February",
        "",
        "2007-02",
    )


def test_an_event_dated_by_another_says_so_in_words(timeline):
    raid = make.make_event(timeline, "Raid in Irbil", "2007-01-11", mention="the raid in Irbil")
    surge = make.make_event(timeline, "surge")
    make.make_relation(surge, RelationKind.BEFORE, raid, gap_least=1, gap_most=1, gap_unit=Unit.DAYS)
    when = rows(timeline)["surge"].when
    assert when.main == "the day before"
    assert when.other.mention == "the raid in Irbil"
    assert when.other.number == raid.number


def test_an_inverse_relation_is_told_from_the_other_end(timeline):
    raid = make.make_event(timeline, "raid", "2007-01-11")
    loose = make.make_event(timeline, "loose")
    make.make_relation(raid, RelationKind.BEFORE, loose, gap_least=1, gap_most=1, gap_unit=Unit.DAYS)
    assert rows(timeline)["loose"].when.main == "the day after"


def test_an_announced_date_is_labelled_as_announced(timeline):
    meeting = make.make_event(timeline, "meeting", occurrence=Occurrence.PLANNED)
    make.make_reading(make.make_citation(meeting, stance=Stance.ANNOUNCES), "2007-05-03/2007-05-04")
    make.place(timeline)
    row = rows(timeline)["meeting"]
    assert (row.when.main, row.when.small, row.mark) == ("3–4 May", "as announced", "planned")


def test_a_disagreement_is_counted_in_days_and_named(timeline):
    legion = make.make_event(timeline, "legion", "2007-03-06")
    make.make_reading(make.make_citation(legion, make.make_source(timeline, "WSWS")), "2007-03-07")
    make.make_reading(make.make_citation(legion, make.make_source(timeline, "Newswire")), "2007-03-06")
    row = rows(timeline)["legion"]
    assert (row.conflict, row.rivals, row.mark) == ("The sources disagree by 1 day", ("WSWS has 7 March",), "conflict")


@pytest.mark.parametrize("stance", [Stance.ANNOUNCES, Stance.PREDICTS, Stance.DENIES])
def test_a_plan_or_a_denial_is_no_rival_date(timeline, stance):
    event = make.make_event(timeline, "event", "2007-03-06")
    make.make_reading(make.make_citation(event, stance=stance), "2007-04-01")
    assert rows(timeline)["event"].conflict == ""


def test_a_confidential_source_is_named_by_its_label_to_strangers(timeline):
    member = make.make_member(timeline)
    event = make.make_event(timeline, "event", "2007-03-06")
    source = make.make_source(timeline, "Secret Gazette", public_label="An official")
    make.make_reading(make.make_citation(event, source), "2007-03-07")
    assert rows(timeline)["event"].cites[0].source == "An official"
    assert rows(timeline)["event"].rivals == ("An official has 7 March",)
    assert rows(timeline, reader=member)["event"].cites[0].source == "Secret Gazette"


@pytest.mark.parametrize(
    ("date", "fields", "mark"),
    [
        ("2007-03-06", {}, "happened"),
        ("2007-03", {}, "soft"),
        ("2007-03-01/2007-03-05", {}, "span"),
        ("[..2007-03-05]", {}, "open"),
        ("2007-03-06", {"occurrence": Occurrence.PLANNED}, "planned"),
        ("2007-03-06", {"occurrence": Occurrence.POSTPONED}, "planned"),
        ("2007-03-06", {"occurrence": Occurrence.CANCELLED}, "crossed"),
        ("2007-03-06", {"occurrence": Occurrence.DID_NOT_HAPPEN}, "crossed"),
        ("2007-03-06", {"occurrence": Occurrence.UNKNOWN}, "unknown"),
        ("2007-03-06", {"dating_basis": "computed"}, "computed"),
    ],
)
def test_every_state_has_a_mark_of_its_own(timeline, date, fields, mark):
    make.make_event(timeline, "event", date, **fields)
    assert rows(timeline)["event"].mark == mark


def test_what_only_claims_support_is_alleged(timeline):
    event = make.make_event(timeline, "arming", occurrence=Occurrence.UNKNOWN)
    make.make_citation(event, stance=Stance.CLAIMS)
    make.make_citation(event, stance=Stance.DENIES)
    assert rows(timeline)["arming"].deviation == "alleged"


def test_citations_are_numbered_by_event_and_footnotes_by_source(timeline):
    paper, wire = make.make_source(timeline, "Paper"), make.make_source(timeline, "Wire")
    first, second = make.make_event(timeline, "first", "2007"), make.make_event(timeline, "second", "2008")
    make.make_citation(first, paper)
    for position, source in enumerate((wire, paper)):
        make.make_citation(second, source, position=position)
    withdrawn = make.make_citation(second, paper, position=3)
    make.withdraw(withdrawn)
    found = {title: [(cite.mark, cite.footnote) for cite in row.cites] for title, row in rows(timeline).items()}
    assert found == {"first": [(1, 1)], "second": [(1, 2), (2, 1)]}
    assert [source.short for source in listed(timeline).footnotes.sources] == ["Paper", "Wire"]


def test_a_month_is_counted_whole_whatever_page_its_rows_stand_on(timeline):
    for day in range(1, 6):
        make.make_event(timeline, f"day {day}", f"2007-03-0{day}")
    first, last = listed(timeline, size=2), listed(timeline, page=3, size=2)
    assert [(s.heading, s.count, s.is_continued, len(s.rows)) for s in first.sections] == [("March 2007", 5, False, 2)]
    assert [(s.heading, s.count, s.is_continued, len(s.rows)) for s in last.sections] == [("March 2007", 5, True, 1)]
    assert (first.after, last.after, last.pages) == (2, -1, 3)


def test_a_page_beyond_the_last_is_the_last(timeline):
    make.make_event(timeline, "only", "2007")
    assert listed(timeline, page=99).page == 1


def test_an_opened_event_is_looked_for_on_its_page(timeline):
    events = [make.make_event(timeline, f"day {day}", f"2007-03-0{day}") for day in range(1, 6)]
    sight = Sight.of_reader(timeline, AnonymousUser())
    only = Event.objects.filter(pk=events[4].pk)
    for all_of_them, few in (
        (the_list(sight), the_list(sight, only)),
        (turns_told(sight, told(sight)), turns_told(sight, told(sight), {events[4].pk})),
    ):
        assert page_of(sight, all_of_them, events[4].number, 2) == 3
        assert page_of(sight, few, events[4].number, 2) == 1
        assert page_of(sight, all_of_them, 999, 2) == 1


def test_a_draft_says_that_it_is_one(timeline):
    member = make.make_member(timeline)
    make.make_event(timeline, "draft", "2007", state=EventState.DRAFT)
    assert rows(timeline, reader=member)["draft"].state == "Draft, seen by members only"
    assert rows(timeline) == {}


def test_the_list_takes_ten_queries_however_long(timeline, django_assert_max_num_queries):
    raid = make.make_event(timeline, "raid", "2007-01-11")
    for place in range(25):
        event = make.make_event(timeline, f"event {place}", "2007-03-10")
        make.make_reading(make.make_citation(event), "2007-03-11")
        loose = make.make_event(timeline, f"loose {place}")
        make.make_relation(loose, RelationKind.AFTER, raid)
        make.make_reading(make.make_citation(loose), "2007", form=ReadingForm.DATE)
    make.place(timeline)
    sight = Sight.of_reader(timeline, AnonymousUser())
    with django_assert_max_num_queries(10):
        chronicle(sight, the_list(sight), 1)
