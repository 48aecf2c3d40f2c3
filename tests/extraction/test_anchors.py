"""What an expression is counted from: publication, what was said before, an event, or the other end of a range."""

import datetime

import pytest

from events.dates import DateValue, parse
from events.extraction import Published, tag
from tests.extraction.tagging import found, only, values

MARCH = Published(datetime.date(2007, 3, 1), datetime.date(2007, 3, 9))


def within(text: str) -> list[str]:
    """The EDTF of a text that appeared at some time from 1 to 9 March 2007."""
    return [one.edtf for one in tag(text, MARCH)]


def test_a_shift_is_counted_from_what_was_said_last():
    first, second = found("The siege began on 4 May 1808. Two days later the gates opened.")
    assert (second.value, second.anchor, first.value) == ("1808-05-06", 0, "1808-05-04")
    assert (second.shift.amount, second.shift.unit, second.shift.direction) == (2, "day", "after")
    assert second.shift.anchored


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began on 4 May 1808. The following day it ended.", "1808-05-05"),
        ("It began in May 1808. The next month it ended.", "1808-06"),
        ("It began on 4 May 1808. The previous year was dry.", "1807"),
        ("It began on 4 May 1808. A week earlier it had rained.", "1808-W17"),
        ("It began on 4 May 1808. It ended on the 12th.", "1808-05-12"),
        ("It began on 4 May 1808. On 7 June it ended.", "1808-06-07"),
        ("It began on 4 May 1808. By August it was over.", "1808-08"),
        ("It began on 4 May 1808. That evening it ended.", "1808-05-04TEV"),
    ],
)
def test_what_follows_a_date_long_past_is_told_of_it(text, value):
    last = found(text)[-1]
    assert (last.value, last.anchor) == (value, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An army came in the autumn of 1914. On 3 October it crossed; three days later it fell back. The following "
            "spring it lasted until late June, and in August of that year the town fell.",
            ["1914-FA", "1914-10-03", "1914-10-06", "1915-SP", "1915-06", "1915-08"],
        ),
        ("In 480 BC they sailed. The next year they lost.", ["BC0480", "BC0479"]),
        ("They reigned from 431 to 404 BC and (1618–1648).", ["BC0431", "BC0404", "1618", "1648"]),
        ("The winter of 1915–16 was mild, the Thirty Years' War was not.", ["1915-WI"]),
        ("It was 6 June 1944. At 0630 hours they landed.", ["1944-06-06", "1944-06-06T06:30"]),
        ("On the night of 16/17 May 1943 it rained.", ["1943-05-16TNI", "1943-05-17"]),
    ],
)
def test_histories_are_dated_by_the_years_they_tell_of(text, expected):
    assert values(text) == expected


def test_a_date_long_past_in_the_news_leaves_other_dates_near_publication():
    text = "He was elected on 4 May 1988. On Monday he said on Tuesday that a vote is due on 3 April."
    assert values(text)[-1] == "2013-04-03"


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("The day before the consulate was raided, they met.", "The day", "the consulate was raided"),
        ("They met two days after the bombing of the mill.", "two days", "the bombing of the mill"),
        ("A week before ministers resigned they met.", "A week", "ministers resigned they met"),
    ],
)
def test_what_is_counted_from_an_event_has_no_date_but_the_words_that_name_it(text, words, event):
    one = only(text)
    assert (one.words, one.date, one.shift.anchored) == (words, None, False)
    assert text[slice(*one.shift.of)] == event


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met two days after Christmas.", "2012-12-27"),
        ("They met the day after 12 March 2004.", "2004-03-13"),
        ("They met a week before Easter.", "[2013-03-18..2013-03-24]"),
        ("They met three years after 1990.", "1993"),
    ],
)
def test_what_is_counted_from_a_date_is_one_expression_with_it(text, edtf):
    one = only(text)
    assert (one.edtf, one.shift.of) == (edtf, None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It rained from 5 to 10 March 2007.", "2007-03-05/2007-03-10"),
        ("It rained March 5-10, 2007.", "2007-03-05/2007-03-10"),
        ("It rained between 5 and 10 March 2007.", "[2007-03-05..2007-03-10]"),
        ("It rained from 1998 to 2003.", "1998/2003"),
        ("It rained in 1957–58.", "1957/1958"),
        ("It rained from May to July 2003.", "2003-05/2003-07"),
    ],
)
def test_the_first_end_of_a_range_offers_the_whole(text, edtf):
    first, _ = found(text)
    assert first.alternatives[0].edtf == edtf
    assert first.alternatives[0].date == parse(edtf)


