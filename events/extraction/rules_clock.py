"""Rules for times of the clock: 8:30 p.m., noon, 3 o'clock, 0630 GMT."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.nodes import Clock, Node
from events.extraction.rules_words import preceding_word


def _zone(match: Match) -> str:
    return str(match.value("zone")) if match.has("zone") else ""


def _clock(match: Match) -> Node | None:
    """Hours and minutes with a colon; without "p.m." or a zone only where a preposition leads to them."""
    if not (match.has("half") or match.has("zone") or match.has("part")) and not match.before(
        "AT", "BY", "SINCE", "UNTIL", "FROM", "TO", "APPROX", "BEFORE", "AFTER", "BETWEEN", "AND"
    ):
        return None
    parts = [int(part) for part in str(match.value("clock")).split(":")]
    return _time(match, parts[0], parts[1], parts[2] if len(parts) > 2 else -1)


def _hour(match: Match) -> Node | None:
    return _time(match, match.number("hour"), 0)


def _time(match: Match, hour: int, minute: int, second: int = -1) -> Node | None:
    if match.has("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + match.number("half")
    elif match.value("part") in ("AF", "EV") and 1 <= hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Clock(hour, minute, second, None, _zone(match))


def _hours(match: Match) -> list[Found] | None:
    """ "7 to 9 p.m."."""
    last = _time(match, match.number("hour"), 0)
    first = _time(match, match.number("first"), 0)
    if not isinstance(first, Clock) or not isinstance(last, Clock):
        return None
    if first.hour > last.hour:
        first = Clock(first.hour - 12, 0) if first.hour >= _NOON else first  # "11 to 2 p.m." begins in the morning
    at = match.at("first")
    return [Found(at, at + 1, first, "hours"), Found(match.at("hour"), match.end, last, "hours")]


def _past(match: Match) -> Node | None:
    """ "Half past nine", "a quarter to ten"."""
    hour = match.number("hour")
    if not 1 <= hour <= 12 or (match.has("unit") and match.value("unit") != "quarter") or match.after(*_COUNTED):
        return None
    if match.has("to"):
        led = match.before("AT", "BY", "UNTIL", "SINCE", "APPROX")
        return _time(match, (hour + 10) % 12 + 1, 45) if led and not match.has("half_hour") else None
    return _time(match, hour, 30 if match.has("half_hour") else 15)


def _minutes_past(match: Match) -> Node | None:
    """ "Ten minutes to three", "twenty past twelve"; not "five to eight people"."""
    minutes, hour = match.number("n"), match.number("hour")
    counted = match.after(*_COUNTED) or match.tokens.words[match.start] == "0"
    if (
        not (1 <= hour <= 12 and 1 <= minutes < 60)
        or (match.has("unit") and match.value("unit") != "minute")
        or counted
    ):
        return None
    if not match.has("unit") and (match.has("to") or not match.before("AT", "BY", "UNTIL", "SINCE", "APPROX")):
        return None
    return _time(match, (hour + 10) % 12 + 1, 60 - minutes) if match.has("to") else _time(match, hour, minutes)


def _noon(match: Match) -> Node | None:
    """ "Noon"; "high noon" is a manner of speaking."""
    if preceding_word(match) == "high":
        return None
    return Clock(match.number("noon"), 0, -1, None, _zone(match))


def _military(match: Match) -> Node | None:
    """ "0630 GMT", "at 1500 hours"."""
    written = match.word("figures")
    if len(written) != 4 or not written.isdigit():
        return None
    if match.has("unit") and not (
        match.value("unit") == "hour" and (written[0] == "0" or match.before("AT", "BY", "FROM"))
    ):
        return None
    return _time(match, int(written[:2]), int(written[2:]))


_NOON: Final = 12
_COUNTED: Final = ("UNIT", "UNITS", "DECADE", "HUNDRED", "THOUSAND")

RULES: Final[list[Rule]] = [
    rule(
        "past the hour",
        "A? (half_hour=HALF / unit=UNIT) (PAST / to=TO) hour=DAYNUM|WORD (half=AMPM / IN THE part=POD)?",
        _past,
    ),
    rule(
        "minutes past the hour",
        "n=DAYNUM|WORD unit=UNIT|UNITS? (PAST|AFTER / to=TO|BEFORE) hour=DAYNUM|WORD (half=AMPM / IN THE part=POD)?",
        _minutes_past,
    ),
    rule("clock", "clock=CLOCK half=AMPM? zone=TZ?", _clock),
    rule("clock", "clock=CLOCK (IN THE / this=THIS) part=POD", _clock),
    rule("hours", "FROM|BETWEEN? first=DAYNUM|WORD TO|HYPHEN|AND|UNTIL hour=DAYNUM|WORD half=AMPM", _hours),
    rule("hour", "hour=DAYNUM|WORD IN THE part=POD", _hour),
    rule("hour", "hour=DAYNUM|WORD half=AMPM zone=TZ?", _hour),
    rule("hour", "hour=DAYNUM|WORD OCLOCK (IN THE part=POD)?", _hour),
    rule("noon", "noon=NOON|MIDNIGHT zone=TZ?", _noon),
    rule("military", "figures=YEAR|NUM|SHORT (zone=TZ / unit=UNITS)", _military),
]
