"""What a date lets be true, said back."""

from __future__ import annotations

import pytest

from events.dates import as_written, counted_in, meaning, read_words, say


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("10 March 2007", "on that day"),
        ("early March 2007", "one of 1–10 March 2007; approximate: it may lie somewhat outside"),
        ("March 2007", "one of 1–31 March 2007"),
        ("between 3 and 5 May 2007", "one of 3–5 May 2007"),
        ("3 to 5 May 2007", "all of 3–5 May 2007: it lasted from the first to the last"),
        ("since 2003", "begins in 2003; its end is open"),
        ("/2007-05-04", "begins at a time not known; ends on 4 May 2007"),
        ("by 9 March 2007", "on some day up to and including 9 March 2007"),
        ("after 3 May 2007", "on 4 May 2007 or some day after it"),
        ("10 March 2007, about 3 a.m.", "within that hour"),
        ("1980s", "somewhere in 1980–1989"),
        ("perhaps 5 May 1984", "on that day; doubtful: it may be wrong altogether"),
        ("5 or 7 May 2007", "one of those, not which"),
    ],
)
def test_a_date_is_said_by_what_it_lets_be_true(words: str, means: str) -> None:
    assert meaning(read_words(words)) == means


def test_words_counted_in_the_julian_calendar_say_so_themselves() -> None:
    words = counted_in("25 October 1917 ", "julian")
    assert words == "25 October 1917 (Old Style)"
    assert say(read_words(words)) == "7 November 1917"
    assert as_written(words) == "25 October 1917"


@pytest.mark.parametrize("words", ["25 October 1917 (O.S.)", "Old Style 25 October 1917", ""])
def test_words_that_say_their_calendar_are_left_as_they_are(words: str) -> None:
    assert counted_in(words, "julian") == words
    assert counted_in("1917", "gregorian") == "1917"
