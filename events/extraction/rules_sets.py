"""Rules for how often something happens: daily, every Friday, twice a week."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.lexicon import UNITS
from events.extraction.nodes import Length, Node, Repeated
from events.extraction.rules_words import is_capital
from events.extraction.timex3 import length_value


def _every(match: Match) -> Node | None:
    unit = str(match.value("unit"))
    if unit not in UNITS or unit == "season":
        return None
    if match.has("few"):
        return Repeated(length_value(Length(((None, unit),))))
    amount = int(match.value("n") or (2 if match.has("other") else 1))
    return Repeated(length_value(Length(((amount, unit),))))


def _every_name(match: Match) -> Node | None:
    if match.has("day"):
        part = f"T{match.value('part')}" if match.has("part") else ""
        return Repeated(f"XXXX-WXX-{match.value('day')}{part}")
    if match.has("month"):
        return Repeated(f"XXXX-{match.number('month'):02d}")
    if match.has("season"):
        return Repeated(f"XXXX-{match.value('season')}")
    if match.has("part"):
        return Repeated(f"XXXX-XX-XXT{match.value('part')}")
    return Repeated("XXXX-WXX-WE")


def _every_two(match: Match) -> list[Found]:
    """ "Every Monday and Friday"."""
    first, last = match.at("day"), match.at("other_day")
    name = "every two names"
    return [
        Found(match.start, first + 1, Repeated(f"XXXX-WXX-{match.value('day')}"), name),
        Found(last, last + 1, Repeated(f"XXXX-WXX-{match.value('other_day')}"), name),
    ]


def _often(match: Match) -> Node | None:
    if match.has("often") and is_capital(match, match.end):
        return None
    if match.word("often") == "quarterly":
        return None
    return Repeated(str(match.value("often")))


RULES: Final[list[Rule]] = [
    rule("every unit", "EVERY (n=COUNT|ORDINAL / other=OTHERWORD|SECOND / few=FEW|MANY)? unit=ANYUNIT", _every),
    rule("every name", "EVERY OTHERWORD? (day=DOW part=POD? / month=MONTH / season=ANYSEASON / WEEKEND)", _every_name),
    rule("every two names", "EVERY day=DOW AND|OR other_day=DOW", _every_two),
    rule("every part", "EVERY part=POD", _every_name),
    rule("often", "ONCE? often=SETLY", _often),
    rule("weekdays", "WORKDAYS", lambda match: Repeated("XXXX-WXX-WD")),
    rule("times a unit", "(ONCE / COUNT|FEW|MANY TIMES) A|AN|EVERY|PER unit=UNIT", _every),
    rule("per unit", "PER unit=UNIT", _every),
]
