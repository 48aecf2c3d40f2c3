"""Headings in any order and words; each row a fact, or what is wrong at which cell and what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.actions.facts import Fact, Part
from events.actions.naming import NewSource
from events.exchange.pasting.figures import ORDERS, Order, figures_in
from events.exchange.pasting.headers import Column, columns_of
from events.exchange.pasting.locators import locator_in
from events.exchange.pasting.rows import Row, read_rows
from events.exchange.pasting.table import read_table


def test_headings_are_known_in_any_order_and_by_their_synonyms() -> None:
    rows = read(
        "KEYWORDS\tWhere\tpublication\tP.\tWhen\tHeadline\tDescription\tQuotation\tTranslation\tWho\tStatus\tImportance\n"
        "stone; river\tNewton\tThe Times\tpp. 3–4\tearly May 1901\tThe bridge opens\tMany came.\t„Es ist offen“\t"
        "“It is open”\tThe queen (host); A mayor\tplanned\tKey"
    )
    assert rows[0].fact == Fact(
        title="The bridge opens",
        when="early May 1901",
        date=rows[0].date,
        summary="Many came.",
        occurrence="planned",
        weight=90,
        source=NewSource(title="The Times"),
        locator_kind="page",
        locator="3–4",
        quote="„Es ist offen“",
        translation="“It is open”",
        people=(Part(name="The queen", role="host"), Part(name="A mayor")),
        place="Newton",
        tags=("stone", "river"),
    )
    assert rows[0].number == 2


def test_without_headings_columns_are_guessed_and_can_be_chosen() -> None:
    columns = columns_of(read_table("3 May 1901\tIt opens\thttps://example.org\n1950\tIt closes\t"))
    assert columns.kinds == (Column.DATE, Column.TITLE, Column.URL)
    assert len(columns.records) == 2
    assert columns.chosen(["title", "date", ""]).kinds == (Column.TITLE, Column.DATE, Column.LEFT_OUT)
    assert columns.chosen(["title", "nonsense", ""]) == columns
    assert columns.chosen(["title"]) == columns


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Date\tPlace\n1901\tHere", "No column says what happened"), ("", "No column")],
)
def test_a_table_that_says_nothing_happened_is_a_problem(heading: str, words: str) -> None:
    assert words in columns_of(read_table(heading)).problem


def test_two_columns_chosen_for_one_thing_are_a_problem() -> None:
    columns = columns_of(read_table("Title\tDate\nx\t1901")).chosen(["title", "title"])
    assert "Two columns" in columns.problem


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("Date\tTitle\n10/03/2007\tx", Column.DATE, "10/03/2007", "10 March 2007 or 3 October 2007"),
        ("Date\tTitle\n31 February 1901\tx", Column.DATE, "31 February 1901", "has no day 31"),
        ("Date\tTitle\n39151\tx", Column.DATE, "39151", "copy it again"),
        ("Date\tTitle\n1901\t", Column.TITLE, "", "what happened"),
        ("Title\tQuote\nx\tsaid", Column.QUOTE, "said", "give that too"),
        ("Title\tPage\nx\t3", Column.PAGE, "3", "give that too"),
        ("Title\tAuthor\nx\tHill", Column.AUTHOR, "Hill", "give that too"),
        ("Title\tStatus\nx\tperhaps", Column.OCCURRENCE, "perhaps", "not known"),
        ("Title\tImportance\nx\t7", Column.PROMINENCE, "7", "key, normal or detail"),
        ("Title\tSource\tPublished\nx\tThe Times\tsoon", Column.PUBLISHED, "soon", "not understood"),
        ("Date\tEnd\tTitle\n1905\t1901\tx", Column.END, "1901", ""),
        ("Title\tEnd\nx\t1901", Column.END, "1901", "beginning"),
        ("Title\tTags\nx\t" + "y" * 501, Column.TAGS, "y" * 501, "at most 500"),
        ("Title\tRole\nx\thost", Column.ROLE, "host", "name them"),
        ("Title\tWho\tRole\nx\ty\ta\0b", Column.ROLE, "a\0b", "cannot be stored"),
        ("Title\tLink\nx\tjavascript:alert(1)", Column.URL, "javascript:alert(1)", "begins with https"),
        ("Title\tPlace\nx\ta\0b", Column.PLACE, "a\0b", "cannot be stored"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_with_the_remedy(table: str, column: Column, value: str, words: str) -> None:
    (row,) = read(table)
    assert row.fact is None
    (fault,) = row.faults
    assert (fault.row, fault.column, fault.value) == (2, column, value)
    assert words in fault.message


@pytest.mark.parametrize(
    ("order", "cell", "when"),
    [
        ("", "25/03/2007", "25 March 2007"),
        ("", "2007-03-10 00:00:00", "10 March 2007"),
        ("", "5.5.2007", "5 May 2007"),
        ("days", "10/03/2007", "10 March 2007"),
        ("months", "10/03/2007", "3 October 2007"),
        ("", "2007/3/9", "9 March 2007"),
        ("", "since 2003", "since 2003"),
    ],
)
def test_figures_mean_the_one_day_that_they_can_mean(order: Order, cell: str, when: str) -> None:
    (row,) = read(f"Date\tTitle\n{cell}\tx", order)
    assert row.fact is not None
    assert row.fact.when == when


def test_other_cells_decide_which_comes_first_unless_they_differ() -> None:
    assert figures_in(["10/03/2007", "25/03/2007"]).decided == "days"
    assert figures_in(["10/03/2007", "03/25/2007"]).decided == "months"
    assert figures_in(["25/03/2007", "03/25/2007"]).decided == ""
    assert figures_in(["10/03/2007"]).is_open
    (row,) = read("Date\tTitle\n25/03/2007\tx", "months")
    assert "write 25 March 2007" in row.faults[0].message


def test_an_end_makes_the_date_last_until_then() -> None:
    (row,) = read("Start date\tEnd date\tTitle\n10 March 2007\t12 March 2007\tx")
    assert row.date is not None
    assert row.date.edtf == "2007-03-10/2007-03-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", ("page", "3")),
        ("p. 3", ("page", "3")),
        ("pp. ix–xii", ("page", "ix–xii")),
        ("para. 4", ("paragraph", "4")),
        ("§ 7", ("section", "7")),
        ("1:02:30", ("timestamp", "1:02:30")),
        ("back", ("page", "back")),
        ("", ("", "")),
    ],
)
def test_a_locator_says_what_it_counts(text: str, expected: tuple[str, str]) -> None:
    assert locator_in(text) == expected


@given(st.text(max_size=300), st.sampled_from(ORDERS))
def test_any_text_is_read_without_an_error(text: str, order: Order) -> None:
    for row in read(text, order):
        assert (row.fact is None) == bool(row.faults)


def read(text: str, order: Order = "") -> list[Row]:
    columns = columns_of(read_table(text))
    return [] if columns.problem else read_rows(columns, order)
