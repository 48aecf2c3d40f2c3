"""What news says of days and lengths beside their names: the day, single days, weeks and minutes without a number."""

import datetime

import pytest

from tests.extraction.tagging import found, only, values

MAY = datetime.date(2016, 5, 18)  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was full late in the day after a slow morning hour.",
        "Rents fell on the quay, ending the day lower.",
        "The mills closed the day with less coal than they had.",
        "For the day, the mills burned less coal.",
    ],
)
def test_the_day_that_is_spoken_of_is_that_of_publication(text):
    assert only(text).value == "2013-03-22"


def test_the_day_that_is_spoken_of_is_the_one_that_the_paragraph_named_last():
    assert values("Rents fell on Monday. They ended the day lower.") == ["2013-03-18", "2013-03-18"]
    assert values("On 5 March the mill burned. Later in the day it rained.") == ["2013-03-05", "2013-03-05"]
    assert values("Rents fell on Monday.\n\nThey ended the day lower.") == ["2013-03-18", "2013-03-22"]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper saved the day.",
        "1920 brought the year of the flood.",
        "She was named keeper of the year.",
        "The mill won Employer of the Year.",
        "It came on the last day of the hearing.",
        "The bank cut it by the same quarter-point.",
    ],
)
def test_a_day_or_year_of_something_is_of_no_calendar(text):
    assert [value for value in values(text) if value != "1920"] == []


@pytest.mark.parametrize("words", ["the rest of the year", "the whole course of the year", "most of the year"])
def test_a_part_of_the_year_is_of_the_calendar(words):
    assert values(f"It rained for {words}.") == ["2013"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was the worst single-day loss.", "single-day", "P1D"),
        ("It burned down in a single night and a single day.", "a single day", "P1D"),
        ("It rained every single day.", "every single day", "P1D"),
        ("It was full within minutes.", "minutes", "PTXM"),
        ("It was full in just seconds.", "seconds", "PTXS"),
        ("Minutes later it was full.", "Minutes later", "PTXM"),
        ("The keeper waited for hours.", "hours", "PTXH"),
        ("Weeks of rain followed.", "Weeks", "PXW"),
        ("It rained over the years.", "years", "PXY"),
        ("The decades-long quarrel ended.", "decades-long", "PXY"),
        ("The month-old strike ended.", "month-old", "P1M"),
        ("The centuries-old mill burned.", "centuries-old", "PXCE"),
        ("It will open in the next decade or two.", "the next decade", "P10Y"),
        ("One day he will return.", "One day", "FUTURE_REF"),
        ("It stands in the present-day town.", "present-day", "PRESENT_REF"),
    ],
)
def test_a_length_of_which_little_is_said(text, words, value):
    one = only(text)
    assert (one.words, one.value) == (words, value)


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting were read.",
        "No one smokes during work hours.",
        "He made two fine centuries for his club.",
        "The two fires were only minutes apart.",
        "Winds of 80 kilometres an hour were measured.",
        "A speed of 60 miles per hour was measured.",
        'The keeper told CBS\'s "60 Minutes" of it.',
        "The keeper told NBC's Today of it.",
        "The keeper was seen on the Today show.",
        "The keeper is in her late 20s.",
        "Most were in their mid-30s.",
        "The future king was there.",
        "She soon recovered.",
        "They landed on Christmas Island.",
        "There was a sharp fall in the number of boats.",
    ],
)
def test_words_of_time_that_tell_no_time(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The work should be completed in October.", "2016-10"),
        ("The contract may be signed in November.", "2016-11"),
        ("The bridge could open in December.", "2016-12"),
        ("The bridge should have opened in October.", "2015-10"),
        ("He could not open it in October.", "2015-10"),
        ("It followed a fall in October.", "2015-10"),
        ("Rents slid in October.", "2015-10"),
        ("The club begins its season here on Saturday.", "2016-05-21"),
        ("The club began its season here on Saturday.", "2016-05-14"),
    ],
)
def test_what_may_come_lies_ahead_and_what_fell_behind(text, value):
    assert only(text, MAY).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The outlook for the weekend is poor.", "2016-W20-WE"),
        ("They came home ahead of the weekend.", "2016-W20-WE"),
        ("It will be dry by the weekend.", "2016-W20-WE"),
        ("It rained over the weekend.", "2016-W19-WE"),
    ],
)
def test_a_weekend_that_people_prepare_for_is_the_coming_one(text, value):
    assert only(text, MAY).value == value


