"""Ways in which news and histories say a time: one expression each, with its extent, its value and its date."""

import datetime

import pytest

from tests.extraction.tagging import found, only, values

PICKED_OUT = [
    ("The fair closed in the last week of March 2012.", "the last week of March 2012", "2012-W13"),
    ("The fair closes on the first Monday in May 2014.", "the first Monday in May 2014", "2014-05-05"),
    ("The fair closes on the last Friday of the month.", "the last Friday of the month", "2013-03-29"),
    ("The fair closed on the last day of 2012.", "the last day of 2012", "2012-12-31"),
    ("The fair closed on the second day of June 2012.", "the second day of June 2012", "2012-06-02"),
    ("The fair closed on the second weekend of June 2012.", "the second weekend of June 2012", "2012-W23-WE"),
    ("The fair closed in the first month of 2012.", "the first month of 2012", "2012-01"),
    ("The fair closed in the third week of June last year.", "the third week of June last year", "2012-W25"),
    ("Rents rose in the second half of the 1990s.", "the second half of the 1990s", "199"),
    ("Rents rose in the final quarter of 1990.", "the final quarter of 1990", "1990-Q4"),
    ("Rents rose in the latter half of 1990.", "the latter half of 1990", "1990-H2"),
    ("Rents rose by year-end 1989.", "year-end 1989", "1989"),
    ("Rents rose in the first half of May 1942.", "the first half of May 1942", "1942-05"),
    ("Rents rose in the last quarter of the 19th century.", "the last quarter of the 19th century", "18"),
    ("Rents rose in the third quarter of the 19th century.", "the third quarter of the 19th century", "18"),
    ("In 1915, on 3 May, rents rose.", "1915, on 3 May", "1915-05-03"),
    ("Rents rose by mid-year.", "mid-year", "2013"),
    ("Rents rose by midweek.", "midweek", "2013-W12"),
    ("Rents have risen since year-end.", "year-end", "2012"),
    ("Rents rose in fiscal '89.", "fiscal '89", "1989"),
    ("Rents rose in the early to mid-1990s.", "the early to mid-1990s", "199"),
    ("Rents rose in mid-to-late June 2012.", "mid-to-late June 2012", "2012-06"),
    ("Rents rose in the winter of 1944–1945.", "the winter of 1944–1945", "1944-WI"),
    ("Rents rose in winter.", "winter", "2012-WI"),
]
BEYOND = [
    ("It burned the week before last.", "the week before last", "2013-W10"),
    ("It burned the year before last.", "the year before last", "2011"),
    ("It burned the weekend before last.", "the weekend before last", "2013-W10-WE"),
    ("It burned the Friday before last.", "the Friday before last", "2013-03-08"),
    ("It opens the month after next.", "the month after next", "2013-05"),
    ("It burned 20 years ago today.", "20 years ago today", "1993-03-22"),
    ("It burned a year ago last month.", "a year ago last month", "2012-02"),
    ("It burned a week ago Monday.", "a week ago Monday", "2013-03-11"),
    ("It burned last week on Thursday.", "last week on Thursday", "2013-03-14"),
    ("It opens over Memorial Day weekend.", "Memorial Day weekend", "2013-W21-WE"),
    ("It burned in Easter week.", "Easter week", "2013-W13"),
    ("It burned in the same month last year.", "the same month last year", "2012-03"),
    ("It burned in the same week a year ago.", "the same week a year ago", "2012-W12"),
    ("It burned on Friday the 8th.", "Friday the 8th", "2013-03-08"),
    ("It will burn on Thursday, the 11th.", "Thursday, the 11th", "2013-04-11"),
    ("It burned Friday, the 8th day of rain.", "Friday", "2013-03-22"),
    ("It burned on a Friday in March 1995.", "March 1995", "1995-03"),
    ("It burned one Sunday night last spring.", "last spring", "2012-SP"),
    ("It was told at a Friday hearing.", "Friday", "2013-03-22"),
    ("The Monday after Thanksgiving 2012 was busy.", "The Monday after Thanksgiving 2012", "2012-11-26"),
    ("It burned the Friday before 8 March.", "the Friday before 8 March", "2013-03-01"),
    ("It burned the day after Christmas.", "the day after Christmas", "2012-12-26"),
    ("The week before Christmas was wet.", "The week before Christmas", "2012-W51"),
]
HOURS = [
    ("It left at 10 o'clock Tuesday night.", "10 o'clock Tuesday night", "2013-03-19T22:00"),
    ("It left at 3 a.m. Tuesday morning.", "3 a.m. Tuesday morning", "2013-03-19T03:00"),
    ("It left at 8 o'clock last night.", "8 o'clock last night", "2013-03-21T20:00"),
    ("It left at 7:30 this morning.", "7:30 this morning", "2013-03-22T07:30"),
    ("It left at mid-afternoon yesterday.", "mid-afternoon yesterday", "2013-03-21TAF"),
    ("It left at dawn Tuesday.", "dawn Tuesday", "2013-03-19TMO"),
    ("It left at dawn on 6 June 1944.", "dawn on 6 June 1944", "1944-06-06TMO"),
    ("It left overnight Thursday.", "overnight Thursday", "2013-03-21TNI"),
    ("It left on the afternoon of the 6th.", "the afternoon of the 6th", "2013-03-06TAF"),
]
LENGTHS_AND_SETS = [
    ("A three-and-a-half-year war ended.", "three-and-a-half-year", "P3Y6M"),
    ("Nine and one-half months passed.", "Nine and one-half months", "P9M15D"),
    ("It lasted for a year or two.", "a year or two", "P1Y"),
    ("It rained in the last days.", "the last days", "PXD"),
    ("They meet twice daily.", "twice daily", "P1D"),
    ("They meet several times a day.", "several times a day", "P1D"),
    ("They meet every few years.", "every few years", "PXY"),
    ("They meet on weekdays.", "weekdays", "XXXX-WXX-WD"),
    ("She earns $500 a month.", "a month", "P1M"),
    ("The ferry makes four trips a day.", "a day", "P1D"),
    ("They are at sea right now.", "right now", "PRESENT_REF"),
    ("They met the other day.", "the other day", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), PICKED_OUT + BEYOND + HOURS + LENGTHS_AND_SETS)
