"""One unit of time in people's words: a day, month, season, year, decade, century or millennium.

Text arrives lower-case, with single blanks and en dashes, as `read.py` leaves it.
"""

from __future__ import annotations

import re
from typing import Final

from .calendar import day_number, month_length, weekday
from .read_named import read_named
from .unit import YEAR, Unit, clipped, year_of
from .words import MONTHS, WEEKDAYS, year_words

_MONTH_WORD: Final = (
    r"(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?:(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?,? )?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH_WORD}(?:,? {YEAR})?").fullmatch
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH_WORD} {_DAY}(?:,? {YEAR})?").fullmatch
_MONTH = re.compile(rf"{_MONTH_WORD}(?:(?: of|,)? {YEAR})?").fullmatch
_BARE_DAY = re.compile(_DAY).fullmatch
_BARE_YEAR = re.compile(YEAR).fullmatch


def read_unit(text: str, like: Unit | None = None) -> Unit | None:
    """The unit, or None if these are other words.

    `like` is the right-hand end of a range: it lends the left one its month, year and era ("3 and 5 May 2007").
    Raises ValueError, with what to write instead, for words that contradict themselves or mean two things.
    """
    text = text.removeprefix("the ")
    unit = _calendar_unit(text) or read_named(text)
    if unit is not None and like is not None:
        unit = _completed(unit, like)
    if unit is None or (unit.year is None and not unit.rare):
        return None
    if unit.year is not None and 0 < unit.year < 100 and not (unit.has_era or (like and like.has_era)):
        raise clipped(unit.year)
    return unit


def _completed(unit: Unit, like: Unit) -> Unit | None:
    if unit.rare:
        return unit
    waits_for_month = unit.month is None and unit.day is not None
    if like.day is not None and (waits_for_month or _may_be_day(unit)):  # "3 and 5 May": 3 is a day
        return Unit(like.year, like.month, unit.day or unit.year, has_era=like.has_era)
    if waits_for_month:
        return None
    if unit.year is None:
        return unit._replace(year=like.year, has_era=like.has_era)
    if unit.month is None and like.has_era and not unit.has_era and (like.year or 0) <= 0:
        return unit._replace(year=1 - unit.year, has_era=True)
    return unit


def _may_be_day(unit: Unit) -> bool:
    return unit.month is None and unit.year is not None and 1 <= unit.year <= 31 and not unit.has_era


def _calendar_unit(text: str) -> Unit | None:
    matched = _DAY_FIRST(text) or _MONTH_FIRST(text)
    if matched:
        named, first, second, digits, era = matched.groups()
        day, word = (first, second) if first.isdigit() else (second, first)
        unit = Unit(year_of(digits, era), _month(word), int(day), has_era=bool(era))
        if named:
            _check_weekday(named, unit)
        return unit
    matched = _MONTH(text)
    if matched:
        return Unit(year_of(matched[2], matched[3]), _month(matched[1]), has_era=bool(matched[3]))
    matched = _BARE_DAY(text)
    if matched and int(matched[1]) <= 31 and not text.isdigit():
        return Unit(None, None, int(matched[1]))  # "3rd" waits for its month in `_completed`
    matched = _BARE_YEAR(text)
    if matched:
        return Unit(year_of(matched[1], matched[2]), has_era=bool(matched[2]))
    return None


def _month(word: str) -> int:
    return next(at for at, name in enumerate(MONTHS) if at and name[:3].lower() == word[:3])


def _check_weekday(named: str, unit: Unit) -> None:
    if unit.year is None or unit.month is None or unit.day is None or unit.day > month_length(unit.year, unit.month):
        return  # nothing to check against: what is missing or impossible is refused elsewhere
    actual = WEEKDAYS[weekday(day_number(unit.year, unit.month, unit.day))]
    if not actual.lower().startswith(named[:3]):
        day = f"{unit.day} {MONTHS[unit.month]} {year_words(unit.year)}"
        raise ValueError(f"{day} was a {actual}; correct the day or leave the weekday out.")
