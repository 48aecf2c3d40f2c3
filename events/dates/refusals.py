"""What is wrong with a date that cannot be read, and what to write instead.

Reached only once reading has failed, so it may look as often as it likes. The rules stand in the order in
which a person would notice the mistake.
"""

from __future__ import annotations

import re
from typing import Final

from .calendar import month_length
from .words import MONTHS, year_words

EXAMPLES: Final = "2007-03-10, 2007-03 or 2007"

# Pattern, message, replacement. `{found}` is what matched, `{better}` the text with the replacement as its
# eleventh character. A group in the pattern says where the mistake stands.
_RULES: Final = tuple(
    (re.compile(pattern, re.ASCII), message, better)
    for pattern, message, better in (
        (r"\A\s*\Z", f"Nothing is written here; write a date such as {EXAMPLES}.", ""),
        (r"\r", "A carriage return stands here; end lines with a line feed alone.", ""),
        (r"\A\s|\s\Z", "Blanks stand around the date; write it without them.", ""),
        (r"[\ud800-\udfff]", "This is not text: a byte is no UTF-8; save the text as UTF-8.", ""),
        (r"[\u2012-\u2015\u2212]", "This is a dash; write a hyphen inside a date, / between two dates.", ""),
        (r"unknown", "“unknown” is from before 2019; leave that side empty, as in /2007-05-04.", ""),
        (r"open", "“open” is from before 2019; write two dots instead, 2003/.. for example.", ""),
        (r"\?~|~\?", "“{found}” is from before 2019; write % for both.", ""),
        (r"[()]", "Brackets are from before 2019; write the qualifier beside what it qualifies: 2004-06~-11.", ""),
        (r"\^", "“^” is from before 2019; write a season's hemisphere as its number, 25 to 32.", ""),
        (r"\Ay-?\d", "A small y is from before 2019; write Y.", ""),
        (r"(?<=[\dXYux-])u|u(?=[\dXux-])", "“u” is from before 2019; write X for a digit that is not known.", ""),
        (r"(?<=[\dXx-])x|x(?=[\dXx-])", "A small x is from before 2019; write X for a digit that is not known.", ""),
        (r"(?<=\d)e(?=\d)", "A small e is from before 2019; write E.", ""),
        (r"(?<=\d)p(?=\d)", "“p” is from before 2019; write S for the number of digits that count.", ""),
        (r"\A-?\d{4}-\d\d-\d\d([ t_])\d\d:?\d\d", "Between day and time stands a capital T; write {better}.", "T"),
        (r"T\d\d:\d\d:\d\d[.,]\d", "Fractions of a second are not kept; write whole seconds.", ""),
        (r"T24", "There is no 24:00; write 00:00:00 of the next day.", ""),
        (r"T\d\d(?::\d\d)?(?:Z|[+-]|\Z)", "A time needs its seconds; write it like T10:05:00.", ""),
        (r"T\d{6}|T\d{4}\Z", "A time is written with colons; write it like T10:05:00.", ""),
        (r"\A[?~%].*T|\A[^T]*[?~%][^T]*T", "A date with a time takes no qualifier; leave it out.", ""),
        (r"\A[^T]*X[^T]*T|T.*X", "A date with a time has all its digits; write the day alone if it is not known.", ""),
        (r"\A[^Y]+T", "A time belongs to a day and ends in Z, +03:00 or nothing; write 2007-03-10T11:30:00Z.", ""),
        (r"\A-?\d{8}\Z", "A date has hyphens; write it like 2007-03-10.", ""),
        (r"\A-?\d{6}\Z", "A month has a hyphen, a year of six digits a Y; write 2007-03, or Y200703.", ""),
        (r"\A-?\d{5,}", "A year of more than four digits begins with Y; write Y{found}.", ""),
        (r"\A-?\d{1,3}(?![\dX])", "A year has four digits; fill it up with zeros, as in 0079.", ""),
        (r"\A-?\d{4}-\d(?!\d|X)", "A month has two digits; write 03 for March.", ""),
        (r"\A-?\d{4}-\d\d-\d(?!\d|X)", "A day has two digits; write 03 for the third.", ""),
        (r"\A-?\d{4}-\d{3}\Z", "A day of the year by number is not read; write month and day, as in 2007-03-10.", ""),
        (r"-?W\d\d", "Weeks are not read; write the days, as in 2007-03-05/2007-03-11.", ""),
        (r"\A\d{4}[./]\d\d", "A date has hyphens; write it like 2007-03-10.", ""),
        (r"\AY.*-\d\d", "A year written with Y stands alone; leave month and day out.", ""),
        (r"\A--?\d\d-\d\d\Z", "The year is missing; write it in front, as in 2007-12-25.", ""),
        (r"\A\.\.|\.\.\Z", "Two dots stand in a set or beside /; write [..2007-03-09] or ../2007-03-09.", ""),
        (r"[\[\]{}]", "A set is one pair of brackets around dates; write [1667,1668] or {{1667,1668}}.", ""),
        (r",", "Several dates need brackets; write [1667,1668] for one of them, {{1667,1668}} for all.", ""),
        (r"[A-Za-z]{3,}", f"These are words; write figures, such as {EXAMPLES}.", ""),
        (r"\s", "A blank stands inside the date; write it without.", ""),
        (r"[^\x00-\x7f]", "“{found}” has no place in a date; write digits 0–9 and hyphens.", ""),
    )
)  # fmt: skip


