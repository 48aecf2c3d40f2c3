"""Rules for names that come round: weekdays, weekends, seasons, quarters, feasts."""

from __future__ import annotations

from typing import Final, Literal

from events.extraction.grammar import Match, Rule, rule
from events.extraction.nodes import (
    Distance,
    Fraction,
    Holding,
    Holiday,
    Length,
    Node,
    Repeated,
    Season,
    Weekday,
    Weekend,
)
from events.extraction.rules_within import leads_to_a_stretch
from events.extraction.rules_words import LEADS, OWNERS, POINTED, following_word, is_capital, preceding_word, way_of
from events.extraction.word_lists import listed

_IN_A_SEASON: Final = ("IN", "BY", "SINCE", "UNTIL", "EARLY", "LATE")
_PLANS: Final = frozenset(
    listed(
        "outlook forecast preparation preparations plans planned plan prepare preparing expected set tickets scheduled "
        "due"
    )
)
_MANY: Final = 10  # weeks that nobody counts by a weekday


def _weekday(match: Match) -> Node | None:
    if match.has("abbreviated") and match.tokens.written(match.start)[-1] != ".":
        return None
    if is_any(match):
        return None
    return Weekday(match.number("day") or match.number("abbreviated"), way_of(match))


def is_any(match: Match) -> bool:
    """ "On a Friday in March", "one Sunday"; "a Friday hearing" was on one that is known."""
    led = match.before("A") or preceding_word(match) in ("one", "any")
    goes_on = match.after("AGO") or (match.after("OTHER") and following_word(match).isalpha())
    return led and not match.has("way") and not goes_on


def _weekday_last(match: Match) -> Node | None:
    """ "Friday last"; not the beginning of "Friday last week"."""
    return None if match.after("UNIT", "ANYSEASON", "MONTH", "DOW", "HOLIDAY", "WEEKEND") else _weekday(match)


def _weekend(match: Match) -> Node | None:
    if match.before("A", "AN", "COUNT", "UNIT"):
        return None
    way = way_of(match)
    ahead = match.before("BY", "BEFORE", "UNTIL") or (match.before("OF") and preceding_word(match, 2) == "ahead")
    planned = preceding_word(match) == "for" and preceding_word(match, 2) in _PLANS
    return Weekend(way or ("coming" if ahead or planned else ""))


def _season(match: Match) -> Node | None:
    """A season; "fall" and "spring" are verbs too, and "the fall of the city" is none."""
    way = way_of(match)
    code = str(match.value("season"))
    word = match.word("season")
    if way:
        return Season(code, None, way)
    dated = match.after("YEAR", "SPOKEN", "APOSYEAR") or (match.after("OF", "IN", "COMMA") and match.after(
        "YEAR", "SPOKEN", "APOSYEAR", "LAST", "THIS", "NEXT", "THAT", on=1
    ))  # fmt: skip
    dated = dated or (match.after("OF") and match.after("THE", on=1))  # "a fall in the price" is none
    led = match.before(*LEADS)
    if match.before(*_IN_A_SEASON) and not following_word(match)[:1].isalnum() and not match.after("HYPHEN"):
        return Season(code)  # "by fall,"
    if word in ("fall", "spring") and (not dated or (match.after("OF") and match.after("THE", on=1))):
        return Season(code) if led and match.has("article") and not match.after("OF", "HYPHEN") else None
    owned = preceding_word(match) in OWNERS or (match.before("POSS") and following_word(match).isalpha())
    if is_capital(match, match.end) or (not dated and not led and not owned and not match.has("article")):
        return None
    return Season(code)


def _fraction(match: Match) -> Node | None:
    number = match.number("nth") or match.number("digit")
    kind: Literal["quarter", "half"] = "half" if match.has("half") else "quarter"
    if match.value("unit") not in ("", "quarter") or not 1 <= number <= (2 if kind == "half" else 4):
        return None
    if (
        kind == "half"
        and match.after("OF", on=0)
        and not match.after("YEAR", "THE", "THIS", "LAST", "NEXT", "MONTH", on=1)
    ):
        return None
    return Fraction(kind, number)


def _quarter_of_months(match: Match) -> Node | None:
    """ "The July-September quarter"."""
    first, last = match.number("first"), match.number("last")
    is_quarter = last == first + 2 and last % 3 == 0 and match.value("unit") in ("", "quarter")
    return Fraction("quarter", last // 3) if is_quarter else None


def _quarter_ending(match: Match) -> Node | None:
    """ "The September quarter": that which ends with it."""
    number = match.number("month")
    return Fraction("quarter", number // 3) if match.value("unit") == "quarter" and number % 3 == 0 else None


def _last_fraction(match: Match) -> Node | None:
    if match.value("unit") not in ("", "quarter") or not leads_to_a_stretch(match):
        return None
    return Fraction("half" if match.has("half") else "quarter", 2 if match.has("half") else 4)


def _holiday(match: Match) -> Node | None:
    key = str(match.value("holiday")) if match.has("holiday") else "E+0"
    days = -1 if match.has("eve") else 0
    feast = Holiday(key, None, way_of(match), days)
    if match.has("weekend"):
        return Holding("weekend", feast)
    if not match.has("week"):
        return feast
    if match.value("week") == "week":
        return Holding("week", feast)
    return feast if match.value("week") == "season" else None


def _weekdays_ago(match: Match) -> Node | None:
    """ "Two Fridays ago": a week before the last one."""
    number = match.number("n")
    if not 1 <= number < _MANY:
        return None
    return Distance(Length(((number - 1, "week"),)), "before", Weekday(match.number("day"), "last"))


def _weekdays(match: Match) -> Node:
    part = f"T{match.value('part')}" if match.has("part") else ""
    return Repeated(f"XXXX-WXX-{match.value('day')}{part}")


def _weekends(match: Match) -> Node:
    return Repeated("XXXX-WXX-WE")


RULES: Final[list[Rule]] = [
    rule("weekday", f"({POINTED})? day=DOW", _weekday),
    rule("weekday", "abbreviated=DOWABBR", _weekday),
    rule("weekday", "day=DOW way=LAST|NEXT", _weekday_last),
    rule("weekdays ago", "n=COUNT day=DOWS AGO", _weekdays_ago),
    rule("weekdays", "day=DOWS (part=POD|PODS)?", _weekdays),
    rule("weekdays", "day=DOW part=PODS", _weekdays),
    rule("weekend", f"({POINTED} / THE)? WEEKEND", _weekend),
    rule("weekends", "WEEKENDS", _weekends),
    rule("season", f"({POINTED} / article=THE)? season=ANYSEASON", _season),
    rule("quarter", "THE? FISCAL? HYPHEN? nth=NTH FISCAL? (unit=UNIT / half=HALF)", _fraction),
    rule("quarter", "FISCAL? nth=NTH HYPHEN (unit=UNIT / half=HALF)", _fraction),
    rule("quarter", "digit=QNUM", _fraction),
    rule("quarter", "THE? first=MONTH HYPHEN|TO last=MONTH (unit=UNIT / PERIOD)", _quarter_of_months),
    rule("quarter", "THE? month=MONTH unit=UNIT", _quarter_ending),
    rule("quarter", "THE LAST|END|FINAL (unit=UNIT / half=HALF)", _last_fraction),
    rule(
        "feast",
        f"({POINTED} / THE)? (holiday=HOLIDAY / easter=EASTER) eve=EVE? (week=UNIT / weekend=WEEKEND)?",
        _holiday,
    ),
]  # fmt: skip
