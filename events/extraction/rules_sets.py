"""Rules for how often something happens: daily, every Friday, twice a week."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.lexicon import CLASSES, OTHER, UNITS
from events.extraction.nodes import Length, Node, Repeated
from events.extraction.rules_words import is_a_speed, is_capital
from events.extraction.timex3 import length_value
from events.extraction.word_lists import listed

_COUNTED_FROM: Final = ("AGO", "EARLIER", "LATER", "BEFORE", "AFTER", "HENCE", "HYPHEN", "AND", "OR", "FROM", "POSS")
_SUMS: Final = frozenset(listed("million billion trillion thousand cents percent % dollars pounds euros yen"))
_NEAR: Final = 2  # tokens between a number and what it counts: "four daily flights"


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


def _nth_of_every(match: Match) -> Node | None:
    """ "The first Thursday of every month": as often as there are months."""
    return Repeated(length_value(Length(((1, str(match.value("unit"))),)))) if match.value("unit") in UNITS else None


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


def _rate(match: Match) -> Node | None:
    """ "$5 million a year", "40 hours a week", "four flights a day": how often, not how long."""
    if (
        is_a_speed(match)
        or match.after(*_COUNTED_FROM)
        or match.value("unit") in ("second", "quarter")
        or not _is_amount(match)
    ):
        return None
    return Repeated(length_value(Length(((1, str(match.value("unit"))),))))


def _is_amount(match: Match) -> bool:
    """Whether a sum or a number of things stands before it."""
    tokens, at = match.tokens, match.start - 1
    word = tokens.words[at] if at >= 0 else ""
    if word in _SUMS or (word[:1].isdigit() and tokens.kinds[at] not in CLASSES["YEAR"]):
        return True
    if word[-1:] != "s" or tokens.kinds[at] not in (OTHER, CLASSES["UNITS"]):
        return False
    return any(tokens.kinds[place] in CLASSES["COUNT"] for place in range(max(0, at - _NEAR), at))


RULES: Final[list[Rule]] = [
    rule(
        "every unit", "EVERY (n=COUNT|ORDINAL / other=OTHERWORD|SECOND / few=FEW|MANY / SINGLE)? unit=ANYUNIT", _every
    ),
    rule(
        "every name", "EVERY OTHERWORD|NTH? (day=DOW part=POD? / month=MONTH / season=ANYSEASON / WEEKEND)", _every_name
    ),
    rule("every two names", "EVERY day=DOW AND|OR other_day=DOW", _every_two),
    rule("one of every", "THE? NTH|LAST|FINAL DOW|UNIT|WEEKEND OF|IN EVERY unit=UNIT", _nth_of_every),
    rule("every part", "EVERY part=POD", _every_name),
    rule("often", "ONCE? often=SETLY", _often),
    rule("weekdays", "WORKDAYS", lambda match: Repeated("XXXX-WXX-WD")),
    rule("times a unit", "(ONCE / COUNT|FEW|MANY TIMES) A|AN|EVERY|PER unit=UNIT", _every),
    rule("rate", "A|AN unit=UNIT", _rate),
    rule("per unit", "PER unit=UNIT", lambda match: None if is_a_speed(match) else _every(match)),
]
