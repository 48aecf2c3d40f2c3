"""Rules for parts of the day: Monday night, dawn Tuesday, this morning, morning trading."""

from __future__ import annotations

from typing import Final

from events.extraction.distances import COMPLETES
from events.extraction.grammar import Match, Rule, rule
from events.extraction.nodes import Daytime, Node, Relative, Weekday
from events.extraction.rules_named import is_any
from events.extraction.rules_words import POINTED, following_word, is_capital, way_of

_SESSIONS: Final = ("trading", "trade", "dealings")


def _daytime(match: Match) -> Node | None:
    part = str(match.value("part"))
    way = way_of(match)
    if way == "last" and match.word("part") not in ("night", "evening"):
        return None
    if way == "next" and match.has("the"):
        way = "following"
    return Daytime(part, None, way)


def _weekday_part(match: Match) -> Node | None:
    if is_any(match):
        return None
    return Daytime(str(match.value("part")), Weekday(match.number("day"), way_of(match)))


def _part_of_its_day(match: Match) -> Node | None:
    """ "Dawn Tuesday", "mid-afternoon yesterday": the part before its day."""
    if not match.before("AT", "BY", "BEFORE", "AFTER", "SINCE", "UNTIL", "APPROX", "HYPHEN", "FROM", "EARLY", "LATE"):
        return None
    day: Node = Weekday(match.number("day")) if match.has("day") else Relative("day", match.number("deictic"), "this")
    return Daytime(str(match.value("part")), day)


def _part_with_its_day_behind(match: Match) -> Node | None:
    """ "At dawn", where "on 6 June" follows."""
    led = match.before("AT", "BY", "BEFORE", "AFTER", "SINCE", "UNTIL", "APPROX")
    followed = match.after("ON", "OF") and match.after("DAYNUM", "MONTH", "DOW", on=1)
    return Daytime(str(match.value("part"))) if led and followed else None


def _bare_daytime(match: Match) -> Node | None:
    """ "in the morning": of the day that is talked about."""
    if match.has("the"):
        told = match.before("IN", "DURING", "LATER", "EARLIER") or following_word(match) == "of"
    else:
        told = match.before("IN", "EARLY", "LATE", "MID", "HYPHEN") and following_word(match) in _SESSIONS
    return Daytime(str(match.value("part")), None, "the") if told else None


def _night_before(match: Match) -> Node | None:
    """ "The night before", where no event follows."""
    following = following_word(match)
    is_complete = not following[:1].isalnum() or following in COMPLETES
    return Daytime(str(match.value("part")), None, "previous") if is_complete else None


def _night(match: Match) -> Node | None:
    if match.word("word") == "overnight" and is_capital(match, match.end):
        return None
    return Daytime("NI", None, "this" if match.word("word") == "tonight" else "")


RULES: Final[list[Rule]] = [
    rule("part of a weekday", f"({POINTED})? day=DOW HYPHEN? part=POD", _weekday_part),
    rule("part of its day", "part=POD ON? (day=DOW / deictic=DEICTIC / TODAY)", _part_of_its_day),
    rule("part of its day", "part=POD", _part_with_its_day_behind),
    rule("pointed part of a day", f"{POINTED} part=POD", _daytime),
    rule("part of a day", "the=THE? part=POD", _bare_daytime),
    rule("night before", "THE part=POD BEFORE", _night_before),
    rule("night", "word=DAYWORD", _night),
]