def test_a_way_of_saying_a_time_is_one_expression(text, words, value):
    one = only(text)
    assert (one.words, one.value) == (words, value)


@pytest.mark.parametrize("text", ["It came in the final quarter of the game.", "The men led by the fall of the city."])
def test_parts_of_what_is_no_stretch_of_the_calendar_are_no_time(text):
    assert found(text) == []


def test_earlier_before_a_weekday_is_no_part_of_it_but_narrows_nothing_else():
    one = only("Earlier Friday the keeper left.")
    assert (one.words, one.value, one.mod) == ("Friday", "2013-03-22", "START")


@pytest.mark.parametrize(
    "words", ["the prior-year quarter", "the year-before quarter", "the corresponding period", "the like quarter"]
)
def test_the_like_quarter_of_the_year_before_has_many_names(words):
    text = f"Third-quarter profit rose to $4 million from $3 million in {words}."
    assert values(text, datetime.date(2012, 10, 25)) == ["2012-Q3", "2011-Q3"]


@pytest.mark.parametrize(
    ("text", "extent", "value"),
    [
        ("The keeper said that last week nobody came.", "last week", "2013-W11"),
        ("The keeper said that next Monday nobody would come.", "next Monday", "2013-03-25"),
        ("The strike is expected to last six weeks.", "six weeks", "P6W"),
        ("In the past it was harder.", "the past", "PAST_REF"),
        ("The quay will one day be rebuilt.", "one day", "FUTURE_REF"),
        ("The keeper was in office for one day.", "one day", "P1D"),
        ("In the year since the vote rents rose.", "the year", "P1Y"),
        ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11"),
        ("The September 11 terrorist attacks changed that.", "September 11", "2001-09-11"),
        ("The Sept. 11 attack changed that.", "Sept. 11", "2012-09-11"),
        ("It was so before 9/11.", "9/11", "2001-09-11"),
    ],
)
def test_words_that_belong_to_something_else_are_left_out(text, extent, value):
    one = only(text)
    assert (text[one.start : one.end], one.value) == (extent, value)


