"""A day with a time of day in people's words: "about 3 a.m. on 11 January 2007", "6 March 2007, 10:05"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .parse import parse
from .read_unit import read_unit
from .value import DateValue, Precision

_ABOUT: Final = r"(?:(?P<about>about|around|circa|c\.|at about|at around) ?)?"
_CLOCK: Final = (
    r"(?:at )?(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d))? ?(?P<half>[ap]\.?m\.?)?"
    r"|(?P<named>noon|midnight))"
)
_ZONE: Final = r"(?: ?(?P<zone>utc|gmt|z|[+-]\d\d:\d\d))?"
_TIME_FIRST = re.compile(rf"{_ABOUT}{_CLOCK}{_ZONE},? (?:on )?(?P<day>.+)").fullmatch
_DAY_FIRST = re.compile(rf"(?P<day>.+?)(?:,| at)? {_ABOUT}{_CLOCK}{_ZONE}").fullmatch


def read_time(text: str) -> DateValue | None:
    """The date with its time, or None if there is no time in it. Raises ValueError or DateError for a bad one.

    An hour by itself is known to the hour, so "about" adds nothing to it; a minute that is "about" is approximate.
    """
    for pattern in (_TIME_FIRST, _DAY_FIRST):
        matched = pattern(text)
        if matched and (matched["minute"] or matched["half"] or matched["named"]):
            unit = read_unit(matched["day"])
            if unit is not None and unit.day is not None:
                return _at(unit.edtf, matched)
    return None


def _at(day: str, matched: re.Match[str]) -> DateValue:
    about, hour_digits, minute, second, half, named, zone = matched.group(
        "about", "hour", "minute", "second", "half", "named", "zone"
    )
    hour = _hour(hour_digits, half, named)
    precision = Precision.SECOND if second else Precision.MINUTE if minute else Precision.HOUR
    offset = {"utc": "Z", "gmt": "Z", "z": "Z"}.get(zone, zone) if zone else ""
    value = parse(
        f"{day}T{hour:02d}:{minute or '00'}:{second or '00'}{offset}",
        precision=None if precision is Precision.SECOND else precision,
    )
    if about and precision is not Precision.HOUR:
        return replace(value, begins_approximate=True, ends_approximate=True)
    return value


def _hour(digits: str | None, half: str | None, named: str | None) -> int:
    if digits is None:
        return 12 if named == "noon" else 0
    hour = int(digits)
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"There is no {hour} {half}; write an hour from 1 to 12, or leave {half} out.")
    return hour % 12 + (12 if half[0] == "p" else 0)
