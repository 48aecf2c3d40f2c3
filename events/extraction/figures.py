"""Tokens that begin with a figure: what class of number, date or time each is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from events.extraction.lexicon import CLASS, OTHER, Meaning

_CURRENCY: Final = frozenset("$£€¥#")
_HALF_OF_THE_DAY: Final = re.compile(r" ?[ap]\.?m", re.IGNORECASE)
_LONGEST: Final = 9  # figures of a number that may count something

Entry = tuple[str, Meaning]


def figures(word: str, text: str, start: int, end: int) -> Entry:
    """The class and meaning of the token at [start, end); sums, percentages and parts of names have none."""
    before = text[start - 1] if start else " "
    if before in _CURRENCY or text[end : end + 1] == "%" or _is_part_of_a_name(text, start):
        return OTHER, ""
    if re.fullmatch(r"\d{1,2}\.\d\d", word) and _HALF_OF_THE_DAY.match(text, end):
        return CLASS["CLOCK"], word.replace(".", ":")
    for pattern, read in _SHAPES:
        if pattern.fullmatch(word):
            return read(word)
    return OTHER, ""


def _is_part_of_a_name(text: str, start: int) -> bool:
    """ "B52", "1.2.3"; not "FY2012"."""
    before = text[max(0, start - 3) : start]
    if before[-1:].isalpha():
        return before.strip(" (").lower() != "fy"
    return before[-1:] == "." and before[-2:-1].isdigit()


def _whole(word: str) -> Entry:
    number = int(word)
    if len(word) <= 2:
        return CLASS["DAYNUM" if 1 <= number <= 31 else "SHORT"], number
    return CLASS["YEAR" if len(word) == 4 and 1000 <= number <= 2199 else "NUM"], number


def _amount(word: str) -> Entry:
    return CLASS["NUM"], float(word.replace(",", ""))


def _ordinal(word: str) -> Entry:
    return CLASS["ORDINAL"], int(word[:-2])


def _decade(word: str) -> Entry:
    return CLASS["DECADE"], int(word[:-1])


def _as_it_stands(name: str) -> Callable[[str], Entry]:
    return lambda word: (CLASS[name], word)


_SHAPES: Final = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"\d{{1,{_LONGEST}}}", _whole),
        (r"\d{1,3}(?:st|nd|rd|th)", _ordinal),
        (r"(?:\d\d)?\d0s", _decade),
        (r"\d{4}-.*", _as_it_stands("ISO")),
        (r"\d+([/.])\d+\1\d+", _as_it_stands("NUMERIC")),
        (r"\d+(?::\d\d)+", _as_it_stands("CLOCK")),
        (r"[\d,]{1,15}(?:\.\d{1,6})?", _amount),
    )
)
