"""Rules for how long something lasts."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Match, Rule, rule
from events.extraction.lexicon import CLASS
from events.extraction.nodes import Length, Node, Reference
from events.extraction.rules_words import following_word, is_a_speed, is_capital, preceding_word
from events.extraction.word_lists import listed

YEAR: Final = CLASS["YEAR"]
_SOME_DAYS: Final = frozenset(listed("trading business working school weekday"))  # which ones, no calendar here knows
_BEFORE_TITLES: Final = frozenset(("'s", "'", '"', "`"))
_IS: Final = frozenset(listed("is was be been 's not such what become became"))
_TOGETHER: Final = listed("second minute hour day week month quarter year")  # "two years and three months"
_BEFORE_A_VERB: Final = frozenset(listed("to will 'll would may might could can must shall should not n't t"))
_MODALS: Final = frozenset(listed("will 'll would may might could can must shall"))


def is_age(match: Match) -> bool:
    """ "a 10-year-old", "40 years old", "20 years of age"."""
    following = following_word(match)
    if following == "old" or (following == "-" and following_word(match, 1) == "old"):
        return match.value("unit") == "year" or match.value("unit") == ""
    return following == "of" and following_word(match, 1) == "age"


def is_name(match: Match) -> bool:
    """ "the Thirty Years' War", "the Six-Day War", "on CBS's "60 Minutes"."""
    behind = match.end + (1 if match.after("POSS") else 0)
    if not match.tokens.written(match.at("unit"))[0].isupper():
        return False
    return is_capital(match, behind) or preceding_word(match) in _BEFORE_TITLES


def _amount(match: Match, name: str = "n") -> float | None:
    if match.has("couple"):
        return 2
    return float(match.value(name)) if match.has(name) else None


def unit_of(match: Match, name: str = "unit") -> str:
    """The unit that is named; "second" is an ordinal too, and has its number for a meaning."""
    return "second" if match.word(name) == "second" else str(match.value(name))


def _counted(match: Match) -> Node | None:
    """ "two years", "five-hour", "the nine months"."""
    if is_age(match) or is_name(match) or not _may_be_counted(match):
        return None
    if _is_some_day(match):
        return Reference("FUTURE_REF")
    hyphen = match.has("hyphen")
    some_days = match.word("business") in _SOME_DAYS and unit_of(match) == "day"
    plain = not (hyphen and match.word("unit")[-1] != "s") and not some_days
    amount = (_amount(match) or 0) + (0.5 if match.has("half") else 0)
    return Length(((amount, unit_of(match)),), plain=plain, definite=match.has("the"))


def _is_some_day(match: Match) -> bool:
    """ "He will one day return": no length, but a day to come."""
    if match.word("n") != "one" or match.word("unit") != "day" or match.end - match.start > 2:
        return False
    if match.start == 0 or match.before("DOT"):
        return not _MODALS.isdisjoint((following_word(match), following_word(match, 1)))  # "One day he will return"
    return preceding_word(match) in _MODALS or following_word(match) in _MODALS


def _may_be_counted(match: Match) -> bool:
    """Not "in 1998 year", "the two day", "three-quarters", "a second", "a 3-year-old"."""
    plural, unit = match.word("unit")[-1] == "s", unit_of(match)
    if not plural and (match.tokens.kinds[match.at("n")] == YEAR or (match.has("the") and _amount(match) != 1)):
        return False
    if match.has("hyphen"):
        return unit != "quarter" and not (match.has("old") and unit == "year")
    return plural or unit != "second"


def _counted_twice(match: Match) -> Node | None:
    """ "two years and three months"."""
    first, second = unit_of(match), unit_of(match, "other")
    if not {first, second} <= {*_TOGETHER} or _TOGETHER.index(first) <= _TOGETHER.index(second):
        return None
    return Length(((_amount(match), first), (_amount(match, "m"), second)))


def _from_to(match: Match) -> Node | None:
    """ "two to three weeks": the first is what TIMEX3 is given."""
    if is_age(match) or YEAR in (match.tokens.kinds[match.at("n")], match.tokens.kinds[match.at("m")]):
        return None
    return Length(((_amount(match), unit_of(match)),), plain=True)


def _one_or_two(match: Match) -> Node | None:
    """ "A year or two"; not "a week or two days"."""
    if unit_of(match) in ("second", "quarter") or match.after("ANYUNIT"):
        return None
    return Length(((1, unit_of(match)),))


