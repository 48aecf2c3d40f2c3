"""Entries that other programs wrote, as references; and what is said of those that cannot be taken."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from events.dates import parse, read_words
from events.exchange.references import reading
from events.exchange.references.reading import MOST_BYTES, MOST_ENTRIES, read_references
from events.exchange.references.record import Name, Reference
from events.exchange.references.refusals import ReferencesRefused
from events.exchange.references.taking import Entry

BIBTEX = r"""
A comment that nobody reads.
@string{press = "Harbour " # {Press}}
@comment{ignored, title = {x}}
@Book{hill84,
  AUTHOR = {Hill, Anna and G{\"u}n, Otto and {Bridge, Road \& Co} and Maria de la Cruz and others},
  title = "The {NATO} bridges: \emph{na{\"\i}ve} {\ss}tones --- a `test'",
  publisher = press, year = 1984, month = mar # "~" # {ch},
  note = {One.\\ Two.}, isbn = {978-3-16-148410-0}, keywords = {iron, stone}, abstract = {No.}
}
@article(paper, title = {Roads},
  journal = {Journal of Roads}, volume = 3, number = {2},
  pages = {1--9}, date = {1984-03/1984-05}, doi = {https://doi.org/10.1000/roads}, langid = {ngerman},
  urldate = {2026-01-05})
"""
RIS = (
    "TY  - NEWS\r\nTI  - Bridges stay\r\n closed\r\nAU  - Hill, Anna\r\nAU  - Reuters\r\nT2  - Northern Daily\r\n"
    "DA  - 2007/03/12/\r\nPY  - 2007\r\nUR  - https://daily.example/b\r\nY2  - 2026/01/05\r\nSP  - 1\r\nEP  - 9\r\n"
    "KW  - floods\r\nN1  - One.\r\nN1  - Two.\r\nER  - \r\n\r\nTY  - GEN\r\nT1  - Second\r\nPY  - 1984///\r\nER  -\r\n"
)
ITEM: dict[str, Any] = {
    "id": "hill",
    "type": "article-newspaper",
    "title": "Bridges stay closed",
    "author": [{"family": "Meer", "given": "Lies", "non-dropping-particle": "van der"}, {"literal": "Reuters"}],
    "issued": {"date-parts": [["2007", 3, "12"]]},
    "volume": 3,
    "editor": [{"family": "X", "given": "Y"}],
}


def test_bibtex_is_read_with_its_accents_names_macros_and_months() -> None:
    book, paper = good(BIBTEX)
    assert book == Reference(
        csl_type="book",
        title="The NATO bridges: naïve ßtones — a `test'",
        publisher="Harbour Press",
        authors=(
            Name("Hill", "Anna"),
            Name("Gün", "Otto"),
            Name(literal="Bridge, Road & Co"),
            Name("de la Cruz", "Maria"),
        ),
        published=read_words("March 1984"),
        language="en",
        note="One.\nTwo.",
        more=(("ISBN", "978-3-16-148410-0"),),
    )
    assert paper.url == "https://doi.org/10.1000/roads"
    assert (paper.language, paper.accessed_on, paper.variable("issue")) == ("de", date(2026, 1, 5), "2")
    assert paper.published == parse("1984-03/1984-05")
    assert [entry.left_out for entry in read_references(BIBTEX)] == [("and others", "abstract", "keywords"), ()]


def test_ris_is_read_with_lines_that_go_on_and_tags_that_come_twice() -> None:
    first, second = good(RIS)
    assert first.title == "Bridges stay closed"
    assert first.authors == (Name("Hill", "Anna"), Name(literal="Reuters"))
    assert (first.published, first.accessed_on) == (read_words("12 March 2007"), date(2026, 1, 5))
    assert (first.note, first.variable("page")) == ("One.\nTwo.", "1–9")
    assert (second.title, second.published) == ("Second", read_words("1984"))
    assert read_references(RIS)[0].left_out == ("KW",)


def test_a_second_address_of_an_entry_in_ris_is_said_to_be_left_out() -> None:
    twice = RIS.replace("UR  - https://daily.example/b\r\n", "UR  - https://daily.example/b\r\nUR  - kept/b.pdf\r\n")
    assert good(twice)[0].url == "https://daily.example/b"
    assert read_references(twice)[0].left_out == ("UR", "KW")


def test_csl_json_is_read_as_a_list_or_one_item() -> None:
    for text in (json.dumps([ITEM]), "\ufeff" + json.dumps(ITEM)):
        (one,) = good(text)
        assert one.authors == (Name("van der Meer", "Lies"), Name(literal="Reuters"))
        assert one.published == read_words("12 March 2007")
        assert one.variable("volume") == "3"
    assert read_references(json.dumps([ITEM]))[0].left_out == ("editor",)


@pytest.mark.parametrize(
    ("issued", "means"),
    [
        ({"date-parts": [[2007, 3]], "circa": True}, "about March 2007"),
        ({"date-parts": [[2007, 3, 1], [2007, 3, 9]]}, "1–9 March 2007"),
        ({"date-parts": [[-753]]}, "753 BCE"),
        ({"date-parts": [[2007]], "season": 1}, "spring 2007"),
        ({"raw": "2007-03-12"}, "12 March 2007"),
        ({"literal": "early March 2007"}, "early March 2007"),
        ("2007-03-12", "12 March 2007"),
    ],
)
def test_a_date_is_read_however_csl_says_it(issued: Any, means: str) -> None:
    (one,) = good(json.dumps(ITEM | {"issued": issued}))
    assert one.published == read_words(means)


@pytest.mark.parametrize(
    ("text", "field", "value", "remedy"),
    [
        ("@book{a, title = {X}, year = {soon}}", "year", "soon", "write one such as"),
        ("@book{a, title = {X}, date = {2007-02-31}}", "date", "2007-02-31", "28"),
        ("@book{a, title = {X}, url = {www.example.org}}", "url", "www.example.org", "begins with http"),
        ("@book{a, title = {X}, month = spring}", "month", "", "put braces around it"),
        ("@book{a, title = {X}", "", "", "not closed"),
        ("@book{a, title = {X, year = 1984}", "", "", "not closed"),
        ("@book{a, title = {X, year = 1984", "title", "", "never closed"),
        ("@book{a, title = {X} year = 1984}", "title", "", "comma is missing"),
        ("@book{a, title {X}}", "", "", "“title {X}}” is no field"),
        ("@book{a, author = {Hill, Anna}}", "title", "", "Give it a title"),
        (f"@book{{a, title = {{{'x' * 501}}}}}", "title", "x" * 60, "at most 500"),
        ("@book{a title = {X}}", "", "", "key and a comma"),
        ("TY  - BOOK\nTI  - X\n", "ER", "", "ER  - "),
        ("TY  - BOOK\nTI  - X\nDA  - soon\nER  - ", "DA", "soon", "write one such as"),
        ('[{"title": ["X"]}]', "title", "['X']", "quotation marks"),
        ('[{"title": "X", "issued": {"date-parts": [["a"]]}}]', "issued", "", "whole numbers"),
        ('[{"title": "X", "author": [{"family": 3}]}]', "author", "", "family"),
        ('[{"title": "X", "URL": "javascript:alert(1)"}]', "URL", "javascript:alert(1)", "http"),
        ("[3]", "", "3", "object"),
    ],
)
def test_what_is_wrong_is_said_of_its_field_with_the_remedy(text: str, field: str, value: str, remedy: str) -> None:
    (entry,) = read_references(text)
    assert entry.reference is None
    fault = entry.faults[0]
    assert fault.field == field
    assert value in fault.value
    assert remedy in fault.message


def test_a_brace_that_is_never_closed_spoils_its_own_entry_alone() -> None:
    found = read_references("@book{a, title = {One}}\n@book{b, title = {Two\n@book{c, title = {Three}}\n")
    assert [entry.reference and entry.reference.title for entry in found] == ["One", None, "Three"]
    assert found[1].text == "@book{b, title = {Two"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("just words", "neither BibTeX nor RIS"),
        ("[{]", "line 1"),
        ("{" * 5000, "not JSON"),
        ("@book{a,title={x}}" + " " * MOST_BYTES, "at most 2 MB"),
        ("@book{a,title={x}}\n" * (MOST_ENTRIES + 1), "more than 1,000 entries"),
    ],
)
def test_what_cannot_be_taken_as_a_whole_is_refused(text: str, remedy: str) -> None:
    with pytest.raises(ReferencesRefused, match=remedy):
        read_references(text)


def test_an_unknown_kind_is_a_document_and_a_doi_beside_an_address_is_kept() -> None:
    (one,) = good('[{"type": "tablet", "title": "X", "URL": "https://a.example/", "DOI": "10.1/x"}]')
    assert (one.csl_type, one.url, one.variable("DOI")) == ("document", "https://a.example/", "10.1/x")


def good(text: str) -> list[Reference]:
    entries: tuple[Entry, ...] = reading.read_references(text)
    assert [fault for entry in entries for fault in entry.faults] == []
    return [entry.reference for entry in entries if entry.reference]
