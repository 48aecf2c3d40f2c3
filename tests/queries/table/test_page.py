"""The table of events: its columns, the order of its rows, its pages, and what it refuses to sort."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Occurrence, RelationKind, Unit
from events.queries.filtering.narrowing import Narrowing
from events.queries.reader.sight import Sight
from events.queries.table import page as room
from events.queries.table.columns import COLUMNS, Sort, chosen, in_address
from events.queries.table.page import TableAsked, all_rows, table
from events.queries.table.text import harmless, text_of
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline():
    return make.make_timeline()


def asked(sort="", **options):
    return TableAsked(options.pop("narrowing", Narrowing()), Sort.of(sort), **options)


def shown(timeline, sort="", reader=None, **options):
    return table(Sight.of_reader(timeline, reader or AnonymousUser()), asked(sort, **options))


def titles(timeline, sort="", **options):
    return [row.listed.title for row in shown(timeline, sort, **options).rows]


def one(timeline):
    (row,) = shown(timeline).rows
    return row


def test_by_date_the_table_has_the_order_of_the_list_and_backwards_its_reverse(timeline):
    raid = make.make_event(timeline, "raid", "2007-01-11")
    eve = make.make_event(timeline, "eve")
    make.make_relation(eve, RelationKind.BEFORE, raid, gap_least=1, gap_most=1, gap_unit=Unit.DAYS)
    make.make_event(timeline, "war", "2003")
    make.put_in_order(timeline)
    assert titles(timeline) == ["war", "eve", "raid"]
    assert titles(timeline, "-date") == ["raid", "eve", "war"]


def test_titles_are_sorted_as_people_do_and_what_is_missing_comes_last_both_ways(timeline):
    for title in ("zebra", "Émile", "apple", "Eve"):
        make.make_event(timeline, title, place=make.make_place(timeline, title) if title != "Eve" else None)
    assert titles(timeline, "title") == ["apple", "Émile", "Eve", "zebra"]
    assert titles(timeline, "-title") == ["zebra", "Eve", "Émile", "apple"]
    assert titles(timeline, "place") == ["apple", "Émile", "zebra", "Eve"]
    assert titles(timeline, "-place") == ["zebra", "Émile", "apple", "Eve"]


def test_equals_stand_in_the_order_of_time(timeline):
    make.make_event(timeline, "late key", "2007", weight=90)
    make.make_event(timeline, "detail", "2001", weight=20)
    make.make_event(timeline, "early key", "2003", weight=90)
    assert titles(timeline, "-prominence") == ["early key", "late key", "detail"]
    assert titles(timeline, "-number") == ["early key", "detail", "late key"]


def test_sources_are_counted_once_each_and_only_as_far_as_the_reader_sees_them(timeline):
    paper = make.make_source(timeline, "Paper")
    twice = make.make_event(timeline, "one source, cited twice")
    make.make_citation(twice, paper)
    make.make_citation(twice, paper, position=1)
    two = make.make_event(timeline, "two sources")
    make.make_citation(two, paper)
    make.make_citation(two, make.make_source(timeline, "Radio"), position=1)
    gone = make.make_event(timeline, "one taken back")
    make.withdraw(make.make_citation(gone, paper))
    assert titles(timeline, "-sources") == ["two sources", "one source, cited twice", "one taken back"]
    assert [row.sources for row in shown(timeline, "-sources").rows] == [("Paper", "Radio"), ("Paper",), ()]


def test_a_row_says_in_words_what_its_marks_mean(timeline):
    make.make_event(timeline, "rumour", "2007-03", occurrence=Occurrence.DID_NOT_HAPPEN, weight=90)
    row = one(timeline)
    assert (row.date, row.mark, row.precision) == (
        "some time in March 2007",
        "did not happen",
        "month",
    )
    assert (row.happened, row.prominence, row.basis) == ("did not happen", "key", "decided by an editor")


def test_a_coarse_date_says_how_far_it_is_known(timeline):
    make.make_event(timeline, "war", "2003")
    assert one(timeline).mark == "known to the year"


def test_an_event_dated_by_another_is_told_in_one_line(timeline):
    raid = make.make_event(timeline, "raid", "2007-01-11", mention="the raid")
    eve = make.make_event(timeline, "eve")
    make.make_relation(eve, RelationKind.BEFORE, raid, gap_least=1, gap_most=1, gap_unit=Unit.DAYS)
    make.put_in_order(timeline)
    row = shown(timeline).rows[0]
    assert (row.date, row.basis) == ("the day before the raid", "by another event")


def test_pages_say_of_how_many_they_are(timeline, monkeypatch):
    monkeypatch.setattr("events.queries.reader.paging.PAGE", 2)
    for number in range(5):
        make.make_event(timeline, f"event {number}", f"200{number}")
    found = shown(timeline, page=2, size=2)
    assert (found.first, found.last, found.total, found.pages, found.after) == (3, 4, 5, 3, 1)
    assert shown(timeline, page=99, size=2).page == 3
    assert shown(make.make_timeline("other")).first == 0


def test_too_many_events_for_an_order_stay_by_date_and_say_so(timeline, monkeypatch):
    monkeypatch.setattr(room, "MOST_SORTED", 2)
    for title in ("c", "b", "a"):
        make.make_event(timeline, title, "2007")
    found = shown(timeline, "title")
    assert found.is_refused
    assert found.sort == Sort()
    assert [row.listed.title for row in found.rows] == ["c", "b", "a"]
    assert not shown(timeline, "-number").is_refused
    assert not shown(timeline, "title", narrowing=Narrowing(q="b")).is_refused


def test_a_stranger_is_counted_no_draft(timeline):
    make.make_event(timeline, "open")
    make.make_event(timeline, "secret", state="draft")
    reader = make.make_member(timeline)
    assert titles(timeline, "title") == ["open"]
    assert titles(timeline, "title", reader=reader) == ["open", "secret"]


def test_all_rows_are_read_some_at_a_time_with_the_same_words(timeline, monkeypatch):
    monkeypatch.setattr(room, "_TOGETHER", 2)
    for number in range(5):
        make.make_event(timeline, f"event {number}", f"200{number}")
    rows = list(all_rows(Sight.of_reader(timeline, AnonymousUser()), asked()))
    assert [row.listed.title for row in rows] == titles(timeline)


def test_a_page_takes_as_many_queries_for_one_row_as_for_a_hundred(timeline):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            shown(timeline, "title")
        return len(caught)

    make.make_citation(make.make_event(timeline, "one", "2007"))
    first = queries()
    for number in range(20):
        event = make.make_event(timeline, f"event {number}", "2007", place=make.make_place(timeline, f"at {number}"))
        make.make_part(event, "Somebody")
        make.make_tagging(event, "tag")
        make.make_citation(event)
    assert queries() == first


def test_columns_are_kept_in_the_address_only_where_they_are_not_the_usual_ones():
    usual = [column.value for column in COLUMNS if column.is_usual]
    assert [column.value for column in chosen([])] == usual
    assert in_address(chosen([])) == ""
    assert in_address(chosen(["tags", "date"])) == in_address(chosen(["tags,date"])) == "date,title,tags"
    assert [column.value for column in chosen(["nonsense"])] == usual


def test_a_heading_turns_the_order_it_has():
    by_name = {column.value: column for column in COLUMNS}
    assert Sort.of("").then(by_name["title"]) == Sort("title")
    assert Sort.of("title").then(by_name["title"]) == Sort("title", is_descending=True)
    assert Sort.of("").then(by_name["prominence"]).words == "-prominence"
    assert Sort.of("-date").then(by_name["date"]).words == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_cell_that_would_be_a_formula_becomes_text(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


def test_every_column_has_words(timeline):
    make.make_event(timeline, "a\nb", "2007")
    assert text_of(one(timeline), "title") == "a b"
    assert all(isinstance(text_of(one(timeline), column.value), str) for column in COLUMNS)
