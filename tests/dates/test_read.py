from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import DateError, Precision, from_iso, parse, read_words, say, under_way

from . import strategies
from .bounds import written
from .test_say import SAID

READ = [
    ("10 March 2007", "2007-03-10"),
    ("March 10, 2007", "2007-03-10"),
    ("the 10th of March, 2007", "2007-03-10"),
    ("Saturday, 10 Mar. 2007", "2007-03-10"),
    ("  on 10   March 2007 ", "2007-03-10"),
    ("in March 2007", "2007-03"),
    ("sometime in march 2007", "2007-03"),
    ("Sept 2007", "2007-09"),
    ("753 BC", "-0752"),
    ("AD 79", "0079"),
    ("44 B.C.", "-0043"),
    ("c. 1984", "1984~"),
    ("ca 1984", "1984~"),
    ("around 10 March 2007", "2007-03-10~"),
    ("perhaps 1984", "1984?"),
    ("about 1984?", "1984%"),
    ("the 1980s", "198X"),
    ("nineteenth century", "18XX"),
    ("1st century BC", "-00XX"),
    ("fall of 1984", "1984-23"),
    ("Q2 2007", "2007-34"),
    ("last quarter of 2007", "2007-36"),
    ("since 2003", "2003/.."),
    ("from 2003 on", "2003/.."),
    ("from March 2007 onwards", "2007-03/.."),
    ("until 9 March 2007", "../2007-03-09"),
    ("ended on 4 May 2007", "/2007-05-04"),
    ("started in 2003", "2003/"),
    ("by 9 March 2007", "[..2007-03-09]"),
    ("by the end of 2006", "[..2006]"),
    ("no later than March 2007", "[..2007-03]"),
    ("before 9 March 2007", "[..2007-03-08]"),
    ("before March 2007", "[..2007-02]"),
    ("before 2003", "[..2002]"),
    ("before the 1980s", "[..1979-12-31]"),
    ("after 9 March 2007", "[2007-03-10..]"),
    ("after December 2006", "[2007-01..]"),
    ("on or after 9 March 2007", "[2007-03-09..]"),
    ("between 3 and 5 May 2007", "[2007-05-03..2007-05-05]"),
    ("between 28 April and 3 May 2007", "[2007-04-28..2007-05-03]"),
    ("between March and May 2007", "[2007-03..2007-05]"),
    ("one of 1–10 March 2007", "[2007-03-01..2007-03-10]"),
    ("3-4 May 2007", "2007-05-03/2007-05-04"),
    ("3 to 4 May 2007", "2007-05-03/2007-05-04"),
    ("March 10–12, 2007", "2007-03-10/2007-03-12"),
    ("from 28 April to 3 May 2007", "2007-04-28/2007-05-03"),
    ("1984-1986", "1984/1986"),
    ("2003–04", "2003/2004"),
    ("3 or 4 May 2007", "[2007-05-03,2007-05-04]"),
    ("either 1667 or 1670", "[1667,1670]"),
    ("3 and 5 May 2007", "{2007-05-03,2007-05-05}"),
    ("170 million years BCE", "Y-17E7"),
    ("Old Style 25 October 1917", "1917-11-07"),
    ("25 October 1917 (Julian)", "1917-11-07"),
    ("February 1917 (Old Style)", "[1917-02-14..1917-03-13]"),
    ("2007-03-10", "2007-03-10"),
    ("[2007-03-01..2007-03-09]", "[2007-03-01..2007-03-09]"),
    ("2003/..", "2003/.."),
]


@pytest.mark.parametrize(("words", "edtf"), READ)
def test_peoples_words_mean_what_the_standards_string_means(words: str, edtf: str) -> None:
    assert read_words(words) == parse(edtf)


@pytest.mark.parametrize(
    ("words", "edtf", "approximate"),
    [
        ("early March 2007", "[2007-03-01..2007-03-10]", ["ends"]),
        ("mid-March 2007", "[2007-03-11..2007-03-20]", ["begins", "ends"]),
        ("late February 2007", "[2007-02-21..2007-02-28]", ["begins"]),
        ("the beginning of 2007", "[2007-01..2007-04]", ["ends"]),
        ("mid-2007", "[2007-05..2007-08]", ["begins", "ends"]),
        ("late 1980s", "[1987..1989]", ["begins"]),
        ("early 19th century", "[1800..1833]", ["ends"]),
        ("between about 3 and 5 May 2007", "[2007-05-03..2007-05-05]", ["begins"]),
        ("by about 9 March 2007", "[..2007-03-09]", ["begins", "ends"]),
    ],
)
def test_soft_words_keep_hard_bounds_and_a_soft_end(words: str, edtf: str, approximate: list[str]) -> None:
    value = read_words(words)
    assert (value.edtf, value.approximate) == (edtf, approximate)
    assert written(value) == written(parse(edtf))