@pytest.mark.parametrize(
    ("text", "extent", "value"),
    [
        ("Catches rose in the July-September quarter.", "the July-September quarter", "2012-Q3"),
        ("Catches rose in the January to March period of 2012.", "the January to March period of 2012", "2012-Q1"),
        ("The mill stood still for two-and-a-half years.", "two-and-a-half years", "P2Y6M"),
        ("The council meets on the first Thursday of every month.", "the first Thursday of every month", "P1M"),
        ("The quay will be paved by the end of the decade.", "the end of the decade", "201"),
        ("The boat left at 1900 GMT.", "1900 GMT", "2013-03-22T19:00Z"),
        ("The lamps went out at 11pm on New Year's Eve 1999.", "11pm on New Year's Eve 1999", "1999-12-31T23:00"),
        ("The May elections were quiet.", "May", "2012-05"),
        ("The mill burned a quarter of a century ago.", "a quarter of a century ago", "1988"),
        ("The voting begins at 7 a.m. Tuesday.", "7 a.m. Tuesday", "2013-03-26T07:00"),
        ("It burned on the evening of 4 January last year.", "the evening of 4 January last year", "2012-01-04TEV"),
        ("By late afternoon Friday it was out.", "late afternoon Friday", "2013-03-22TAF"),
        ("They marched on St Patrick's Day.", "St Patrick's Day", "2013-03-17"),
        ("It rained over the last week or two.", "the last week", "P1W"),
        ("The week ended well.", "The week", "2013-W12"),
        ("The week before was quiet.", "The week before", "2013-W11"),
        ("The night before, it had rained.", "The night before", "2013-03-21TNI"),
        ("The mill will take a charge in the fourth quarter.", "the fourth quarter", "2013-Q4"),
        ("The mill took a charge in the fourth quarter.", "the fourth quarter", "2012-Q4"),
    ],
)
def test_stretches_that_are_named_by_their_parts(text, extent, value):
    one = only(text)
    assert (text[one.start : one.end], one.value) == (extent, value)


def test_the_time_of_an_event_is_not_the_past_at_large():
    assert values("At the time of the vote he was ill.") == []
    assert values("At the time, he was ill.") == ["PAST_REF"]


@pytest.mark.parametrize(
    "text",
    [
        "He was proud of his last day in office.",
        "She led the March on the capital.",
        "It was the third fire in as many weeks.",
        "The night before the vote, it rained.",
    ],
)
def test_words_of_time_that_name_no_day(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found_there"),
    [
        ("On 11 March 2012 the dam broke; on March 12 the mill burned.", ["2012-03-11", "2012-03-12"]),
        ("On 11 March 2012 the dam broke; on Feb. 12 the mill burned.", ["2012-03-11", "2013-02-12"]),
        ("On 11 March 2012 the dam broke; it will be mended on March 15.", ["2012-03-11", "2013-03-15"]),
    ],
)
def test_a_day_that_follows_close_upon_one_with_its_year_is_of_that_year(text, found_there):
    assert values(text) == found_there


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was a song for today's youth.", "PRESENT_REF"),
        ("It is hard for today's young people, they said.", "PRESENT_REF"),
        ("The leaders of tomorrow were there.", "FUTURE_REF"),
        ("They won today's world championship.", "2013-03-22"),
        ("They joined today's women's march.", "2013-03-22"),
        ("It stood in today's edition.", "2013-03-22"),
    ],
)
def test_today_and_tomorrow_may_be_an_age_and_no_day(text, value):
    assert only(text).value == value
