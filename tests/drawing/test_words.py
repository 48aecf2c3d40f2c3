"""A date under a label is said as on the screen."""

from __future__ import annotations

import pytest

from events.drawing.words import when_words, where_words, window_words
from tests.drawing.scenes import at, placed


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("11 January 2007, about 3 a.m.", "11 January, about 3 a.m."),
        ("some time in March 2007", "some time in March"),
        ("summer 2007", "summer"),
        ("about 2007", "about 2007"),
        ("early 2007", "early 2007"),
        ("2007", "2007"),
        ("December 2006", "December 2006"),
    ],
)
def test_the_year_that_the_calendar_names_is_left_out_but_never_all_of_the_date(when: str, said: str) -> None:
    assert when_words(placed(1, at(2007), when=when), 2007) == said


def test_a_stretch_of_years_ends_where_the_timeline_does_and_says_once_what_its_ends_have_in_common() -> None:
    span = at(-66_000_000), at(2004)
    assert window_words(at(-68_000_000), at(2_000_000), span) == "66 million BCE to 2003"
    assert where_words(at(-20_000_000), at(2_000_000), None, span) == "in 20 million BCE–2003"
    assert where_words(at(-66_000_000), at(-60_000_000), None) == "in 66–60 million BCE"
    assert where_words(at(-62), at(14), None) == "in 63 BCE–13 CE"
    assert window_words(at(2007, 3), at(2007, 4), (at(2007, 3, 10), at(2007, 3, 13))) == "1–31 March 2007"
