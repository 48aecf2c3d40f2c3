"""Rules for what is counted from now or from what was said: yesterday, last year, the quarter."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.lexicon import CLOCK_UNITS
from events.extraction.nodes import BACK, ON, Length, Modified, Node, Reference, Relative, Way
from events.extraction.rules_words import POINTED, following_word, is_capital, preceding_word, way_of
from events.extraction.word_lists import listed
from events.extraction.wording import AUXILIARIES, PREPOSITIONS, PRONOUNS

_OF_AN_AGE: Final = frozenset(
    listed(
        "youth youngsters teenagers generation generations children kids students parents families women men "
        "people leaders workers consumers world society societies economy technology standards computers cars machines"
    )
)  # of our age or the next, not of a day
_NO_NOUNS: Final = AUXILIARIES | PREPOSITIONS | PRONOUNS | frozenset(listed("and or but that what the a"))
_ENDS: Final = frozenset(listed("end ends ended ending close closes closed closing finish finishes finished finishing"))
_LASTED: Final = frozenset(("for", "over", "during", "throughout", "within"))
_THIS_AND_LAST: Final = frozenset(("as", "than", "and", "or"))
_PROGRAMMES: Final = frozenset(listed("show program programme host"))
_OF_A_STRETCH: Final = frozenset(
    listed(
        "rest remainder most much part parts all some course outset out balance best worst majority duration review "
        "portion turn bulk events top"
    )
)  # "the rest of the year"; beside the words of time themselves
_MEASURED: Final = ("point", "mile", "million", "final", "finals", "century")
_AGES: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def _day(match: Match) -> Node | None:
    offset = int(match.value("deictic")) if match.has("deictic") else 0
    if _is_of_an_age(match):
        return Reference(_AGES[offset])
    if match.has("deictic"):
        return Relative("day", offset, "this")
    if (
        match.tokens.written(match.start)[0] == "T"
        and (is_capital(match, match.end) or following_word(match) in _PROGRAMMES)
        and match.start
        and not match.before("DOT")
    ):
        return None  # "the Today programme", "USA Today Online"
    return Relative("day", 0, "this")


def _is_of_an_age(match: Match) -> bool:
    """ "Today's youth", "today's young people", "the world of tomorrow"; not "today's world championship"."""
    if not match.after("POSS"):
        return preceding_word(match) == "of" and preceding_word(match, 2) in _OF_AN_AGE
    on = next((on for on in (1, 2) if following_word(match, on) in _OF_AN_AGE), 0)
    behind = following_word(match, on + 1)
    return on > 0 and not match.after("POSS", on=on + 1) and (not behind.isalpha() or behind in _NO_NOUNS)


def _beyond(match: Match) -> Node | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    offset = int(match.value("deictic"))
    if match.value("unit") != "day" or match.has("before") != (offset < 0):
        return None
    return Relative("day", 2 * offset, "this")


def _pointed_unit(match: Match) -> Node | None:
    way = way_of(match)
    unit = str(match.value("unit"))
    is_yesterday = unit == "day" and (way == "this" or (way == "last" and not match.has("the")))  # nobody says so
    if unit in CLOCK_UNITS or is_yesterday or _is_title(match) or _is_a_measure(match, unit):
        return None
    about = following_word(match) == "or" and following_word(match, 1) in ("so", "two")  # "the last week or so"
    lasted = unit == "week" and preceding_word(match) in _LASTED  # "for the last quarter" a loss is reported
    if way == "past" or (way == "last" and match.has("the") and (about or lasted or unit not in ("week", "quarter"))):
        return Length(((1, unit),), plain=False)
    if way == "next" and match.has("the"):
        if about or match.before("APPROX", "WITHIN", "DURING") or preceding_word(match) == "for":
            return Length(((1, unit),), plain=False)
        way = "following"
    is_over = way in BACK or (way == "latest" and unit in ("week", "month", "year"))  # figures are of what is over
    return Relative(unit, -1 if is_over else 1 if way in ON else 0, way, match.has("fiscal"))


def _is_a_measure(match: Match, unit: str) -> bool:
    """ "By the same quarter-point", "the last day of the trial": of no calendar."""
    if match.after("HYPHEN") and following_word(match, 1) in _MEASURED:
        return True
    return unit == "day" and match.has("the") and match.after("OF")


def _this_and_last(match: Match) -> list[Found] | None:
    """ "Twice as much this year as last", "this week or next": the unit is said once."""
    unit = str(match.value("unit"))
    if match.word("link") not in _THIS_AND_LAST or unit in CLOCK_UNITS or following_word(match)[:1].isalnum():
        return None
    other = Relative(unit, -1, "last") if match.has("last") else Relative(unit, 1, "next")
    name = "pointed unit"
    return [
        Found(match.start, match.start + 2, Relative(unit, 0, "this"), name),
        Found(match.end - 1, match.end, other, name),
    ]


def _is_title(match: Match) -> bool:
    """ "This Week", the programme."""
    written = match.tokens.written(match.end - 1)
    return written[0].isupper() and not written.isupper()


def _the_unit(match: Match) -> Node | None:
    """ "the week", "the fiscal year"; "the year ended 31 March" is a length."""
    unit = str(match.value("unit"))
    if match.after("HYPHEN"):
        return None  # "the year-ago", "the quarter-to-quarter"
    following = following_word(match)
    if unit in ("year", "month", "week") and (following == "since" or match.after("TO") or _is_ended(match)):
        return Length(((1, unit),), plain=False)
    if unit in ("decade", "century") and match.before("OF") and match.before("BEGINNING", "MIDDLE", "END", back=2):
        return Relative(unit, 0, "this")  # "by the end of the decade"
    if unit in (*CLOCK_UNITS, "decade", "century", "millennium", "season") or is_capital(match, match.end):
        return None
    if (unit == "day" and not _is_that_day(match)) or _is_of_no_calendar(match):
        return None
    return Relative(unit, 0, "the", match.has("fiscal"), match.has("whole"))


def _is_of_no_calendar(match: Match) -> bool:
    """ "Player of the year", "the year of the flood"; not "the rest of the year", "the week of 5 March"."""
    if match.before("OF") and match.before("OTHER", back=2) and preceding_word(match, 2) not in _OF_A_STRETCH:
        return True
    return match.after("OF") and not _names_a_day(match)


def _names_a_day(match: Match) -> bool:
    """ "Of 5 March", "of the 5th" behind "the week"."""
    is_nth = match.after("THE", on=1) and match.after("NTH", on=2)
    return is_nth or match.after("MONTH", "DAYNUM", "DOW", "HOLIDAY", "EASTER", "YEARS", on=1)


def _is_that_day(match: Match) -> bool:
    """ "Later in the day", "the day before", "ended the day lower", "for the day,"; not "saved the day"."""
    if match.before("EARLIER", "LATER", "LATE", "EARLY", "IN", "OF") or match.after("BEFORE", "AFTER"):
        return True
    before = preceding_word(match)
    return before in _ENDS or (before == "for" and not following_word(match)[:1].isalnum())


def _is_ended(match: Match) -> bool:
    """ "The year ended 31 March", "the week ending on Friday"; not "the week ended well"."""
    if following_word(match) not in ("ended", "ending"):
        return False
    on = 2 if match.after("ON", "IN", on=1) else 1
    return match.after("MONTH", "DAYNUM", "DOW", "DEICTIC", "TODAY", "THE", "LAST", "YEAREND", on=on)


def _year_end(match: Match) -> Node | None:
    """ "year-end", "year's end"."""
    if match.value("unit") not in ("", "year", "month") or match.after("OF"):
        return None
    if match.before("SINCE"):
        return Modified(Relative(str(match.value("unit")) or "year", -1, "last"), "END")
    way: Way = "the" if match.after("POSS", on=-2) else "this"  # "at month's end", where a month was told of
    return Modified(Relative(str(match.value("unit")) or "year", 0, way), "END")


RULES: Final[list[Rule]] = [
    rule("day by day", "deictic=DEICTIC", _day),
    rule("day by day", "TODAY", _day),
    rule("day beyond", "THE unit=UNIT (before=BEFORE / AFTER) deictic=DEICTIC", _beyond),
    rule("pointed unit", f"{POINTED} fiscal=FISCAL? BUSINESS? unit=UNIT", _pointed_unit),
    rule("pointed unit", "THIS unit=UNIT link=AS|AND|OR|OTHER (last=LAST / NEXT)", _this_and_last),
    rule("the unit", "THE fiscal=FISCAL? whole=WHOLE? BUSINESS? unit=UNIT", _the_unit),
    rule("year end", "(A|THE)? unit=UNIT (HYPHEN / POSS)? END", _year_end),
    rule("year end", "YEAREND", _year_end),
]  # fmt: skip
