"""One date of an EDTF string: year, month, season, day or datetime, with its qualifiers and X digits.

Each reader takes the date's text, and for the errors the whole string and
where in it the date stands.
"""

from __future__ import annotations

import re
from typing import Final

from .bounds import SEASONS, Span, month, season, significant, years
from .calendar import DAY, YEAR_LIMIT, day_number, month_length
from .errors import DateError
from .refusals import explain, no_such_day, no_such_month, no_such_time
from .unspecified import precision_of, unspecified
from .value import Precision

_PLAIN = re.compile(
    r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d(?::\d\d)?)?)?)?)?([?~%]?)", re.ASCII
).fullmatch
_COMPONENTS = re.compile(
    r"([?~%]?)(-?)([\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?", re.ASCII
).fullmatch
_LONG_YEAR = re.compile(r"(Y?)(-?)(\d+)(?:E(\d+))?(?:S(\d+))?([?~%]?)", re.ASCII).fullmatch
_LEVEL_1_X = re.compile(r"-?(?:\d\d\dX|\d\dXX|\d{4}-XX|\d{4}-\d\d-XX|\d{4}-XX-XX)[?~%]?", re.ASCII).fullmatch

_YEAR: Final = Precision.YEAR
_SEASON: Final = Precision.SEASON
_MONTH: Final = Precision.MONTH
_DAY: Final = Precision.DAY
_SECOND: Final = Precision.SECOND


def read_element(part: str, whole: str, at: int) -> Span:
    """The span of one date. Raises DateError.

    The common shapes are read here by one expression and integer arithmetic; all else by `_read_rare`.
    """
    matched = _PLAIN(part)
    if matched is None:
        return _read_rare(part, whole, at)
    year_digits, month_digits, day_digits, hour_digits, _, _, _, qualifier = matched.groups()
    year = int(year_digits)
    if year > 0:
        level = 1 if qualifier else 0
    elif year == 0 and year_digits == "-0000":
        raise DateError(whole, "There is no year -0000; 1 BCE is written 0000.", at)
    else:
        level = 1 if qualifier or year else 0
    approximate = qualifier in ("~", "%")
    uncertain = qualifier in ("?", "%")
    if month_digits is None:
        return Span(*years(year, year), _YEAR, approximate, uncertain, level)
    number = int(month_digits)
    if day_digits is None:
        if 0 < number < 13:
            return Span(*month(year, number), _MONTH, approximate, uncertain, level)
        if number in SEASONS:
            return Span(*season(year, number), _SEASON, approximate, uncertain, 2 if number > 24 else max(level, 1))
        raise DateError(whole, no_such_month(month_digits, False), matched.start(2) + at)
    day = int(day_digits)
    if not 0 < number < 13:
        raise DateError(whole, no_such_month(month_digits, True), matched.start(2) + at)
    if not 0 < day <= month_length(year, number):
        raise DateError(whole, no_such_day(year, number, day), matched.start(3) + at)
    midnight = day_number(year, number, day) * DAY
    if hour_digits is None:
        return Span(midnight, midnight + DAY, _DAY, approximate, uncertain, level)
    return _read_time(matched, midnight, level, whole, at)


def _read_time(matched: re.Match[str], midnight: int, level: int, whole: str, at: int) -> Span:
    hour, minute, second = int(matched[4]), int(matched[5]), int(matched[6])
    zone = matched[7] or ""
    if matched[8]:
        message = "A date with a time takes no qualifier; leave it out, or write the day alone with it."
        raise DateError(whole, message, matched.start(8) + at)
    if hour > 23 or minute > 59 or second > 59:
        raise DateError(whole, no_such_time(hour, minute, second), matched.start(4) + at)
    if len(zone) == 3:
        zone += ":00"
    if zone == "-00:00" or (len(zone) == 6 and (int(zone[1:3]) > 23 or int(zone[4:]) > 59)):
        message = "The offset from UTC runs from -23:59 to +23:59, and none at all is written Z or +00:00."
        raise DateError(whole, message, matched.start(7) + at)
    first = midnight + hour * 3600 + minute * 60 + second
    return Span(first, first + 1, _SECOND, False, False, level, zone)


