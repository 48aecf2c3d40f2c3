from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings

from events.dates import DateError, DateValue, Precision, Short, parse, read_words, say, say_short, under_way

from .bounds import bound
from .strategies import strings

SAID = [
    ("2007-03-10", "10 March 2007"),
    ("2007-03", "some time in March 2007"),
    ("2003", "2003"),
    ("0079", "79 CE"),
    ("-0752", "753 BCE"),
    ("0000", "1 BCE"),
    ("-0043-03-15", "15 March 44 BCE"),
    ("Y170000002", "170,000,002 CE"),
    ("Y-17E7", "about 170 million years BCE"),
    ("Y3388E2", "about the year 338,800"),
    ("1950S2", "about 1950 (1900–1999)"),
    ("Y-66000000S2", "about 66 million years BCE (67–66 million)"),
    ("Y-66000000S3", "about 66 million years BCE (66.1–66 million)"),
    ("Y171010000S3", "about the year 171.01 million (171–172 million)"),
    ("Y-66000000", "66,000,001 BCE"),
    ("1950S4", "1950"),
    ("201X", "2010s"),
    ("190X", "between 1900 and 1909"),
    ("18XX", "19th century"),
    ("20XX", "21st century"),
    ("-01XX", "2nd century BCE"),
    ("1XXX", "2nd millennium"),
    ("1985-04-XX", "some time in April 1985"),
    ("156X-12-25", "25 December in the 1560s"),
    ("156X-12~-25", "about 25 December in the 1560s"),
    ("156X-12-XX", "December in the 1560s"),
    ("1XXX-12", "December in the 2nd millennium"),
    ("1984-1X", "between October and December 1984"),
    ("2001-21", "spring 2001"),
    ("2001-24", "winter 2001–02"),
    ("2001-29", "southern spring 2001"),
    ("2007-33", "first quarter of 2007"),
    ("2007-39", "last third of 2007"),
    ("2007-41", "second half of 2007"),
    ("1984~", "about 1984"),
    ("1984?", "1984 (uncertain)"),
    ("1984%", "about 1984 (uncertain)"),
    ("2007-03~", "about March 2007"),
    ("2007-03?", "some time in March 2007 (uncertain)"),
    ("2007-03-10T11:30:00+03:00", "10 March 2007, 11:30:00"),
    ("2007-03-10T09:05:07Z", "10 March 2007, 9:05:07 UTC"),
    ("2007-05-03/2007-05-04", "3–4 May 2007"),
    ("2007-04-28/2007-05-03", "28 April – 3 May 2007"),
    ("2006-12-28/2007-01-03", "28 December 2006 – 3 January 2007"),
    ("2007-03/2007-05", "March–May 2007"),
    ("2006-12/2007-01", "December 2006 – January 2007"),
    ("1984/1986", "1984–1986"),
    ("-0759/-0750", "760–751 BCE"),
    ("-0004/0009", "5 BCE – 9 CE"),
    ("1984~/1986~", "about 1984–1986"),
    ("1984~/2004-06", "from about 1984 to June 2004"),
    ("1984?/2004~", "from 1984 (uncertain) to about 2004"),
    ("1984?/1986?", "1984–1986 (uncertain)"),
    ("2001-21/2001-23", "from spring 2001 to autumn 2001"),
    ("2003/..", "since 2003"),
    ("2003/", "began in 2003"),
    ("2007-03-10/", "began 10 March 2007"),
    ("../2007-03-09", "until 9 March 2007"),
    ("/2007-05-04", "ended 4 May 2007"),
    ("/2007-05", "ended in May 2007"),
    ("/2007~", "ended about 2007"),
    ("/2007?", "ended in 2007 (uncertain)"),
    ("../..", "without beginning or end"),
    ("/..", "beginning not known"),
    ("../", "end not known"),
    ("[2007-03-01..2007-03-09]", "between 1 and 9 March 2007"),
    ("[2007-02-27..2007-03-09]", "between 27 February and 9 March 2007"),
    ("[..2007-03-09]", "by 9 March 2007"),
    ("[..2007-03]", "by the end of March 2007"),
    ("[..2006]", "by the end of 2006"),
    ("[2007-03-09..]", "9 March 2007 or later"),
    ("[1760-12..]", "December 1760 or later"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672"),
    ("[1760-01,1760-02,1760-12..]", "January 1760, February 1760 or December 1760 or later"),
    ("[2007-05-03,2007-05-05]", "3 or 5 May 2007"),
    ("{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("{1667..1672}", "every year from 1667 to 1672"),
    ("{..1984}", "every year until 1984"),
    ("2004-06-15/2004-06", "began 15 June 2004, ended between 15 and 30 June 2004"),
]


@pytest.mark.parametrize(("text", "words"), SAID)
def test_a_date_is_said_as_a_newspaper_would(text: str, words: str) -> None:
    assert say(parse(text)) == words


@pytest.mark.parametrize(
    ("clock", "precision", "words"),
    [
        ("03:00:00", Precision.HOUR, "about 3 a.m."),
        ("15:00:00", Precision.HOUR, "about 3 p.m."),
        ("12:00:00", Precision.HOUR, "about noon"),
        ("00:00:00", Precision.HOUR, "about midnight"),
        ("10:05:00", Precision.MINUTE, "10:05"),
    ],
)
def test_a_time_is_said_no_finer_than_it_is_known(clock: str, precision: Precision, words: str) -> None:
    value = parse(f"2007-01-11T{clock}+03:00", precision=precision)
    assert say(value) == f"11 January 2007, {words}"
    assert say_short(value) == Short("11 January", words)


@pytest.mark.parametrize("words", ["early March 2007", "mid-March 2007", "late March 2007", "early 2007", "mid-1980s"])
def test_a_soft_third_is_said_by_its_name(words: str) -> None:
    assert say(read_words(words)) == words


def test_the_same_bounds_without_a_soft_end_are_said_as_days() -> None:
    value = replace(read_words("early March 2007"), ends_approximate=False)
    assert say(value) == "between 1 and 10 March 2007"


def test_what_was_under_way_names_the_day_of_the_report() -> None:
    assert say(under_way(parse("2007-03-12"))) == "under way on 12 March 2007"
    assert say(under_way(parse("2007-03"))) == "under way in March 2007"


def test_computed_bounds_without_a_string_are_said_side_by_side() -> None:
    days = ["2007-05-03", "2007-05-06", "2007-05-09", "2007-05-10"]
    value = DateValue.from_bounds(*(bound(day) for day in days), precision=Precision.DAY)
    assert say(value) == "began between 3 and 5 May 2007, ended 9 May 2007"
    open_ended = DateValue.from_bounds(None, bound("2007-03-10"), None, None, precision=Precision.DAY)
    assert say(open_ended) == "began by 9 March 2007"


@pytest.mark.parametrize(
    ("text", "main", "small"),
    [
        ("2007-03-10", "10 March", ""),
        ("2007-02", "some time in February", ""),
        ("2003", "2003", ""),
        ("2007-05-03/2007-05-04", "3–4 May", ""),
        ("2006-12-28/2007-01-03", "28 December 2006 – 3 January 2007", ""),
        ("[..2007-03-09]", "by 9 March", ""),
        ("/2007-05-04", "ended 4 May", ""),
        ("2007-03-10?", "10 March", "uncertain"),
        ("2007-03-10~", "about 10 March", ""),
        ("2007-03-10T11:30:00Z", "10 March", "11:30:00 UTC"),
    ],
)
def test_a_list_leaves_the_year_to_its_heading(text: str, main: str, small: str) -> None:
    assert say_short(parse(text)) == Short(main, small)


def test_only_english_is_spoken() -> None:
    with pytest.raises(ValueError, match="English only"):
        say(parse("2007"), language="tlh")


@given(strings)
@settings(max_examples=120)
def test_no_code_reaches_a_reader(text: str) -> None:
    with suppress(DateError):
        value = parse(text)
        for words in (say(value), say_short(value).main):
            assert words
            assert not re.search(r"[\[\]{}~%X_]|\.\.|None|\d\dT\d", words)
