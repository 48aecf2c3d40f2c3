"""Rules for lengths of which only the unit is said: for weeks, within hours, in recent months, decades-long."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Match, Rule, rule
from events.extraction.lexicon import CLOCK_UNITS
from events.extraction.nodes import Length, Node, Reference
from events.extraction.rules_length import is_age, is_name, unit_of
from events.extraction.rules_words import OWNERS, following_word, preceding_word
from events.extraction.word_lists import listed

_HOURS: Final = frozenset(listed("early wee small late morning final"))
_BARELY: Final = frozenset(listed("just mere only many the"))  # "for just days", "over the years"
_LED_BY: Final = frozenset(
    listed("for in within after over through throughout during take takes took taking taken spent spend last lasted by")
)
_GOES_ON: Final = ("AGO", "LATER", "EARLIER", "BEFORE", "AFTER", "AHEAD")
_NO_LENGTH_AFTER: Final = OWNERS | frozenset(listed("these those all man light school"))  # "in their days", "man hours"


def _bare(match: Match) -> Node | None:
    """ "for weeks": how many is not said."""
    unit = unit_of(match)
    if unit in ("quarter", "season") or is_age(match) or is_name(match):
        return None
    if not _is_a_while(match, unit):
        return None
    if preceding_word(match) == "many" and preceding_word(match, 2) == "as":
        return None
    if preceding_word(match) in _NO_LENGTH_AFTER or match.after("YEAR") or _is_of_a_day(match, unit):
        return None
    return Length(((None, unit),), plain=True)


def _is_a_while(match: Match, unit: str) -> bool:
    """ "For weeks", "within just minutes", "days later", "weeks of talks"; not "work hours", "two fine centuries"."""
    back = 2 if preceding_word(match) in _BARELY else 1
    if unit in CLOCK_UNITS:
        led = match.before("IN", "WITHIN", back=back) or (unit == "hour" and preceding_word(match, back) in _LED_BY)
    else:
        led = preceding_word(match, back) in _LED_BY
    return led or match.has("ahead") or match.after(*_GOES_ON) or (unit != "minute" and following_word(match) == "of")


def _is_of_a_day(match: Match, unit: str) -> bool:
    """ "The early hours of Monday", "the pre-dawn hours of 5 May"; not "hours of talks"."""
    if unit != "hour" or following_word(match) != "of":
        return False
    return preceding_word(match) in _HOURS or match.after("DOW", "MONTH", "DAYNUM", "DEICTIC", "TODAY", "THE", on=1)


def _old(match: Match) -> Node | None:
    """ "The month-old truce", "the centuries-old church"; not "the 6 year-old"."""
    many, unit = match.word("unit")[-1] == "s", unit_of(match)
    if unit in ("second", "quarter") or match.before("COUNT", "HYPHEN", "FEW", "MANY", "OF"):
        return None
    return Length(((None if many else 1, unit),), plain=False)


def _long(match: Match) -> Node | None:
    """ "day-long", "decades-long"."""
    many, unit = match.word("unit")[-1] == "s", unit_of(match)
    return Length(((None if many else 1, "year" if many and unit == "decade" else unit),), plain=False)


def _recent(match: Match) -> Node | None:
    unit = unit_of(match)
    if match.word("way") == "future":
        return Reference("FUTURE_REF")
    if match.word("way") == "recent" and unit in ("year", "day", "decade"):
        return Reference("PAST_REF")
    return Length(((None, unit),), plain=False)


RULES: Final[list[Rule]] = [
    rule("bare", "UNITS AND|OR unit=UNITS", _bare),
    rule("bare", "unit=UNITS", _bare),
    rule("ahead", "THE unit=UNITS ahead=AHEAD", _bare),
    rule("recent length", "THE? way=RECENT|COMING|FUTURE|PAST unit=UNITS (AND|OR UNITS)?", _recent),
    rule("long", "unit=ANYUNIT HYPHEN LONG", _long),
    rule("long", "unit=LONGWORD", _long),
    rule("old", "unit=ANYUNIT HYPHEN OLD", _old),
]
