"""A spreadsheet's clipboard and CSV files come back as the cells they were; what is too large is refused in words."""

from __future__ import annotations

import csv
import io
import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.exchange.pasting.table import MOST_COLUMNS, MOST_ROWS, TableRefused, read_table, written

CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\0\x1c\x1d\x1e\x85\u2028\u2029"))
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6).map(
        lambda rows: [[f"Heading {at}" for at in range(width)], *rows]
    )
)


@given(TABLES, st.sampled_from(["excel", "excel-tab", "unix"]), st.sampled_from(["", "\ufeff"]))
@example([["a", "b"], ['"', "\t\n;,"]], "excel-tab", "")
def test_any_table_that_csv_writes_comes_back(table: list[list[str]], dialect: str, mark: str) -> None:
    out = io.StringIO()
    csv.writer(out, dialect).writerows(table)
    assert cells(mark + out.getvalue()) == kept(table)


@given(TABLES)
def test_a_table_with_semicolons_comes_back_too(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(table)
    assert cells(out.getvalue()) == kept(table)


@given(TABLES)
def test_what_is_written_back_is_read_as_it_was(table: list[list[str]]) -> None:
    assert cells(written(table)) == kept(table)
    once = written(
        read_table(written(table)).records[at].cells for at in range(len(read_table(written(table)).records))
    )
    assert cells(once) == kept(table)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\r\nc\td\r\n", [("a", "b"), ("c", "d")]),
        ('"two\nlines"\tb', [("two\nlines", "b")]),
        ('"Surge" announced\tb', [('"Surge" announced', "b")]),
        ('"Surge\tb\nc\td', [('"Surge', "b"), ("c", "d")]),
        ('5" pipe\tb', [('5" pipe', "b")]),
        ('"say ""so"""\tb', [('say "so"', "b")]),
        ("one, with a comma\ttwo; with more", [("one, with a comma", "two; with more")]),
        ("Date;Title\n3,5;x", [("Date", "Title"), ("3,5", "x")]),
        ("Just a line\nand another, longer", [("Just a line",), ("and another, longer",)]),
        ("a\tb\n\n\t\nc", [("a", "b"), ("c", "")]),
        ("\ufeffa,b\r", [("a", "b")]),
        ("", []),
        ("   \n", []),
    ],
)
def test_the_habits_of_spreadsheets_are_known(text: str, expected: list[tuple[str, ...]]) -> None:
    assert cells(text) == expected


def test_rows_keep_the_numbers_that_they_have_in_the_text() -> None:
    assert [record.number for record in read_table("a\n\nb\n").records] == [1, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x\n" * (MOST_ROWS + 2), "more than 5,000 rows"),
        ("a\n" + "x\t" * MOST_COLUMNS + "x", "Row 2 has 61 columns"),
        ("é" * 1_000_001, "2.0 MB"),
    ],
)
def test_a_table_too_large_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        read_table(text)


@pytest.mark.parametrize("unit", ['"\t', '"', '""', '"""x\t', '"a\t', '"\n', '"""\n'])
def test_hostile_quotation_marks_take_no_longer_than_others(unit: str) -> None:
    began = time.perf_counter()
    with suppress(TableRefused):
        read_table(unit * (400_000 // len(unit)))
    assert time.perf_counter() - began < 2


def cells(text: str) -> list[tuple[str, ...]]:
    return [record.cells for record in read_table(text).records]


def kept(table: list[list[str]]) -> list[tuple[str, ...]]:
    """Cells trimmed, blank rows away, and columns up to the last one that says anything."""
    rows = [[cell.strip() for cell in row] for row in table]
    rows = [row for row in rows if any(row)]
    return [tuple(row) for row in rows]
