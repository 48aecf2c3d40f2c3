"""A date under a label is said as on the screen."""

from __future__ import annotations

import pytest

from events.drawing.words import when_words
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
