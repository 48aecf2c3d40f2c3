"""Two or more units in people's words: between 3 and 5 May, March–May 2007, from 2003 to 2005, 1667 or 1670.

The last unit is read first: it has the year, and lends the others what they leave out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from .bounds import significant
from .parse import parse
from .read_unit import read_unit
from .unit import Unit
from .value import DateValue
from .words import ABOUT

_ABOUT = re.compile(rf"{ABOUT} ?").match
_LEAD = re.compile(r"(?:on|in|during) |some ?time in ").match
_DOUBT = re.compile(r" ?(?:\(uncertain\)|\?)$").search
_TO = re.compile(r"(.+?)(?: ?– ?| - | to |(?<=\d)-(?=\d))(.+)").fullmatch


class Side(NamedTuple):
    """A unit with what was said of it."""

    unit: Unit
    approximate: bool
    uncertain: bool

    @property
    def edtf(self) -> str:
        """With its qualifier, as it stands in an interval."""
        mark = (
            "%" if self.approximate and self.uncertain else "~" if self.approximate else "?" if self.uncertain else ""
        )
        return self.unit.edtf + mark


def _side(text: str, like: Unit | None = None) -> Side | None:
    lead = _LEAD(text)
    text = text[lead.end() :] if lead else text
    about = _ABOUT(text)
    doubt = _DOUBT(text)
    text = text[about.end() if about else 0 : doubt.start() if doubt else None]
    unit = read_unit(text, like)
    return Side(unit, about is not None, doubt is not None) if unit else None


def _sides(first: str, last: str) -> tuple[Side, Side] | None:
    end = _side(last)
    start = _side(first, end.unit) if end else None
    return (start, end) if start and end else None


def between(first: str, last: str) -> DateValue | None:
    """At some time within the two: `[a..b]`."""
    sides = _sides(first, last)
    if sides is None:
        return None
    start, end = sides
    return replace(
        parse(f"[{start.unit.edtf}..{end.unit.edtf}]"),
        begins_approximate=start.approximate,
        ends_approximate=end.approximate,
        begins_uncertain=start.uncertain,
        ends_uncertain=end.uncertain,
    )


def from_to(first: str, last: str) -> DateValue | None:
    """From the one to the other: `a/b`."""
    sides = _sides(first, last)
    return parse(f"{sides[0].edtf}/{sides[1].edtf}") if sides else None


def estimate(year: str, first: str, last: str) -> DateValue | None:
    """`about 1950 (1900–1999)`: so many digits of the year count (`1950S2`)."""
    fitting = (digits for digits in range(1, 5) if significant(int(year), digits)[:2] == (int(first), int(last)))
    return next((parse(f"{year}S{digits}") for digits in fitting), None)


def estimate_in_millions(number: str, era: str, one: str, other: str) -> DateValue | None:
    """`about 66 million years BCE (67–66 million)`: so many digits of the year count (`Y-66000000S2`)."""
    low, high = sorted(round(float(end) * 1_000_000) for end in (one, other))
    year = round(float(number) * 1_000_000) * (-1 if era else 1)
    span = (1 - high, -low) if year < 0 else (low, high - 1)
    fitting = (digits for digits in range(1, 10) if significant(year, digits)[:2] == span)
    return next((parse(f"Y{year}S{digits}") for digits in fitting), None)


def years_shortened(first: str, last: str) -> DateValue | None:
    """`2003–04`: the second year borrows its century."""
    return parse(f"{first}/{first[:2]}{last}") if int(last) > int(first[2:]) else None


def days_of_month(month: str, first: str, last: str, year: str) -> DateValue | None:
    """`March 10–12, 2007`."""
    return from_to(first, f"{last} {month} {year}")


def of_some_year(day: str, stretch: str) -> DateValue | None:
    """`25 December in the 1560s`: the day is known, the year is not (`156X-12-25`)."""
    years = read_unit(stretch)
    unit = read_unit(day, Unit(2000))
    if years is None or unit is None or unit.month is None or not re.fullmatch(r"-?\d+X+", years.rare):
        return None
    return parse(years.rare + unit._replace(year=1).edtf[4:])


def every(_unit: str, first: str, last: str) -> DateValue | None:
    """Each of a range: `{a..b}`."""
    sides = _sides(first, last)
    return parse(f"{{{sides[0].unit.edtf}..{sides[1].unit.edtf}}}") if sides else None


def one_of(text: str) -> DateValue | None:
    """One of a range or list: `[a..b]`, `[a,b]`."""
    matched = _TO(text)
    if matched and "," not in text:
        return between(matched[1], matched[2])
    return _listed(re.split(r", | or | and ", text), "[", "]")


def any_listed(text: str, last: str) -> DateValue | None:
    """`1667, 1668 or 1670`: one of them."""
    return _listed([*text.split(", "), last], "[", "]")


def all_listed(text: str, last: str) -> DateValue | None:
    """`1667, 1668 and 1670`: all of them."""
    return _listed([*text.split(", "), last], "{", "}")


def _listed(texts: list[str], opening: str, closing: str) -> DateValue | None:
    last = _member(texts[-1], None)
    if last is None:
        return None
    members = [_member(text, last[1]) for text in texts[:-1]]
    strings = [member[0] for member in members if member]
    if len(strings) < len(members):
        return None
    return parse(f"{opening}{','.join([*strings, last[0]])}{closing}")


def _member(text: str, like: Unit | None) -> tuple[str, Unit] | None:
    matched = _TO(text)
    if matched:
        sides = _sides(matched[1], matched[2])
        return (f"{sides[0].unit.edtf}..{sides[1].unit.edtf}", sides[0].unit) if sides else None
    side = _side(text, like)
    return (side.edtf, side.unit) if side else None
