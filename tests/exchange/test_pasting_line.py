"""One line says when, what, and in brackets who says so; what may mean two things is said, never chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import read_words
from events.exchange.pasting.line import LONGEST, Line, read_line

WHEN = ["10 March 2007", "early May 1901", "c. 1984", "between 3 and 5 May 2007", "since 2003", "753 BCE", "1901–1905"]
WORDS = st.text(st.sampled_from("abcdefg hijk"), min_size=3, max_size=40).map(
    lambda text: "The " + " ".join(text.split()) + "x"
)


@pytest.mark.parametrize(
    ("line", "title", "when", "source", "locator"),
    [
        ("10 March 2007: Conference in Baghdad (WSWS, p. 3)", "Conference in Baghdad", "10 March 2007", "WSWS", "3"),
        ("early May 1901 – The bridge opens", "The bridge opens", "early May 1901", "", ""),
        ("March 10, 2007 - Talks (Hill 1984, 12)", "Talks", "March 10, 2007", "Hill 1984", "12"),
        ("The bridge opens, 3 May 1901", "The bridge opens", "3 May 1901", "", ""),
        ("The bridge opens (3 May 1901)", "The bridge opens", "3 May 1901", "", ""),
        ("Conference in Baghdad on 10 March 2007", "Conference in Baghdad", "on 10 March 2007", "", ""),
        ("In March 2007 the conference opened (Reuters)", "the conference opened", "In March 2007", "Reuters", ""),
        ("10 March 2007, 11:30: Mortars hit", "Mortars hit", "10 March 2007, 11:30", "", ""),
        ("1901–1905: war", "war", "1901–1905", "", ""),
        ("25/03/2007\ttalks", "talks", "25 March 2007", "", ""),
        ("Raid in Irbil (Reuters p. 4).", "Raid in Irbil", "", "Reuters", "4"),
        ("2007 elections", "2007 elections", "", "", ""),
        ("Talks: a beginning", "Talks: a beginning", "", "", ""),
    ],
)
def test_a_line_says_when_what_and_who_says_so(line: str, title: str, when: str, source: str, locator: str) -> None:
    found = read_line(line)
    assert (found.title, found.when, found.source, found.locator, found.problem) == (title, when, source, locator, "")
    assert (found.date is not None) == bool(when)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("10/03/2007: talks", "10 March 2007 or 3 October 2007"),
        ("Talks on 10/03/2007", "10 March 2007 or 3 October 2007"),
        ("1984: The book, 1949", "Two dates"),
        ("10 March: talks", "year is missing"),
        ("31 February 1901 – it opens", "has no day 31"),
        ("10 March 2007", "what happened"),
        ("", "what happened"),
        ("x" * (LONGEST + 1), "at most 1,000"),
    ],
)
def test_what_cannot_be_entered_says_why(line: str, words: str) -> None:
    assert words in read_line(line).problem


@given(
    st.sampled_from(WHEN),
    WORDS,
    st.sampled_from([": ", " – ", " - ", ", "]),
    st.sampled_from(["", "WSWS", "Hill 1984"]),
)
def test_a_date_set_apart_is_found_at_the_beginning_and_at_the_end(
    when: str, title: str, apart: str, source: str
) -> None:
    bracket = f" ({source}, p. 3)" if source else ""
    for line in (f"{when}{apart}{title}{bracket}", f"{title}{apart}{when}{bracket}"):
        expected = Line(title, when, read_words(when), source, "page" if source else "", "3" if source else "")
        assert read_line(line) == expected


@given(st.text(max_size=200))
def test_any_line_is_read_without_an_error_and_its_title_stands_in_it(text: str) -> None:
    line = read_line(text)
    assert line.problem or line.title in " ".join(text.replace("\t", " – ").split())
