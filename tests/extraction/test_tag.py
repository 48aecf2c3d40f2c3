"""What sentences say of time: the words, TIMEX3 and EDTF."""

import pytest

from tests.extraction.tagging import found, only, values

ON_THE_CALENDAR = [
    ("The bridge fell on 12 May 1798.", "12 May 1798", "1798-05-12", "1798-05-12"),
    ("They sailed on the 15th of June, 1799.", "the 15th of June, 1799", "1799-06-15", "1799-06-15"),
    ("It opened Monday, Oct. 26, 1998.", "Monday, Oct. 26, 1998", "1998-10-26", "1998-10-26"),
    ("The mill burned on Sept. 3, 1901.", "Sept. 3, 1901", "1901-09-03", "1901-09-03"),
    ("It was May 2003.", "May 2003", "2003-05", "2003-05"),
    ("In nineteen ninety-six he left.", "nineteen ninety-six", "1996", "1996"),
    ("The year two thousand and seven was dry.", "The year two thousand and seven", "2007", "2007"),
    ("The fleet returned in 44 BC.", "44 BC", "BC0044", "-0043"),
    ("The wall stood in A.D. 79.", "A.D. 79", "0079", "0079"),
    ("Signed 2011-09-04 by both.", "2011-09-04", "2011-09-04", "2011-09-04"),
    ("Signed 15.03.2012 by both.", "15.03.2012", "2012-03-15", "2012-03-15"),
    ("Rents doubled in the 1990s.", "the 1990s", "199", "199X"),
    ("Rents doubled in the '90s.", "the '90s", "199", "199X"),
    ("Guilds faded in the 18th century.", "the 18th century", "17", "17XX"),
    ("The temple is of the 5th century BC.", "the 5th century BC", "BC04", "[-0499..-0400]"),
    ("The spring of 1942 was cold.", "The spring of 1942", "1942-SP", "1942-21"),
    ("The winter of '46 was colder.", "The winter of '46", "1946-WI", "1946-24"),
    ("Sales rose in the third quarter of 2012.", "the third quarter of 2012", "2012-Q3", "2012-35"),
    ("Sales rose in the first half of 2012.", "the first half of 2012", "2012-H1", "2012-40"),
    ("The harvest of fiscal 2011 was poor.", "fiscal 2011", "2011", "2011"),
]
COUNTED_FROM_PUBLICATION = [
    ("The minister resigned Wednesday.", "Wednesday", "2013-03-20", "2013-03-20"),
    ("The minister resigned on Friday.", "Friday", "2013-03-22", "2013-03-22"),
    ("The minister will resign on Monday.", "Monday", "2013-03-25", "2013-03-25"),
    ("The minister resigned last Friday.", "last Friday", "2013-03-15", "2013-03-15"),
    ("Yesterday the dam broke.", "Yesterday", "2013-03-21", "2013-03-21"),
    ("It broke the day before yesterday.", "the day before yesterday", "2013-03-20", "2013-03-20"),
    ("It broke last week.", "last week", "2013-W11", "[2013-03-11..2013-03-17]"),
    ("It broke over the weekend.", "the weekend", "2013-W11-WE", "[2013-03-16..2013-03-17]"),
    ("It broke in January.", "January", "2013-01", "2013-01"),
    ("It broke last November.", "last November", "2012-11", "2012-11"),
    ("It broke on November 30.", "November 30", "2012-11-30", "2012-11-30"),
    ("It broke last fall.", "last fall", "2012-FA", "2012-23"),
    ("It broke two years ago.", "two years ago", "2011", "2011~"),
    ("It broke six weeks ago.", "six weeks ago", "2013-W06", "[2013-02-04..2013-02-10]"),
    ("It broke 10 days ago.", "10 days ago", "2013-03-12", "2013-03-12"),
    ("It broke a year and a half ago.", "a year and a half ago", "2011", "2011~"),
    ("It will open next year.", "next year", "2014", "2014"),
    ("It will open two weeks from now.", "two weeks from now", "2013-W14", "[2013-04-01..2013-04-07]"),
    ("It closed on Good Friday.", "Good Friday", "2013-03-29", "2013-03-29"),
    ("It closed last Thanksgiving.", "last Thanksgiving", "2012-11-22", "2012-11-22"),
    ("It closed on Tuesday of last week.", "Tuesday of last week", "2013-03-12", "2013-03-12"),
    ("It closed in July last year.", "July last year", "2012-07", "2012-07"),
    ("It grew in last year's third quarter.", "last year's third quarter", "2012-Q3", "2012-35"),
    ("It closed the week of March 5.", "the week of March 5", "2013-W10", "[2013-03-04..2013-03-10]"),
]
PARTS = [
    ("It rained in early March.", "early March", "2013-03", "[2013-03-01..2013-03-10]", "START"),
    ("It rained in late 2006.", "late 2006", "2006", "[2006-09..2006-12]", "END"),
    ("It rained in the mid-1990s.", "the mid-1990s", "199", "[1994..1996]", "MID"),
    ("It rains later this month.", "later this month", "2013-03", "[2013-03-23..2013-03-31]", "END"),
    ("It rained earlier this month.", "earlier this month", "2013-03", "[2013-03-01..2013-03-21]", "START"),
    ("It rained about 1984.", "about 1984", "1984", "1984~", "APPROX"),
    ("It rained c. 1450.", "c. 1450", "1450", "1450~", "APPROX"),
    ("It rained at the end of 1994.", "the end of 1994", "1994", "[1994-09..1994-12]", "END"),
    ("It has rained since 2003.", "2003", "2003", "2003/..", "ON_OR_AFTER"),
    ("It rained before 2003.", "2003", "2003", "[..2002]", "BEFORE"),
    ("It rained until May 2005.", "May 2005", "2005-05", "/2005-05", "ON_OR_BEFORE"),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), ON_THE_CALENDAR)
