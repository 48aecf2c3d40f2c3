"""One unit of time in people's words: a day, month, season, year, decade, century or millennium.

Text arrives lower-case, with single blanks and en dashes, as `read.py` leaves it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .calendar import day_number, weekday
from .words import MONTHS, WEEKDAYS, year_words

_MONTH_WORD: Final = (
    r"(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_ERA: Final = r"(bce?|b\.c\.(?:e\.)?|ce|c\.e\.|ad|a\.d\.)"
_YEAR: Final = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(?: ?{_ERA})?"
_WEEKDAY: Final = r"(?:(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?,? )?"
_NUMERALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FRACTIONS: Final = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}  # first code, how many

_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH_WORD}(?:,? {_YEAR})?").fullmatch
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH_WORD} {_DAY}(?:,? {_YEAR})?").fullmatch
_MONTH = re.compile(rf"{_MONTH_WORD}(?:(?: of|,)? {_YEAR})?").fullmatch
_BARE_DAY = re.compile(_DAY).fullmatch
_BARE_YEAR = re.compile(_YEAR).fullmatch
_SEASON = re.compile(
    rf"(northern |southern )?(spring|summer|autumn|fall|winter)(?: of|,)? {_YEAR}(?:[–/-]\d\d(?:\d\d)?)?"
).fullmatch
_FRACTION = re.compile(
    rf"(?:the )?(?:(first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (quarter|third|half)(?: of)?|q([1-4])) {_YEAR}"
).fullmatch
_DECADE = re.compile(r"(\d{3}0)[’']?s").fullmatch
_CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_NUMERALS)})) (century|millennium)(?:,? {_ERA})?"
).fullmatch
_ROUND = re.compile(rf"(?:year )?(\d+(?:\.\d+)? million|\d{{1,3}}(?:,\d{{3}})+)(?: years)?(?: {_ERA})?").fullmatch


class Unit(NamedTuple):
    """Parts of a date as far as they were written; `code` follows the year where no month does: `-21`, `X`."""

    year: int | None
    month: int | None = None
    day: int | None = None
    rare: str = ""  # a whole EDTF element: season, decade, century …
    has_era: bool = False

    @property
    def edtf(self) -> str:
        """The element's string; only for a unit that has its year."""
        if self.rare:
            return self.rare
        text = edtf_year(self.year or 0)
        if self.month is not None:
            text += f"-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"


def edtf_year(year: int) -> str:
    """`2007`, `-0752`, `Y170000002`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def read_unit(text: str, like: Unit | None = None) -> Unit | None:
    """The unit, or None if these are other words.

    `like` is the right-hand end of a range: it lends the left one its month, year and era ("3 and 5 May 2007").
    Raises ValueError, with what to write instead, for words that contradict themselves or mean two things.
    """
    text = text.removeprefix("the ")
    unit = _calendar_unit(text) or _named_unit(text)
    if unit is not None and like is not None:
        unit = _completed(unit, like)
    if unit is None or (unit.year is None and not unit.rare):
        return None
    if unit.year is not None and 0 < unit.year < 100 and not (unit.has_era or (like and like.has_era)):
        raise ValueError(
            f"Write the year whole or with its era: 20{unit.year:02d}, 19{unit.year:02d} or {unit.year} CE."
        )
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
        unit = Unit(_year(digits, era), _month(word), int(day), has_era=bool(era))
        if named:
            _check_weekday(named, unit)
        return unit
    matched = _MONTH(text)
    if matched:
        return Unit(_year(matched[2], matched[3]), _month(matched[1]), has_era=bool(matched[3]))
    matched = _BARE_DAY(text)
    if matched and int(matched[1]) <= 31 and not text.isdigit():
        return Unit(None, None, int(matched[1]))  # "3rd" waits for its month in `_completed`
    matched = _BARE_YEAR(text)
    if matched:
        return Unit(_year(matched[1], matched[2]), has_era=bool(matched[2]))
    return None


def _named_unit(text: str) -> Unit | None:
    matched = _SEASON(text)
    if matched:
        hemisphere, word, digits, era = matched.groups()
        code = _SEASONS[word] + {None: 0, "northern ": 4, "southern ": 8}[hemisphere]
        return Unit(None, rare=f"{edtf_year(_year(digits, era) or 0)}-{code}")
    matched = _FRACTION(text)
    if matched:
        which, kind, quarter, digits, era = matched.groups()
        code, count = _FRACTIONS[kind or "quarter"]
        number = count if which == "last" else int(quarter or 0) or _number(which)
        if number > count:
            raise ValueError(f"A year has no {which} {kind}; write one from the first to the last.")
        return Unit(None, rare=f"{edtf_year(_year(digits, era) or 0)}-{code + number - 1}")
    matched = _DECADE(text)
    if matched:
        return Unit(None, rare=_decade(matched[1]))
    matched = _CENTURY(text)
    if matched:
        number = int(matched[1]) if matched[1] else _number(matched[2])
        digits = f"{number - 1:02d}XX" if matched[3] == "century" else f"{number - 1}XXX"
        if number == 0 or len(digits) > 4:
            raise ValueError(f"There is no such {matched[3]} here; write the first and last year instead.")
        return Unit(None, rare=f"-{digits}" if _is_bce(matched[4]) else digits)
    matched = _ROUND(text)
    return Unit(None, rare=_round_year(matched[1], matched[2])) if matched else None


def _decade(first: str) -> str:
    if first.endswith("00"):
        century = int(first[:2])
        raise ValueError(
            f"“{first}s” may be ten years or a hundred; write {first}–{first[:2]}09 or {first}–{century}99."
        )
    return f"{first[:3]}X"


def _round_year(number: str, era: str | None) -> str:
    """`Y-17E7` for "170 million" BCE: an exponent, which says by itself that the year is a round one."""
    figures, million, _ = number.replace(",", "").partition(" million")
    year = str(round(float(figures[:12]) * (1_000_000 if million else 1)))
    digits = year.rstrip("0") or "0"
    return f"Y{'-' if _is_bce(era) else ''}{digits}E{len(year) - len(digits)}"


def _year(digits: str | None, era: str | None) -> int | None:
    if digits is None:
        return None
    number = int(digits.replace(",", "")[:12])
    if _is_bce(era):
        return 1 - number
    return number


def _is_bce(era: str | None) -> bool:
    return era is not None and era[0] == "b"


def _month(word: str) -> int:
    return next(at for at, name in enumerate(MONTHS) if at and name[:3].lower() == word[:3])


def _number(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NUMERALS.index(word) + 1


def _check_weekday(named: str, unit: Unit) -> None:
    if unit.year is None or unit.month is None or unit.day is None:
        return
    actual = WEEKDAYS[weekday(day_number(unit.year, unit.month, unit.day))]
    if not actual.lower().startswith(named[:3]):
        day = f"{unit.day} {MONTHS[unit.month]} {year_words(unit.year)}"
        raise ValueError(f"{day} was a {actual}; correct the day or leave the weekday out.")