def explain(part: str) -> tuple[str, int]:
    """The message and the position in `part` of the first rule that `part` breaks."""
    for rule, message, better in _RULES:
        matched = rule.search(part)
        if matched is not None:
            remedy = part[:10] + better + part[11:40] if better else ""
            return message.format(found=matched[0][:20], better=remedy), matched.start(matched.lastindex or 0)
    return f"This is no date of the standard; write one such as {EXAMPLES}.", 0


_NUMERIC: Final = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", re.ASCII)


def numeric_date(text: str) -> str:
    """The message for a day in figures whose order nobody can know (`10/03/2007`); "" for anything else."""
    matched = _NUMERIC.fullmatch(text)
    if matched is None:
        return "Write the month as a word: March 2007." if re.fullmatch(r"\d{1,2}[./]\d{4}", text) else ""
    first, second, third = int(matched[1]), int(matched[3]), matched[4]
    if len(matched[1]) > 2:
        right = f"{matched[1]:0>4}-{second:02d}-{int(third):02d}"
        return "" if text == right else f"A day in figures has hyphens and two digits each; write {right}."
    year = third if len(third) > 2 else "2007"
    readings = [
        f"{day} {MONTHS[month]} {year}"
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if 0 < month < 13 and 0 < day < 32
    ]
    if not readings:
        return f"No day is written like {text}; write it like 10 March 2007 or 2007-03-10."
    return f"{text} may be read in more than one way; write {' or '.join(readings)}, the month as a word."


def no_such_month(digits: str, has_day: bool) -> str:
    """The message for a month that is none. A season's number is one only without a day."""
    if has_day and 21 <= int(digits) <= 41:
        return f"A season has no days; write the season alone, or a month 01–12 instead of {digits}."
    if has_day:
        return f"There is no month {digits}; write 01–12."
    return f"There is no month {digits}; write 01–12, or 21–41 for a season or a part of the year."


def no_such_day(year: int, month: int, day: int) -> str:
    """The message for a day that its month does not have."""
    length = month_length(year, month)
    return f"{MONTHS[month]} {year_words(year)} has no day {day}; write one from 01 to {length}."


def no_such_time(hour: int, minute: int, second: int) -> str:
    """The message for a time of day that no clock shows."""
    if hour == 24:
        return "There is no 24:00; write 00:00:00 of the next day."
    if second == 60:
        return "A leap second has no place on this axis; write second 59."
    return f"There is no time {hour:02d}:{minute:02d}:{second:02d}; write one from 00:00:00 to 23:59:59."