def test_what_stands_on_the_calendar_needs_no_publication_date(text, words, value, edtf):
    for one in (only(text), only(text, None)):
        assert (one.words, one.value, one.edtf, one.anchor) == (words, value, edtf, "none")


@pytest.mark.parametrize(("text", "words", "value", "edtf"), COUNTED_FROM_PUBLICATION)
def test_what_is_relative_is_counted_from_the_day_of_publication(text, words, value, edtf):
    one = only(text)
    assert (one.words, one.value, one.edtf, one.anchor) == (words, value, edtf, "published")


@pytest.mark.parametrize(("text", "words", "value", "edtf", "mod"), PARTS)
def test_parts_and_bounds_narrow_the_date_and_not_the_value(text, words, value, edtf, mod):
    one = only(text)
    assert (one.words, one.value, one.edtf, one.mod) == (words, value, edtf, mod)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasted two years.", "DURATION", "P2Y"),
        ("It lasted 2 1/2 years.", "DURATION", "P2Y6M"),
        ("It lasted an hour and a half.", "DURATION", "PT1H30M"),
        ("It lasted two years and three months.", "DURATION", "P2Y3M"),
        ("It lasted two to three weeks.", "DURATION", "P2W"),
        ("It lasted for weeks.", "DURATION", "PXW"),
        ("A five-hour debate followed.", "DURATION", "PT5H"),
        ("A month-long siege followed.", "DURATION", "P1M"),
        ("It fell in the past two months.", "DURATION", "P2M"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("They meet on Tuesday nights.", "SET", "XXXX-WXX-2TNI"),
        ("They meet twice a week.", "SET", "P1W"),
        ("They meet daily.", "SET", "P1D"),
        ("They meet each July.", "SET", "XXXX-07"),
        ("They are now friends.", "DATE", "PRESENT_REF"),
        ("They recently met.", "DATE", "PAST_REF"),
        ("They hope for the future.", "DATE", "FUTURE_REF"),
    ],
)
def test_durations_sets_and_references_date_nothing(text, kind, value):
    one = only(text)
    assert (one.type, one.value, one.date, one.edtf) == (kind, value, None, "")


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It left at 8 p.m. Sunday.", "2013-03-17T20:00", "2013-03-17T20:00:00"),
        ("It left at 9:30 a.m. local time on Tuesday.", "2013-03-19T09:30", "2013-03-19T09:30:00"),
        ("It left at noon Thursday.", "2013-03-21T12:00", "2013-03-21T12:00:00"),
        ("It left at 0630 GMT.", "2013-03-22T06:30Z", "2013-03-22T06:30:00+00:00"),
        ("It left Wednesday night.", "2013-03-20TNI", "2013-03-20"),
        ("It left late yesterday evening.", "2013-03-21TEV", "2013-03-21"),
        ("It left on the night of 4 March.", "2013-03-04TNI", "2013-03-04"),
        ("It left last night.", "2013-03-21TNI", "2013-03-21"),
    ],
)
def test_a_time_stands_on_its_day_and_a_zone_shifts_nothing(text, value, edtf):
    one = only(text)
    assert (one.type, one.value, one.edtf) == ("TIME", value, edtf)


def test_a_time_behind_a_day_is_a_second_expression_on_that_day():
    assert values("On Sunday at 8 p.m. it left.") == ["2013-03-17", "2013-03-17T20:00"]


@pytest.mark.parametrize(
    "text",
    [
        "She may march; March on, said April Jones.",
        "The 89-year-old man is 40 years old, a 3-year-old of 20 years of age.",
        "He walked 1998 metres with 2000 soldiers for $1990 and took flight 1984.",
        "The fall of the empire made the sun fall.",
        "They fought a second time in a second hall, in his sixties.",
        "The firm Orion 1980 makes lamps; the F-16 and the B1998 do not.",
        "Three-quarters of it, a quarter of it, 2:1 and 3/4.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text):
    assert found(text) == []


def test_a_weekday_may_be_the_other_one_too():
    assert [other.edtf for other in only("The minister resigned Wednesday.").alternatives] == ["2013-03-27"]


def test_figures_may_be_read_in_the_other_order():
    one = only("It was agreed on 9/11/2001.")
    assert (one.edtf, [other.edtf for other in one.alternatives]) == ("2001-09-11", ["2001-11-09"])
