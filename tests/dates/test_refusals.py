"""What is refused, with words that say what to write instead, and where the trouble starts."""

from __future__ import annotations

import pytest

from events.dates import DateError, parse

REFUSED = [
    # what is written, where it goes wrong, part of the message
    ("", 0, "Nothing is written here; write a date such as 2007-03-10"),
    (" ", 0, "Nothing is written here"),
    (" 2007-03-10", 0, "Blanks stand around the date; write it without"),
    ("2007-03-10 ", 10, "Blanks stand around the date; write it without"),
    ("2007\t", 4, "Blanks stand around the date; write it without"),
    ("2007-03-10\r", 10, "A carriage return stands here"),
    ("2007/ 2008", 5, "Blanks stand around the date; write it without"),
    ("[1667, 1668]", 6, "Blanks stand around the date; write it without"),
    ("2007-02-31", 8, "February 2007 has no day 31; write one from 01 to 28"),
    ("2007-04-31", 8, "April 2007 has no day 31; write one from 01 to 30"),
    ("1900-02-29", 8, "February 1900 has no day 29; write one from 01 to 28"),
    ("-0752-02-30", 9, "February 753 BCE has no day 30; write one from 01 to 29"),
    ("2007-03-00", 8, "no day 0; write one from 01 to 31"),
    ("2007-13", 5, "There is no month 13; write 01–12, or 21–41"),
    ("2007-00-10", 5, "There is no month 00; write 01–12"),
    ("2007-21-05", 5, "A season has no days; write the season alone"),
    ("2007-03-10T24:00:00", 11, "There is no 24:00; write 00:00:00 of the next day"),
    ("2007-03-10T24:00", 10, "There is no 24:00; write 00:00:00 of the next day"),
    ("2007-03-10T23:59:60", 11, "A leap second has no place on this axis; write second 59"),
    ("2007-03-10T10:60:00", 11, "There is no time 10:60:00; write one from 00:00:00 to 23:59:59"),
    ("2007-03-10T10:05", 10, "A time needs its seconds; write it like T10:05:00"),
    ("2007-03-10T10:05Z", 10, "A time needs its seconds"),
    ("2007-03-10T10:05:00.5", 10, "Fractions of a second are not kept; write whole seconds"),
    ("2007-03-10T100500", 10, "A time is written with colons"),
    ("2007-03-10 10:05:00", 10, "Between day and time stands a capital T; write 2007-03-10T10:05:00"),
    ("2007-03-10t10:05:00", 10, "Between day and time stands a capital T"),
    ("2007-03-10T10:05:00+24:00", 19, "The offset from UTC runs from -23:59 to +23:59"),
    ("2007-03-10T10:05:00-00:00", 19, "none at all is written Z or +00:00"),
    ("2007-03T10:05:00", 0, "A time belongs to a day"),
    ("2007-03-10T10:05:00~", 19, "A date with a time takes no qualifier"),
    ("2007-03-1XT10:05:00", 0, "A date with a time has all its digits"),
    ("[2007-03-10T10:05:00]", 1, "A set is made of days or longer; leave the time out"),
    ("{2007-03-10T10:05:00..}", 1, "A set is made of days or longer; leave the time out"),
    ("2007-03-10T10:05:00/2007-03-11", 0, "An interval is written in days; leave the time out"),
    ("unknown/2006", 0, "“unknown” is from before 2019; leave that side empty"),
    ("2004/open", 5, "“open” is from before 2019; write two dots"),
    ("1984-uu", 5, "“u” is from before 2019; write X"),
    ("19uu", 2, "“u” is from before 2019; write X"),
    ("196x", 3, "A small x is from before 2019; write X"),
    ("y170000002", 0, "A small y is from before 2019; write Y"),
    ("y-17e7", 0, "A small y is from before 2019; write Y"),
    ("Y-17e7", 4, "A small e is from before 2019; write E"),
    ("Y17101E4p3", 8, "“p” is from before 2019; write S"),
    ("1984?~", 4, "“?~” is from before 2019; write % for both"),
    ("(2004)?-06", 0, "Brackets are from before 2019"),
    ("2001-21^southernHemisphere", 7, "“^” is from before 2019"),
    ("XXXX-12-25", 0, "The year is missing; write the digits that are known"),
    ("XXXX", 0, "The year is missing"),
    ("--12-25", 0, "The year is missing; write it in front"),
    ("-0000", 0, "There is no year -0000; 1 BCE is written 0000"),
    ("1984-02-3X", 0, "No day of the calendar fits 1984-02-3X"),
    ("19X1-02-29", 0, "No day of the calendar fits 19X1-02-29"),
    ("1984-2X", 0, "No day of the calendar fits 1984-2X"),
    ("984", 0, "A year has four digits; fill it up with zeros"),
    ("12345", 0, "A year of more than four digits begins with Y; write Y12345"),
    ("Y1984", 0, "Y is for years of more than four digits; write 1984"),
    ("Y-984~", 0, "Y is for years of more than four digits; write -0984~"),
    ("Y017000", 1, "A year written with Y has no leading zeros"),
    ("Y17000-05", 0, "A year written with Y stands alone"),
    ("Y280000001", 0, "The year lies beyond 280 million"),
    ("Y271E6S1", 7, "The years that share these digits go beyond 280 million"),
    ("Y-9E99", 0, "The year lies beyond 280 million"),
    ("Y" + "9" * 5000, 0, "The year lies beyond 280 million"),
    ("Y1E" + "9" * 5000, 0, "The year lies beyond 280 million"),
    ("17E7", 0, "A year with an exponent begins with Y; write Y17E7"),
    ("1950S0", 5, "S says how many digits of the year count, from 1 to 4"),
    ("1950S5", 5, "S says how many digits of the year count, from 1 to 4"),
    ("2005/2004", 5, "The interval ends before it begins; write 2004/2005"),
    ("2007-05-04/2007-05-03", 11, "The interval ends before it begins; write 2007-05-03/2007-05-04"),
    ("2004-06-15/2004-05", 11, "The interval ends before it begins"),
    ("2004/2005/2006", 9, "An interval has one slash"),
    ("10/03/2007", 5, "10/03/2007 may be read in more than one way; write 10 March 2007 or 3 October 2007"),
    ("/", 0, "Neither side is said"),
    ("[1667]/1670", 5, "The set ends with its first ]"),
    ("[1667,[1668]]", 11, "The set ends with its first ]"),
    ("1667/[1670]", 5, "A set cannot be a side of an interval"),
    ("[1667/1670]", 1, "An interval cannot stand in a set; write 1667..1670"),
    ("[1667~..1670]", 1, "An end of a range takes no qualifier"),
    ("{1667..1670?}", 7, "An end of a range takes no qualifier"),
    ("[1670..1667]", 1, "The range ends before it begins; write 1667..1670"),
    ("[]", 1, "The set is empty"),
    ("[..]", 1, "Two dots alone are no date"),
    ("[1667,]", 6, "A date is missing beside the comma"),
    ("[1667", 4, "The set is not closed; end it with ]"),
    ("[1667}", 5, "The set is not closed; end it with ]"),
    ("[", 0, "The set is not closed; end it with ]"),
    ("[1667,..1670]", 6, "Only the first range may be open before"),
    ("[1667..,1670]", 1, "Only the first range may be open before"),
    ("1667,1668", 4, "Several dates need brackets"),
    ("1667..1668", 0, "This is no date of the standard"),
    ("2007-3-10", 0, "A month has two digits"),
    ("2007-03-1", 0, "A day has two digits"),
    ("20070310", 0, "A date has hyphens"),
    ("2007-069", 0, "A day of the year by number is not read"),
    ("2007-W10", 4, "Weeks are not read"),
    ("2007–03", 4, "This is a dash; write a hyphen"),
    ("２００７", 0, "has no place in a date; write digits 0–9"),
    ("2007\x00", 0, "This is no date of the standard"),
    ("20\udcff7", 2, "a byte is no UTF-8"),
    ("last week", 0, "These are words; write figures"),
    ("1" * 10_001, 10_000, "Longer than 10,000 characters"),
]


@pytest.mark.parametrize(("text", "position", "message"), [pytest.param(*row, id=repr(row[0][:30])) for row in REFUSED])
def test_it_is_refused_with_a_remedy(text: str, position: int, message: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    error = refused.value
    assert message in error.message
    assert str(error) == error.message
    assert error.text == text
    assert error.position == position


def test_a_message_is_short_even_for_a_long_string() -> None:
    for text, _, _ in REFUSED:
        with pytest.raises(DateError) as refused:
            parse(text)
        assert len(refused.value.message) < 200