def _one(match: Match) -> Node | None:
    """ "a year", "an hour and a half"."""
    if match.word("unit") in ("second", "quarter") or is_age(match) or is_a_speed(match):
        return None
    if match.word("unit") == "day" and preceding_word(match) in _IS:
        return None  # "it was a day of mourning"
    if match.after("HYPHEN") and match.after("AGO", "EARLIER", "LONG", "UNIT", on=1):
        return None
    amount = 1.5 if match.has("half") else 1
    if match.has("halved"):
        amount = 0.5
    return Length(((amount, unit_of(match)),))


def _quarter_of(match: Match) -> Node | None:
    """ "a quarter-century"."""
    return Length(((25, "year"),)) if match.value("part") == "quarter" and match.value("unit") == "century" else None


def _vague(match: Match) -> Node | None:
    """ "several days", "a couple of years", "some months"; not "in as many weeks"."""
    if is_age(match) or match.before("AS"):
        return None
    return Length(((2.0 if match.has("couple") else None, unit_of(match)),), plain=not match.has("way"))


def _pointed(match: Match) -> Node | None:
    """ "the last two years", "the first nine months", "the next few days"; not "is to last six weeks"."""
    if match.word("way") == "last" and match.at("way") == match.start and preceding_word(match) in _BEFORE_A_VERB:
        return None
    amount = 2.0 if match.has("couple") else _amount(match)
    return Length(((amount, unit_of(match)),), plain=False, definite=True)


_SOME: Final = "n=COUNT / A? few=FEW|MANY / couple=COUPLE OF?"
_PAST: Final = "LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|RECENT|FUTURE"

RULES: Final[list[Rule]] = [
    rule("counted", "n=COUNT hyphen=HYPHEN? (MORE|WHOLE / business=BUSINESS)? unit=ANYUNIT (HYPHEN LONG)?", _counted),
    rule("counted", "n=COUNT hyphen=HYPHEN unit=ANYUNIT HYPHEN old=OLD", _counted),
    rule("counted", "the=THE n=COUNT MORE|BUSINESS|WHOLE? unit=ANYUNIT", _counted),
    rule("counted", "THE COMPARABLE? UNIT HYPHEN AGO|EARLIER n=COUNT unit=UNITS", _counted),
    rule("counted", "n=COUNT MORE|BUSINESS? AND A half=HALF unit=UNITS", _counted),
    rule("counted", "n=COUNT HYPHEN AND HYPHEN A HYPHEN half=HALF HYPHEN? unit=ANYUNIT", _counted),
    rule("counted", "n=COUNT AND (A / COUNT HYPHEN) half=HALF unit=UNITS", _counted),
    rule("counted twice", "n=COUNT unit=ANYUNIT COMMA? AND? m=COUNT other=ANYUNIT", _counted_twice),
    rule("from one length to another", "n=COUNT HYPHEN? TO|OR|HYPHEN HYPHEN? m=COUNT HYPHEN? unit=ANYUNIT", _from_to),
    rule("one", "A|AN WHOLE|BUSINESS|MORE? unit=UNIT (AND A half=HALF)?", _one),
    rule("one", "A|AN unit=UNIT OR COUNT", _one_or_two),
    rule("one", "(A|THE? SINGLE / SINGLE HYPHEN) unit=UNIT", _one),
    rule("half of one", "halved=HALF A|AN unit=UNIT", _one),
    rule("half of one", "A? halved=HALF HYPHEN unit=UNIT", _one),
    rule("half of one", "A halved=HALF unit=UNIT", _one),
    rule("quarter of one", "A? part=UNIT HYPHEN? unit=UNIT", _quarter_of),
    rule("quarter of one", "A part=UNIT OF A unit=UNIT", _quarter_of),
    rule("some", "(A? few=FEW / many=MANY|SOME / A couple=COUPLE OF?) MORE|BUSINESS? HYPHEN? unit=UNITS", _vague),
    rule("some", "many=MANY HYPHEN unit=UNIT", _vague),
    rule("pointed length", f"THE? way={_PAST} ({_SOME}) BUSINESS? unit=ANYUNIT", _pointed),
    rule("first of a length", "THE? NTH|LATEST n=COUNT BUSINESS? unit=ANYUNIT", _pointed),
    rule("first of a length", "THE LAST|FINAL unit=UNITS", _pointed),
    rule("first of a length", "THE NTH (few=FEW|MANY / couple=COUPLE OF)? unit=UNITS", _pointed),
    rule("pointed length", f"THE? {_PAST} n=COUNT TO|OR|HYPHEN COUNT unit=UNITS", _pointed),
]  # fmt: skip