def test_a_weekend_of_three_days_is_a_length():
    assert values("The three-day weekend was wet.", MAY) == ["P3D"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose in February compared to the same period last year.", ["2013-02", "2012-02"]),
        ("Sales rose in the September quarter.", ["2012-Q3"]),
        ("It burned Friday night, March 8.", ["2013-03-08TNI"]),
        ("It burned at Sunday dawn of 25 June 1950.", ["1950-06-25TMO"]),
        ("It burned on Saturday (March 9).", ["2013-03-09", "2013-03-09"]),
        ("In March 1950 it began. At month's end it was over.", ["1950-03", "1950-03"]),
        ("Rents rose in morning trading.", ["2013-03-22TMO"]),
        ("The council held its autumn meeting.", ["2012-FA"]),
        ("They meet every third Friday.", ["XXXX-WXX-5"]),
        ("It left in the pre-dawn hours of Tuesday.", ["2013-03-19"]),
        ("It left at ten minutes to three.", ["2013-03-22T02:50"]),
        ("It left at twenty past twelve.", ["2013-03-22T12:20"]),
        ("It left at ten minutes after four p.m.", ["2013-03-22T16:10"]),
        ("It left at 4 p.m. AEDT.", ["2013-03-22T16:00"]),
    ],
)
def test_two_that_are_said_together_are_read_together(text, expected):
    assert values(text) == expected


def test_five_to_eight_people_are_no_time_of_the_clock():
    assert found("It was lifted by five to eight people.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2011 it lost money. For the full year it lost twice as much as before.", ["2011", "2011"]),
        ("It lost money in the fourth quarter of 2011 and for the entire year.", ["2011-Q4", "2011"]),
        ("It will lose money for the full year.", ["2013"]),
        ("It expects losses until 2020. For the full year it expects more.", ["2020", "2013"]),
    ],
)
def test_the_full_year_is_the_one_that_the_paragraph_tells_of(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will open early in the new year.", "2002"),
        ("It will open in the first quarter of the new year.", "2002-Q1"),
    ],
)
def test_the_new_year_is_the_one_that_begins_nearest(text, value):
    assert only(text, datetime.date(2001, 12, 21)).value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Highs were in the low 30s.", []),
        ("They were met by Jan-Erik Moe.", []),
        ("The quay was closed a short time ago.", ["PAST_REF"]),
        ("By the end of the day it was empty.", ["2013-03-22"]),
        ("In late March and April the boats are few.", ["2013-03", "2013-04"]),
        ("It appeared to be the work of the January gales.", ["2013-01"]),
        ("They agreed on an offer to begin Tuesday.", ["2013-03-26"]),
        ("It was to begin Tuesday.", ["2013-03-19"]),
    ],
)
def test_what_reports_say_in_passing(text, expected):
    assert values(text) == expected


def test_about_before_last_night_is_no_part_of_it():
    assert only("They were excited about last night.").words == "last night"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 15, hours before the mill was sold, he left.", ["2001-03-15", "PTXH"]),
        ("On March 15 the directors will meet.", ["2002-03-15"]),
        (
            "They met on 6 December 1975, he said Monday. On December 7 it began.",
            ["1975-12-06", "2001-12-17", "1975-12-07"],
        ),
    ],
)
def test_a_day_that_opens_a_tale_is_behind_and_that_after_it_follows_it(text, expected):
    assert values(text, datetime.date(2001, 12, 21)) == expected


def test_later_than_planned_is_a_length():
    assert values("It came three days later than planned.") == ["P3D"]
    assert values("On 5 March it left. It came three days later.") == ["2013-03-05", "2013-03-08"]


def test_a_day_that_something_was_is_no_length():
    assert found("It was a day of mourning.") == []
    assert values("It lasted a day.") == ["P1D"]
