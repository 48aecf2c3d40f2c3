"""Phrases around units of time, each a rule of one line.

Text arrives lower-case with single blanks. A rule that does not apply after all returns None and leaves the
words to the next one; the order is from the most to the least particular.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
    every,
    from_to,
    of_some_year,
    one_of,
    years_shortened,
)
from .read_time import read_time
from .read_unit import read_unit
from .value import DateValue

_ABOUT: Final = r"(?:c\.|ca\.?|circa|about|around|approximately|approx\.|roughly)"
_TO: Final = r"(?: ?– ?| - | to | until | till |(?<=\d)-(?=\d))"


def read_phrase(text: str) -> DateValue | None:
    """The date, or None if no rule understands the words. Raises DateError or ValueError for impossible ones."""
    for pattern, rule in _RULES:
        matched = pattern(text)
        if matched is not None:
            value = rule(*(group for group in matched.groups() if group is not None))
            if value is not None:
                return value
    return None


def _unit(text: str) -> DateValue | None:
    unit = read_unit(text)
    return parse(unit.edtf) if unit else None


def _point(text: str) -> DateValue | None:
    """A date that is no extent and has both its bounds."""
    value = read_phrase(text)
    if value is None or value.is_extent or value.begins_earliest is None or value.begins_latest is None:
        return None
    return value


def _of_point(make: Callable[[DateValue], DateValue]) -> Callable[[str], DateValue | None]:
    """A rule that reads the rest as a point and makes something of it."""

    def rule(text: str) -> DateValue | None:
        point = _point(text)
        return make(point) if point else None

    return rule


def _approximate(text: str) -> DateValue | None:
    value = read_phrase(text)
    if value and "E" in value.edtf:  # an exponent says "about" by itself
        return value
    return flagged(value, approximate=True) if value else None


def _uncertain(text: str) -> DateValue | None:
    value = read_phrase(text)
    return flagged(value, uncertain=True) if value else None


def _old_style(text: str) -> DateValue | None:
    unit = read_unit(text)
    return old_style(unit) if unit else None


_since = _of_point(lambda point: beginning(point, ".."))
_RULES: Final[list[tuple[Callable[[str], re.Match[str] | None], Callable[..., DateValue | None]]]] = [
    (re.compile(pattern).fullmatch, rule)
    for pattern, rule in (
        (r"(.+?) ?(?:\(uncertain\)|\?)", _uncertain),
        (r"(?:perhaps|possibly|probably|maybe|presumably) (.+)", _uncertain),
        (r"(?:old style|o\.s\.|julian),? (.+)", _old_style),
        (r"(.+?),? \(?(?:old style|o\.s\.|julian)(?: calendar)?\)?", _old_style),
        (r"(.+)", read_time),
        (r"(?:under way|underway|going on|ongoing) (?:on |in |as of )?(.+)", _of_point(under_way)),
        (r"(?:by|no later than|not later than|on or before|up to) (?:the end of |end of )?(.+)", _of_point(by)),
        (r"(?:on |in )?(.+) or earlier", _of_point(by)),
        (r"(?:before|earlier than|prior to) (.+)", _of_point(before)),
        (r"(?:after|later than) (.+)", _of_point(after)),
        (r"(?:on |in )?(.+) or later", _of_point(or_later)),
        (r"(?:no earlier than|not earlier than|on or after) (.+)", _of_point(or_later)),
        (r"since (.+)|from (.+?) on(?:wards?)?|(.+?) onwards?", _since),
        (r"(?:until|till|up until) (.+)", _of_point(lambda point: ending(point, ".."))),
        (r"end(?:ed|s) (?:on |in )?(.+)", _of_point(lambda point: ending(point, ""))),
        (r"(?:began|begins|started|starts) (?:on |in )?(.+)", _of_point(lambda point: beginning(point, ""))),
        (r"(?:some ?time )?between (.+) and (.+)", between),
        (r"every (day|month|year|season) from (.+) to (.+)", every),
        (r"(?:one of|either) (.+)", one_of),
        (r"(.+)", read_part),
        (rf"from (.+?){_TO}(.+)", from_to),
        (rf"{_ABOUT} (\d{{4}}) \((\d{{4}})–(\d{{4}})\)", estimate),
        (rf"{_ABOUT} ?(.+)", _approximate),
        (r"(\d{4})–(\d\d)", years_shortened),
        (rf"([a-z]+\.?) (\d{{1,2}}){_TO}(\d{{1,2}}),? (\d{{3,}})", days_of_month),
        (r"(.+)", _unit),
        (r"(.+) in (?:the )?(.+)", of_some_year),
        (r"(.+) or (.+)", any_listed),
        (r"(.+) and (.+)", all_listed),
        (rf"(.+?){_TO}(.+)", from_to),
        (r"(?:on|in|during|some ?time in|some ?time during) (.+)", read_phrase),
    )
]
