"""What the bounds of a level 2 date cannot hold, said from its string."""

from __future__ import annotations

import re
from typing import Final

from .bounds import significant
from .parse import parse
from .phrases import joined, season_words
from .say_bounds import say_bounds
from .value import DateValue, Precision
from .words import MONTHS, year_words

_MILLION: Final = 1_000_000
_SEASON: Final = re.compile(r"[?~%]?(-?\d{4})[?~%]?-[?~%]?(2[5-9]|3[0-2])[?~%]?", re.ASCII)
_DAY: Final = re.compile(r"(\d{4}-\d\d)-\d\d", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(?:0\d|1[0-2])", re.ASCII)
_WITHOUT_QUALIFIERS: Final = str.maketrans("", "", "?~%")
_DAY_OF_SOME_YEAR: Final = re.compile(r"(-?\d[\dX]{3})-(0\d|1[0-2])(?:-(\d\d|XX))?", re.ASCII)


def say_string(value: DateValue, years: bool) -> str:
    """The date in words, or "" where its bounds say it as well."""
    text = value.edtf
    if text[0] in "[{":
        return _set_words(value, text)
    if "/" in text:
        return ""
    about = "about " if value.begins_approximate else ""
    if "E" in text or "S" in text:
        return _long_year_words(value, text)
    matched = _SEASON.fullmatch(text)
    if matched:
        return about + season_words(int(matched[1]), int(matched[2]), years)
    matched = _DAY_OF_SOME_YEAR.fullmatch(text.translate(_WITHOUT_QUALIFIERS))
    if matched and "X" in matched[1]:
        stretch = say_bounds(parse(matched[1]), True)
        if stretch[0].isdigit():
            day = f"{int(matched[3])} " if (matched[3] or "XX") != "XX" else ""
            return f"{about}{day}{MONTHS[int(matched[2])]} in the {stretch}"
    return ""


def _long_year_words(value: DateValue, text: str) -> str:
    """`about 170 million years BCE` for an exponent, `about 1950 (1900–1999)` for significant digits."""
    mantissa, _, digits = text.rstrip("?~%").partition("S")
    number, _, exponent = mantissa.lstrip("Y").partition("E")
    year = int(number) * 10 ** int(exponent or 0)
    words = _round_year(year) if exponent else year_words(year)
    if digits and abs(year) >= _MILLION and value.precision is not Precision.YEAR:
        return f"about {_round_year(year)} ({_millions(year, int(digits))})"
    if not digits or value.begins_earliest is None or value.begins_latest is None:
        return f"about {words}"
    if value.precision is Precision.YEAR:
        return f"about {words}" if exponent else words
    return f"about {words} ({joined(value.begins_earliest, value.begins_latest, Precision.YEAR, '–')})"


def _round_year(year: int) -> str:
    """`170 million years BCE`, `the year 338,800`; the year that 0 makes of 1 BCE is lost in such numbers."""
    size = abs(year)
    words = f"{size / _MILLION:g} million" if size >= _MILLION else f"{size:,}"
    return f"{words} years BCE" if year < 0 else f"the year {words}"


def _millions(year: int, digits: int) -> str:
    """`67–66 million` for the years that share the first two digits with 66 million BCE: as exact as those are."""
    first, last, _ = significant(year, digits)
    ends = (1 - first, -last) if year < 0 else (first, last + 1)
    return f"{ends[0] / _MILLION:g}–{ends[1] / _MILLION:g} million"


def _set_words(value: DateValue, text: str) -> str:
    """`1667, 1668 or 1670–1672`, `1960 and December 1961`, `every year from 1667 to 1672`."""
    members = text[1:-1].split(",")
    if text[0] == "[":
        return _listed(members, "or") if len(members) > 1 else ""
    if len(members) > 1:
        return _listed(members, "and")
    first, dots, last = members[0].partition("..")
    if not dots:
        return ""
    every = f"every {value.precision}"
    if not first:
        return f"{every} until {_member_words(last)}"
    return f"{every} from {_member_words(first)} {f'to {_member_words(last)}' if last else 'on'}"


def _listed(members: list[str], conjunction: str) -> str:
    words = [_member_words(member) for member in members]
    for shape in (_DAY, _MONTH):  # what all have in common is said once: 3, 5 or 7 May 2007
        matches = [shape.fullmatch(member) for member in members]
        if len({matched and matched[1] for matched in matches}) == 1 and matches[0]:
            words[:-1] = [text.split(" ")[0] for text in words[:-1]]
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def _member_words(member: str) -> str:
    first, dots, last = member.partition("..")
    if not dots:
        member_value = parse(member)
        words = say_string(member_value, True) if member_value.level == 2 else ""
        return (words or say_bounds(member_value, True)).removeprefix("some time in ")
    if not first or not last:
        return f"{_member_words(first or last)} or {'later' if first else 'earlier'}"
    return say_bounds(parse(f"{first}/{last}"), True)
