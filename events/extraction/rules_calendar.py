"""Rules for days and months, in words and in figures."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.nodes import Day, DayOfMonth, Month, Node, Year
from events.extraction.rules_words import LEADS, POINTED, following_word, names_somebody, way_of, year_of
from events.extraction.word_lists import listed

_LEADS_TO_A_DATE: Final = (*LEADS, "ON", "SLASH", "COMMA")
_OF_A_MARCH: Final = frozenset(listed("on of to for in by against from through past"))  # "the March on the capital"
_TERROR: Final = ("terror", "terrorist")
_NO_PLURALS: Final = frozenset(("'s", "was", "is", "as", "has"))
_MAY_FOLLOW: Final = frozenset(
    listed("the he she they it we i a an his her their was were is when as while which but for")
)


def _day(match: Match) -> Node | None:
    if match.has("nth") and match.word("nth") == "second" and not match.has("of"):
        return None
    day = match.number("day") or match.number("nth")
    weekday = match.number("weekday")
    year = Year(2001) if _of_2001(match) else year_of(match)
    return Day(match.number("month"), day, year, weekday, way_of(match)) if 1 <= day <= 31 else None


def _of_2001(match: Match) -> bool:
    """ "The Sept. 11 attacks" have a year, whenever they are spoken of."""
    if (match.number("month"), match.number("day")) != (9, 11) or match.has("year"):
        return False
    following = following_word(match)
    return following == "attacks" or (following in _TERROR and following_word(match, 1) == "attacks")


def _nine_eleven(match: Match) -> Node | None:
    """ "9/11"; not "9/11/2012"."""
    written = (match.word("month"), match.word("day"))
    return Day(9, 11, Year(2001)) if written == ("9", "11") and not match.after("SLASH") else None


def _month_year(match: Match) -> Node:
    return Month(match.number("month"), year_of(match))


def _month(match: Match) -> Node | None:
    """A month alone: "may" and "march" are verbs too, and April is somebody's name."""
    behind = following_word(match)
    led = match.before(*_LEADS_TO_A_DATE) or (match.before("THE") and behind.isalpha() and behind not in _OF_A_MARCH)
    doubtful = match.word("month") in ("may", "march", "mar", "jan", "dec", "jun")
    if names_somebody(match) or (doubtful and not led):
        return None
    return Month(match.number("month"))


def _pointed_month(match: Match) -> Node:
    return Month(match.number("month"), None, way_of(match))