@pytest.mark.parametrize(
    ("words", "edtf", "precision"),
    [
        ("about 3 a.m. on 11 January 2007", "2007-01-11T03:00:00", Precision.HOUR),
        ("11 January 2007, about 3 p.m.", "2007-01-11T15:00:00", Precision.HOUR),
        ("noon on 11 January 2007", "2007-01-11T12:00:00", Precision.HOUR),
        ("12 a.m. on 11 January 2007", "2007-01-11T00:00:00", Precision.HOUR),
        ("6 March 2007 at 10:05", "2007-03-06T10:05:00", Precision.MINUTE),
        ("10.05 a.m. -05:00 on 6 March 2007", "2007-03-06T10:05:00-05:00", Precision.MINUTE),
        ("10 March 2007, 11:30:00 UTC", "2007-03-10T11:30:00Z", Precision.SECOND),
    ],
)
def test_a_time_is_known_as_far_as_it_is_said(words: str, edtf: str, precision: Precision) -> None:
    assert read_words(words) == parse(edtf, precision=precision)


def test_under_way_is_read() -> None:
    assert read_words("under way on 12 March 2007") == under_way(parse("2007-03-12"))


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("today", "2007-01-01"),
        ("yesterday", "2006-12-31"),
        ("tomorrow", "2007-01-02"),
        ("last month", "2006-12"),
        ("this month", "2007-01"),
        ("next year", "2008"),
    ],
)
def test_words_that_lean_on_today_need_it(words: str, edtf: str) -> None:
    assert read_words(words, today=from_iso("2007-01-01T09:00:00")).edtf == edtf
    with pytest.raises(DateError, match="depends on the day it was written"):
        read_words(words)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "Nothing is written here"),
        ("10/03/2007", "write 10 March 2007 or 3 October 2007"),
        ("10.03.2007", "write 10 March 2007 or 3 October 2007"),
        ("25/03/2007", "write 25 March 2007"),
        ("03/2007", "Write the month as a word"),
        ("2007/3/10", "write 2007-03-10"),
        ("10 March", "The year is missing"),
        ("10 March 07", "Write the year whole or with its era: 2007, 1907 or 7 CE"),
        ("0 BCE", "No era has a year 0"),
        ("summer 07", "Write the year whole or with its era"),
        ("Monday 31 February 2007", "February 2007 has no day 31"),
        ("1900s", "write 1900–1909 or 1900–1999"),
        ("Sunday 10 March 2007", "10 March 2007 was a Saturday"),
        ("31 February 2007", "February 2007 has no day 31"),
        ("5 to 3 May 2007", "ends before it begins"),
        ("30 February 1917 (Julian)", "February had 28 days in the Julian calendar"),
        ("spring 1917 (Julian)", "write day or month"),
        ("14 p.m. on 6 March 2007", "There is no 14 p.m."),
        ("5th quarter of 2007", "not understood"),
        ("4th third of 2007", "A year has no 4th third"),
        ("the day before the raid", "not understood as a date; write one such as"),
        ("2007-02-31", "February 2007 has no day 31"),
        ("perhaps " * 18 + "?" * 75, "not understood"),  # without a limit to nesting, hours of reading
        ("x" * 301, "Longer than 300 characters"),
    ],
)
def test_what_may_mean_two_things_or_nothing_is_refused(words: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        read_words(words)
    assert message in refused.value.message
    assert refused.value.text == words


UNSAYABLE = (
    "1950S4",
    "156X-12~-25",
    "156X-12-XX",
    "190X",
    "1984-1X",
    "../..",
    "/..",
    "../",
    "2004-06-15/2004-06",
    "1985-04-XX",
    "{..1984}",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [row for row in SAID if row[0] not in UNSAYABLE and not row[0].startswith(("[1760-01", "2007-03-10T11"))],
)
def test_what_we_say_is_understood_again(text: str, words: str) -> None:
    value = parse(text)
    assert read_words(words) == value


FAMILY = strategies.dates | st.builds(
    lambda first, last: "/".join(sorted((first.edtf.rstrip("?~%"), last.edtf.rstrip("?~%")))),
    strategies.days().filter(lambda parts: parts.year > 0),
    strategies.days().filter(lambda parts: parts.year > 0),
)


@given(FAMILY)
@settings(max_examples=150)
def test_days_months_years_and_intervals_survive_being_said(text: str) -> None:
    value = parse(text)
    again = read_words(say(value))
    if value.is_extent or "/" not in text:
        assert again == value
    else:
        assert written(again) == written(value)  # from a day to the same day: said as that day


@given(st.text(max_size=40) | st.from_regex(r"\A[a-z0-9 ,.–-]{0,30}\Z"))
@settings(max_examples=150)
def test_any_other_words_are_refused_not_crashed_on(text: str) -> None:
    with suppress(DateError):
        assert say(read_words(text))
