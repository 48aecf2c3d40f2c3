"""Phrases around units of time, each a rule of one line.

Text arrives lower-case with single blanks. A rule that does not apply after all returns None and leaves the
words to the next one; the order is from the most to the least particular.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .agreement import under_way
from .julian import old_style
from .parse import parse
from .read_bound import after, before, beginning, by, ending, flagged, or_later
from .read_part import read_part
from .read_range import (
    all_listed,
    any_listed,
    between,
    days_of_month,
    estimate,
    estimate_in_millions,
    every,
    from_to,
    of_some_year,
    one_of,
    years_shortened,
)
from .read_time import read_time
from .read_unit import read_unit
from .value import DateValue
from .words import ABOUT

_TO: Final = r"(?: ?– ?| - | to | until | till |(?<=\d)-(?=\d))"

_FIGURE: Final = r"\d{1,3}(?:\.\d{1,6})?"
_NESTING: Final = 6  # "perhaps by about early March 2007" has three; without an end, two affixes cost 2**n readings


@dataclass(frozen=True, slots=True)
class Around:
    """A rule for words around a phrase: the phrase is read first, then this is made of it."""

    make: Callable[[DateValue], DateValue | None]


def read_phrase(text: str, nesting: int = _NESTING) -> DateValue | None:
    """The date, or None if no rule understands the words. Raises DateError or ValueError for impossible ones."""
    for pattern, rule in _RULES:
        matched = pattern(text)
        if matched is None:
            continue
        groups = [group for group in matched.groups() if group is not None]
        if not isinstance(rule, Around):
            value = rule(*groups)
        else:
            inner = read_phrase(groups[0], nesting - 1) if nesting else None
            value = rule.make(inner) if inner else None
        if value is not None:
            return value
    return None


def _unit(text: str) -> DateValue | None:
    unit = read_unit(text)
    return parse(unit.edtf) if unit else None


def _old_style(text: str) -> DateValue | None:
    unit = read_unit(text)
    return old_style(unit) if unit else None


def _around_point(make: Callable[[DateValue], DateValue]) -> Around:
    """A rule for words around a date that is no extent and has both its bounds."""

    def made(value: DateValue) -> DateValue | None:
        is_point = not value.is_extent and value.begins_earliest is not None and value.begins_latest is not None
        return make(value) if is_point else None

    return Around(made)


def _approximate(value: DateValue) -> DateValue:
    return value if "E" in value.edtf else flagged(value, approximate=True)  # an exponent says "about" by itself


_perhaps = Around(lambda value: flagged(value, uncertain=True))
_about = Around(_approximate)
_itself = Around(lambda value: value)
_since = _around_point(lambda point: beginning(point, ".."))
_RULES: Final[list[tuple[Callable[[str], re.Match[str] | None], Around | Callable[..., DateValue | None]]]] = [
    (re.compile(pattern).fullmatch, rule)
    for pattern, rule in (
        (r"(.+?) ?(?:\(uncertain\)|\?)", _perhaps),
        (r"(?:perhaps|possibly|probably|maybe|presumably) (.+)", _perhaps),
        (r"(?:old style|o\.s\.|julian),? (.+)", _old_style),
        (r"(.+?),? \(?(?:old style|o\.s\.|julian)(?: calendar)?\)?", _old_style),
        (r"(.+)", read_time),
        (r"(?:under way|underway|going on|ongoing) (?:on |in |as of )?(.+)", _around_point(under_way)),
        (r"(?:by|no later than|not later than|on or before|up to) (?:the end of |end of )?(.+)", _around_point(by)),
        (r"(?:on |in )?(.+) or earlier", _around_point(by)),
        (r"(?:before|earlier than|prior to) (.+)", _around_point(before)),
        (r"(?:after|later than) (.+)", _around_point(after)),
        (r"(?:on |in )?(.+) or later", _around_point(or_later)),
        (r"(?:no earlier than|not earlier than|on or after) (.+)", _around_point(or_later)),
        (r"since (.+)|from (.+?) on(?:wards?)?|(.+?) onwards?", _since),
        (r"(?:until|till|up until) (.+)", _around_point(lambda point: ending(point, ".."))),
        (r"end(?:ed|s) (?:on |in )?(.+)", _around_point(lambda point: ending(point, ""))),
        (r"(?:began|begins|started|starts) (?:on |in )?(.+)", _around_point(lambda point: beginning(point, ""))),
        (r"(?:some ?time )?between (.+) and (.+)", between),
        (r"every (day|month|year|season) from (.+) to (.+)", every),
        (r"(?:one of|either) (.+)", one_of),
        (r"(.+)", read_part),
        (rf"from (.+?){_TO}(.+)", from_to),
        (rf"{ABOUT} (\d{{4}}) \((\d{{4}})–(\d{{4}})\)", estimate),
        (
            rf"{ABOUT} (?:the year )?({_FIGURE}) million(?: years)?((?: bce)?) \(({_FIGURE})–({_FIGURE}) million\)",
            estimate_in_millions,
        ),
        (rf"{ABOUT} ?(.+)", _about),
        (r"(\d{4})–(\d\d)", years_shortened),
        (rf"([a-z]+\.?) (\d{{1,2}}){_TO}(\d{{1,2}}),? (\d{{3,}})", days_of_month),
        (r"(.+)", _unit),
        (r"(.+) in (?:the )?(.+)", of_some_year),
        (r"(.+) or (.+)", any_listed),
        (r"(.+) and (.+)", all_listed),
        (rf"(.+?){_TO}(.+)", from_to),
        (r"(?:on|in|during|some ?time in|some ?time during) (.+)", _itself),
    )
]