def _figures(match: Match) -> Node | None:
    """`2007-03-10`, `2007/3/10`; `3/10/2007` is the tenth of March unless only the other order fits."""
    written = match.word("figures")
    if written[4:5] in ("-", "/") and written[:4].isdigit():
        year, month, day = (int(part) for part in written.split("t")[0].replace("/", "-").split("-"))
        return Day(month, day, Year(year)) if 1 <= month <= 12 and 1 <= day <= 31 else None
    first, second, year = (int(part) for part in written.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    day_first = "." in written or first > 12
    month, day = (second, first) if day_first else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return Day(month, day, Year(year), numeric=not day_first and second <= 12 and first != second)


def _days_of_month(match: Match) -> list[Found] | None:
    """ "March 10-12, 2007", "between 10 and 12 March": two days, the month said once."""
    first, last, month = match.number("first"), match.number("last"), match.number("month")
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    year = year_of(match)
    month_first = match.at("month") < match.at("first")
    start = match.at("month") if month_first else match.at("first")
    start -= 1 if start > match.start and match.tokens.words[start - 1] == "the" else 0
    name = "days of a month"
    return [
        Found(start, match.at("first") + 1, Day(month, first, year), name),
        Found(match.at("last"), match.end, Day(month, last, year), name),
    ]


def _three_days_of_month(match: Match) -> list[Found] | None:
    """ "March 7, 8 and 9", "7, 8 and 9 March"; not "on March 7, 8 and 9 boats"."""
    month, year = match.number("month"), year_of(match)
    places = [match.at(name) for name in ("first", "second", "last")]
    days = [int(match.tokens.values[place]) for place in places]
    month_first = match.at("month") < places[0]
    behind = following_word(match)
    is_count = month_first and not year and behind[-1:] == "s" and behind not in _NO_PLURALS
    if is_count or not 1 <= days[0] < days[1] < days[2] <= 31:
        return None
    starts = [match.at("month") if month_first else places[0], *places[1:]]
    ends = [places[0] + 1, places[1] + 1, match.end]
    return [
        Found(start, end, Day(month, day, year), "days of a month")
        for start, end, day in zip(starts, ends, days, strict=True)
    ]


def _months_of_year(match: Match) -> list[Found] | None:
    year = year_of(match)
    first = Month(match.number("first"), year)
    name = "months of a year"
    return [
        Found(match.at("first"), match.at("first") + 1, first, name),
        Found(match.at("last"), match.end, Month(match.number("last"), year), name),
    ]


def _day_of_month(match: Match) -> Node | None:
    """ "on the 12th", where no thing is counted."""
    if (
        not match.word("nth")[0].isdigit()
        or not match.before("ON", "OF", "BY", "UNTIL", "SINCE", "FROM", "TO")
        or match.number("nth") > 31
    ):
        return None
    following = following_word(match)
    if (
        following.isalpha()
        and match.after("OTHER", "UNIT", "FISCAL", "HALF", "DECADE")
        and following not in _MAY_FOLLOW
    ):
        return None
    return DayOfMonth(match.number("nth"))


def _weekday_of_month(match: Match) -> Node | None:
    """ "Monday the 9th"; not "today, the 39th anniversary", "Monday, the 4th day"."""
    is_counted = (
        match.after("OTHER", "UNIT") and following_word(match) not in _MAY_FOLLOW and following_word(match).isalpha()
    )
    if is_counted or not match.word("nth")[0].isdigit() or match.number("nth") > 31:
        return None
    return DayOfMonth(match.number("nth"), weekday=match.number("weekday"))


_WEEKDAY: Final = "weekday=DOW|DOWABBR COMMA?"
_AND: Final = "HYPHEN|TO|AND|UNTIL|SLASH"
_THREE: Final = "first=DAYNUM|ORDINAL COMMA second=DAYNUM|ORDINAL COMMA? AND|OR last=DAYNUM|ORDINAL"

RULES: Final[list[Rule]] = [
    rule(
        "month day",
        f"({POINTED})? ({_WEEKDAY} THE?)? month=MONTH THE? day=DAYNUM|ORDINAL|SECOND (COMMA? year=YEARS|APOSYEAR)?",
        _day,
    ),
    rule(
        "day month",
        f"({_WEEKDAY})? THE? (day=DAYNUM / nth=NTH) of=OF? month=MONTH ((COMMA|OF)? year=YEARS|APOSYEAR)?",
        _day,
    ),
    rule("day month", "day=DAYNUM HYPHEN month=MONTH (HYPHEN year=YEAR|SHORT|DAYNUM)?", _day),
    rule("month and year", "month=MONTH (COMMA|OF|HYPHEN|POSS)? year=YEARS|APOSYEAR", _month_year),
    rule("month", "month=MONTH", _month),
    rule("pointed month", f"{POINTED} month=MONTH", _pointed_month),
    rule(
        "days of a month",
        f"({_WEEKDAY})? month=MONTH first=DAYNUM|ORDINAL {_AND} last=DAYNUM|ORDINAL (COMMA? year=YEARS)?",
        _days_of_month,
    ),
    rule(
        "days of a month",
        f"FROM|BETWEEN|ON|THE? first=DAYNUM|ORDINAL {_AND} THE? last=DAYNUM|ORDINAL OF? month=MONTH "
        "(COMMA? year=YEARS)?",
        _days_of_month,
    ),
    rule("days of a month", f"month=MONTH {_THREE} (COMMA? year=YEARS)?", _three_days_of_month),
    rule("days of a month", f"THE? {_THREE} OF? month=MONTH (COMMA? year=YEARS)?", _three_days_of_month),
    rule("months of a year", f"first=MONTH {_AND} last=MONTH (COMMA|OF)? year=YEARS", _months_of_year),
    rule("named day", "month=DAYNUM SLASH day=DAYNUM", _nine_eleven),
    rule("figures", "figures=ISO|NUMERIC", _figures),
    rule("day of the month", "THE nth=ORDINAL", _day_of_month),
    rule("day of the month", "weekday=DOW COMMA? THE nth=ORDINAL", _weekday_of_month),
]
