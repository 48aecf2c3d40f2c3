"""Stretches with names of their own: seasons, quarters, decades, centuries, and years of millions."""

from __future__ import annotations

import re
from typing import Final

from .unit import ERA, YEAR, Unit, clipped, edtf_year, is_bce, year_of

_NUMERALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FRACTIONS: Final = {"quarter": (33, 4), "third": (37, 3), "half": (40, 2)}  # first code, how many

_SEASON = re.compile(
    rf"(northern |southern )?(spring|summer|autumn|fall|winter)(?: of|,)? {YEAR}(?:[–/-]\d\d(?:\d\d)?)?"
).fullmatch
_FRACTION = re.compile(
    rf"(?:the )?(?:(first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (quarter|third|half)(?: of)?|q([1-4])) {YEAR}"
).fullmatch
_DECADE = re.compile(r"(\d{3}0)[’']?s").fullmatch
_CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_NUMERALS)})) (century|millennium)(?:,? {ERA})?"
).fullmatch
_ROUND = re.compile(rf"(?:year )?(\d+(?:\.\d+)? million|\d{{1,3}}(?:,\d{{3}})+)(?: years)?(?: {ERA})?").fullmatch


def read_named(text: str) -> Unit | None:
    """The stretch, or None if these are other words. Raises ValueError for one that is none, or two."""
    matched = _SEASON(text)
    if matched:
        hemisphere, word, digits, era = matched.groups()
        code = _SEASONS[word] + {None: 0, "northern ": 4, "southern ": 8}[hemisphere]
        return Unit(None, rare=f"{edtf_year(_whole_year(digits, era))}-{code}")
    matched = _FRACTION(text)
    if matched:
        which, kind, quarter, digits, era = matched.groups()
        code, count = _FRACTIONS[kind or "quarter"]
        number = count if which == "last" else int(quarter or 0) or _number(which)
        if number > count:
            raise ValueError(f"A year has no {which} {kind}; write one from the first to the last.")
        return Unit(None, rare=f"{edtf_year(_whole_year(digits, era))}-{code + number - 1}")
    matched = _DECADE(text)
    if matched:
        return Unit(None, rare=_decade(matched[1]))
    matched = _CENTURY(text)
    if matched:
        number = int(matched[1]) if matched[1] else _number(matched[2])
        digits = f"{number - 1:02d}XX" if matched[3] == "century" else f"{number - 1}XXX"
        if number == 0 or len(digits) > 4:
            raise ValueError(f"There is no such {matched[3]} here; write the first and last year instead.")
        return Unit(None, rare=f"-{digits}" if is_bce(matched[4]) else digits)
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
    return f"Y{'-' if is_bce(era) else ''}{digits}E{len(year) - len(digits)}"


def _number(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NUMERALS.index(word) + 1


def _whole_year(digits: str, era: str | None) -> int:
    year = year_of(digits, era) or 0
    if 0 <= year < 100 and not era:
        raise clipped(year)
    return year
