"""Rules for what is counted from now or from what was said: yesterday, last year, the quarter, a year ago."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.lexicon import CLOCK_UNITS
from events.extraction.nodes import BACK, ON, Distance, Fraction, Length, Modified, Node, Reference, Relative
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
_LASTED: Final = frozenset(("for", "over", "during", "throughout", "within"))
_THIS_AND_LAST: Final = frozenset(("as", "than", "and", "or"))
_AGES: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def _day(match: Match) -> Node | None:
    offset = int(match.value("deictic")) if match.has("deictic") else 0
    if _is_of_an_age(match):
        return Reference(_AGES[offset])
    if match.has("deictic"):
        return Relative("day", offset, "this")
    if (
        match.tokens.written(match.start)[0] == "T"
        and is_capital(match, match.end)
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
    if unit in CLOCK_UNITS or is_yesterday or _is_title(match):
        return None
    about = following_word(match) == "or" and following_word(match, 1) in ("so", "two")  # "the last week or so"
    lasted = unit == "week" and preceding_word(match) in _LASTED  # "for the last quarter" a loss is reported
    if way == "past" or (way == "last" and match.has("the") and (about or lasted or unit not in ("week", "quarter"))):
        return Length(((1, unit),), plain=False)
    if way == "next" and match.has("the"):
        if match.before("APPROX", "WITHIN", "DURING") or preceding_word(match) == "for":
            return Length(((1, unit),), plain=False)
        way = "following"
    is_over = way in BACK or (way == "latest" and unit in ("week", "month", "year"))  # figures are of what is over
    return Relative(unit, -1 if is_over else 1 if way in ON else 0, way, match.has("fiscal"))


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
    if (
        unit == "day"
        and not match.before("EARLIER", "LATER", "LATE", "EARLY", "IN", "OF")
        and not match.after("BEFORE", "AFTER")
    ):
        return None
    return Relative(unit, 0, "the", match.has("fiscal"))


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
    return Modified(Relative(str(match.value("unit")) or "year", 0, "this"), "END")


def _the_period(match: Match) -> Node | None:
    """ "the latest period", "the same period": of the quarter that is talked about."""
    return Relative("period", 0, way_of(match) or "the")


def _year_ago(match: Match) -> Node | None:
    """ "year-earlier", "the comparable year-ago quarter", "the year-earlier nine months"."""
    unit = str(match.value("unit"))
    if unit != "year" and not match.has("hyphen"):
        return None
    period = str(match.value("other")) or ("period" if match.has("period") else "")
    if match.has("nth"):
        period = f"quarter{match.number('nth')}"
    return Distance(Length(((1, unit),)), "before", "mention", period=period or "same")


def _comparable(match: Match) -> Node | None:
    """ "The corresponding period", of the year before."""
    if not match.has("period") and match.value("other") != "quarter":
        return None
    return Distance(Length(((1, "year"),)), "before", "mention", period="period")


def _period_of_pointed_year(match: Match) -> Node | None:
    """ "last year's quarter", "the corresponding period last year", "the same month a year ago"."""
    unit = str(match.value("unit") or "quarter")
    way = way_of(match) or "last"
    if match.value("year") != "year" or unit not in ("quarter", "month", "week"):
        return None
    if unit != "quarter":
        is_same = match.has("same") and way in BACK
        year = Length(((1, "year"),))
        return Distance(year, "before", Relative(unit, 0, "same"), like_base=True) if is_same else None
    return Fraction("quarter", 0, Relative("year", -1 if way in BACK else 1 if way in ON else 0, way))


_AGO: Final = "unit=UNIT hyphen=HYPHEN AGO|EARLIER"
_LIKE: Final = "same=COMPARABLE|SAME"
_SPAN: Final = "(PERIOD / unit=UNIT)"

RULES: Final[list[Rule]] = [
    rule("day by day", "deictic=DEICTIC", _day),
    rule("day by day", "TODAY", _day),
    rule("day beyond", "THE unit=UNIT (before=BEFORE / AFTER) deictic=DEICTIC", _beyond),
    rule("pointed unit", f"{POINTED} fiscal=FISCAL? BUSINESS? unit=UNIT", _pointed_unit),
    rule("pointed unit", "THIS unit=UNIT link=AS|AND|OR|OTHER (last=LAST / NEXT)", _this_and_last),
    rule("the unit", "THE fiscal=FISCAL? WHOLE? BUSINESS? unit=UNIT", _the_unit),
    rule("year end", "(A|THE)? unit=UNIT (HYPHEN / POSS)? END", _year_end),
    rule("year end", "YEAREND", _year_end),
    rule("period", "THE? way=LATEST|SAME|CURRENT|PREVIOUS|LAST PERIOD", _the_period),
    rule("a year before", _AGO, _year_ago),
    rule("a year before", f"(THE|A COMPARABLE? SAME?)? {_AGO} nth=NTH? (other=UNIT / period=PERIOD)", _year_ago),
    rule("a year before", "THE? PREVIOUS hyphen=HYPHEN unit=UNIT (other=UNIT / period=PERIOD)?", _year_ago),
    rule("a year before", "THE? unit=UNIT hyphen=HYPHEN BEFORE (other=UNIT / period=PERIOD)", _year_ago),
    rule("a year before", "THE? COMPARABLE (period=PERIOD / other=UNIT)", _comparable),
    rule("period of last year", "way=LAST|NEXT|THIS year=UNIT POSS (unit=UNIT / PERIOD)", _period_of_pointed_year),
    rule(
        "period of last year",
        f"THE? ({_LIKE} / LATEST)? {_SPAN} OF? THE? way=LAST|PREVIOUS year=UNIT",
        _period_of_pointed_year,
    ),
    rule("quarter a year ago", f"THE? {_LIKE}? {_SPAN} A year=UNIT EARLIER|AGO", _period_of_pointed_year),
]  # fmt: skip