def _read_rare(part: str, whole: str, at: int) -> Span:
    matched = _COMPONENTS(part)
    if matched is not None:
        return _read_components(matched, part, whole, at)
    matched = _LONG_YEAR(part)
    if matched is not None and (matched[1] or matched[4] or matched[5]):
        return _read_long_year(matched, part, whole, at)
    message, position = explain(part)
    raise DateError(whole, message, at + position)


def _read_components(matched: re.Match[str], part: str, whole: str, at: int) -> Span:
    """A date with digits written X or qualifiers inside (level 2; X from the right is level 1)."""
    groups = matched.groups("")
    sign, year_digits, month_digits, day_digits = groups[1], groups[2], groups[5], groups[8]
    marks = "".join((groups[0], groups[3], groups[4], groups[6], groups[7], groups[9]))
    approximate = "~" in marks or "%" in marks
    uncertain = "?" in marks or "%" in marks
    has_x = "X" in year_digits or "X" in month_digits or "X" in day_digits
    if not has_x:  # then the qualifiers are what made it rare
        plain = "-".join(filter(None, (sign + year_digits, month_digits, day_digits)))
        span = read_element(plain, whole, at + len(groups[0]))
        return span._replace(approximate=approximate, uncertain=uncertain, level=2)
    level = 1 if _LEVEL_1_X(part) else 2
    if year_digits == "XXXX":
        message = "The year is missing; write the digits that are known, such as 19XX, or leave the date out."
        raise DateError(whole, message, at + matched.start(3))
    bounds = unspecified(sign, year_digits, month_digits, day_digits)
    if bounds is None:
        message = f"No day of the calendar fits {part}; put X for a digit that is not known, or correct one that is."
        raise DateError(whole, message, at)
    return Span(*bounds, precision_of(year_digits, month_digits), approximate, uncertain, level, "", True)


def _read_long_year(matched: re.Match[str], part: str, whole: str, at: int) -> Span:
    """A year with `Y`, with an exponent or with significant digits (levels 1 and 2)."""
    letter, sign, digits, exponent, significance, qualifier = matched.groups("")
    if digits[0] == "0" and (letter or len(digits) > 4):
        raise DateError(whole, "A year written with Y has no leading zeros; leave them out.", at + matched.start(3))
    if exponent and not letter:
        raise DateError(whole, f"A year with an exponent begins with Y; write Y{part}.", at)
    if not exponent and letter and len(digits) <= 4:
        plain = f"{sign}{digits:0>4}{part[matched.end(4) if exponent else matched.end(3) :]}"
        raise DateError(whole, f"Y is for years of more than four digits; write {plain}.", at)
    if not letter and len(digits) != 4:
        raise DateError(whole, *_misfit_year(sign, digits, at))
    # Lengths are compared before any number is made: a hostile string must not buy a gigabyte of digits.
    if len(digits) > 9 or len(exponent) > 2 or int(digits) * 10 ** int(exponent or 0) > YEAR_LIMIT:
        raise DateError(whole, "The year lies beyond 280 million; write one within ±280000000.", at)
    year = int(digits) * 10 ** int(exponent or 0)
    first = last = -year if sign else year
    precision, level = _YEAR, 2 if exponent or significance else 1
    if sign and year == 0:
        raise DateError(whole, "There is no year -0000; 1 BCE is written 0000.", at)
    if significance:
        if len(significance) > 1 or not 0 < int(significance) <= len(str(year)):
            message = f"S says how many digits of the year count, from 1 to {len(str(year))} here."
            raise DateError(whole, message, at + matched.start(5))
        first, last, precision = significant(first, int(significance))
        if max(-first, last) > YEAR_LIMIT:
            message = "The years that share these digits go beyond 280 million; write more digits after S."
            raise DateError(whole, message, at + matched.start(5))
    approximate, uncertain = qualifier in ("~", "%"), qualifier in ("?", "%")
    return Span(*years(first, last), precision, approximate, uncertain, level)


def _misfit_year(sign: str, digits: str, at: int) -> tuple[str, int]:
    if len(digits) > 4:
        return f"A year of more than four digits begins with Y; write Y{sign}{digits[:12]}.", at
    return f"A year has four digits; write {sign}{digits:0>4}.", at