def test_a_range_of_publication_days_widens_what_is_counted_from_them():
    assert within("Later this month, in April, and earlier this month.") == [
        "[2007-03-02..2007-03-31]",
        "2007-04",
        "[2007-03-01..2007-03-08]",
    ]
    assert within("It was yesterday, on Friday, last year.") == [
        "[2007-02-28..2007-03-08]",
        "[2007-02-23..2007-03-09]",
        "2006",
    ]


def test_without_a_publication_date_relative_words_are_found_and_have_no_date():
    assert [(one.value, one.date) for one in found("Yesterday, on Monday, in March.", None)] == [
        ("XXXX-XX-XX", None),
        ("XXXX-WXX-1", None),
        ("XXXX-03", None),
    ]


def test_a_report_of_earnings_compares_quarters():
    text = (
        "Third-quarter profit rose to $4 million from $3 million a year earlier. "
        "Revenue in the quarter was $9 million, compared with $8 million in the year-ago period."
    )
    day = datetime.date(2012, 10, 25)
    assert values(text, day) == ["2012-Q3", "2011-Q3", "2012-Q3", "2011-Q3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned on March 4. The next morning it fell.", ["2007-03-04", "2007-03-05TMO"]),
        ("It burned on 3 May 1995. On Tuesday the 9th it fell.", ["1995-05-03", "1995-05-09"]),
        ("It burned in 1915. It fell the next year. Two years later it stood.", ["1915", "1916", "1918"]),
        ("It burned on March 4. Two days after that, it fell.", ["2007-03-04", "2007-03-06"]),
        ("It burned on March 4, two days after it was built.", ["2007-03-04", "P2D"]),
        ("It burned on March 4, two days after Christmas dinner.", ["2007-03-04", "P2D", "2006-12-25"]),
    ],
)
def test_what_follows_upon_a_day_is_counted_from_it_but_not_what_follows_upon_an_event(text, expected):
    assert values(text, datetime.date(2007, 3, 9)) == expected


@pytest.mark.parametrize(
    ("between", "value"),
    [
        (" ", "2007-03-04T22:00"),
        ("\n\n", "2007-03-04T22:00"),
        ("\n\nIt was cold.\n\n", "XXXX-XX-XXT22:00"),
        ("\n\nIt was cold at 9 p.m.\n\n", "2007-03-04T22:00"),
    ],
)
def test_an_hour_is_of_the_day_that_was_said_no_further_back_than_a_paragraph(between, value):
    text = f"On March 4 the mill burned.{between}At 10 p.m. the roof fell."
    assert values(text, datetime.date(2007, 3, 9))[-1] == value


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2007-03-09", (datetime.date(2007, 3, 9), datetime.date(2007, 3, 9))),
        ("2007-03", (datetime.date(2007, 3, 1), datetime.date(2007, 3, 31))),
        ("[2007-03-01..2007-03-09]", (datetime.date(2007, 3, 1), datetime.date(2007, 3, 9))),
        ("2007-03-09T10:00:00Z", (datetime.date(2007, 3, 9), datetime.date(2007, 3, 9))),
    ],
)
def test_a_date_of_publication_gives_its_first_and_last_day(edtf, days):
    published = Published.of(parse(edtf))
    assert (published.earliest, published.latest) == days


@pytest.mark.parametrize("edtf", ["../2007", "2007/..", "-0043", "Y17000"])
def test_an_open_or_ancient_date_of_publication_gives_none(edtf):
    value: DateValue = parse(edtf)
    assert Published.of(value) is None
    assert Published.of(None) is None
