"""Rules for what is picked out of a stretch or lies past the next: the first Monday in May, the week before last."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Match, Rule, rule
from events.extraction.nodes import (
    Distance,
    Fraction,
    Holding,
    Holiday,
    Length,
    Modified,
    Node,
    Nth,
    Relative,
    Weekday,
    Year,
)
from events.extraction.rules_words import year_of
from events.extraction.when import GRAINS

_STRETCHES: Final = [[grain] for grain in GRAINS]
_PICKED: Final = frozenset(("day", "week", "month"))


def leads_to_a_stretch(match: Match) -> bool:
    """Whether "of 1990", "in May", "of the year", "of last month", "of the 19th century" follows."""
    if not match.after("OF", "IN"):
        return False
    if match.after("MONTH", "YEARS", "APOSYEAR", "FISCAL", on=1):
        return True
    pointed = match.after("THE", "THIS", "LAST", "NEXT", "THAT", on=1)
    behind = match.tokens.values[match.end + 2 : match.end + 4]
    return pointed and (behind[:1] in _STRETCHES or (match.after("NTH", on=2) and behind[1:] == ["century"]))


def _nth(match: Match) -> Node | None:
    """ "The last week", where "of March" follows; "the third quarter" has a rule of its own."""
    if not leads_to_a_stretch(match):
        return None
    which = match.number("nth") if match.has("nth") else -1
    if match.has("day"):
        return Nth(which, "", match.number("day"))
    unit = "weekend" if match.has("weekend") else str(match.value("unit"))
    return Nth(which, unit) if unit in _PICKED or unit == "weekend" else None


def _two_quarters(match: Match) -> Node | None:
    """ "The first two quarters", where "of 2013" follows: a half."""
    is_two = match.number("n") == 2 and match.value("unit") == "quarter" and leads_to_a_stretch(match)
    if not is_two or (match.has("nth") and match.number("nth") != 1):
        return None
    return Fraction("half", 1 if match.has("nth") else 2)


def _beyond(match: Match) -> Node | None:
    """ "The week before last", "the Friday after next"."""
    back = match.has("last")
    sign = -1 if back else 1
    if match.has("day"):
        week = Length(((1, "week"),))
        return Distance(week, "before" if back else "after", Weekday(match.number("day"), "last" if back else "next"))
    if match.has("weekend"):
        return Holding("weekend", Relative("week", 2 * sign, "last" if back else "next"))
    unit = str(match.value("unit"))
    return Relative(unit, 2 * sign, "last" if back else "next") if unit in GRAINS else None


def _middle(match: Match) -> Node | None:
    """ "Mid-year", "midweek"; not the "mid-season" of a game."""
    unit = str(match.value("unit") or match.value("word"))
    if unit not in ("week", "month", "year", "century") or match.after("HYPHEN"):
        return None
    return Modified(Relative(unit, 0, "this"), "MID")


def _new_year(match: Match) -> Node | None:
    """ "The new year": the one that begins nearest."""
    return Holding("year", Holiday("01-01")) if match.value("unit") == "year" and not match.after("POSS") else None


def _end_of_a_year(match: Match) -> Node | None:
    """ "Year-end 1989"."""
    year = year_of(match)
    return Modified(Year(year.number), "END") if year and match.value("unit") in ("", "year") else None


RULES: Final[list[Rule]] = [
    rule("picked out", "THE (nth=NTH / LAST|FINAL) (day=DOW / unit=UNIT / weekend=WEEKEND)", _nth),
    rule("half", "THE? (nth=NTH / LAST|FINAL) n=WORD|DAYNUM unit=UNITS", _two_quarters),
    rule("beyond the next", "THE (day=DOW / unit=UNIT / weekend=WEEKEND) (BEFORE last=LAST / AFTER NEXT)", _beyond),
    rule("middle", "MID HYPHEN? unit=UNIT", _middle),
    rule("middle", "word=MIDUNIT", _middle),
    rule("new year", "THE NEW unit=UNIT", _new_year),
    rule("year end", "(YEAREND / unit=UNIT HYPHEN END) year=YEARS", _end_of_a_year),
]
