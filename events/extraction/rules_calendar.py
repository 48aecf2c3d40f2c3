"""Rules for what stands on the calendar by itself: days, months, years, eras, decades, centuries, figures."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.nodes import Day, DayOfMonth, Fraction, Modified, Month, Node, Year, Years
from events.extraction.rules_words import following_word, names_somebody, way_of

_LEADS_TO_A_DATE: Final = (
    "IN", "OF", "SINCE", "UNTIL", "BY", "FROM", "TO", "DURING", "BETWEEN", "AFTER", "BEFORE", "AND", "OR", "ON", "APPROX",
    "EARLY", "LATE", "MID", "HYPHEN", "CIRCA", "THROUGHOUT", "SLASH", "COMMA",
)  # fmt: skip
_MAY_FOLLOW: Final = frozenset("the he she they it we i a an his her their was were is when as while which but for".split())


def _year(match: Match, name: str = "year") -> Year | None:
    if not match.has(name):
        return None
    number = match.number(name)
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return Year(number, bare=True)


def _day(match: Match) -> Node | None:
    if match.has("nth") and match.word("nth") == "second" and not match.has("of"):
        return None
    day = match.number("day") or match.number("nth")
    weekday = match.number("weekday")
    return Day(match.number("month"), day, _year(match), weekday, way_of(match)) if 1 <= day <= 31 else None


def _month_year(match: Match) -> Node:
    return Month(match.number("month"), _year(match))


def _month(match: Match) -> Node | None:
    """A month alone: "may" and "march" are verbs too, and April is somebody's name."""
    led = match.before(*_LEADS_TO_A_DATE)
    doubtful = match.word("month") in ("may", "march", "mar", "jan", "dec", "jun")
    if names_somebody(match) or (doubtful and not led):
        return None
    return Month(match.number("month"))


def _pointed_month(match: Match) -> Node:
    return Month(match.number("month"), None, way_of(match))


def _in_era(match: Match) -> Node | None:
    number = match.number("number")
    era = match.number("era")
    if not 0 < number < 100_000 or (match.at("era") < match.at("number") and era < 0):
        return None
    year = Year(number if era > 0 else 1 - number)
    if match.has("day"):
        return Day(match.number("month"), match.number("day"), year)
    return Month(match.number("month"), year) if match.has("month") else year


def _plain_year(match: Match) -> Node | None:
    year = _year(match)
    if year is None:
        return None
    fiscal = match.has("fiscal")
    return Year(year.number, fiscal, bare=not fiscal)


def _period_of_year(match: Match) -> Node | None:
    """ "the 1989 period", "the 1988 quarter": that of the report."""
    if match.value("unit") not in ("", "quarter"):
        return None
    return Fraction("quarter", 0, _year(match))


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
    year = _year(match)
    month_first = match.at("month") < match.at("first")
    start = match.at("month") if month_first else match.at("first")
    name = "days of a month"
    return [
        Found(start, match.at("first") + 1, Day(month, first, year), name),
        Found(match.at("last"), match.end, Day(month, last, year), name),
    ]


def _months_of_year(match: Match) -> list[Found] | None:
    year = _year(match)
    first = Month(match.number("first"), year)
    name = "months of a year"
    return [
        Found(match.at("first"), match.at("first") + 1, first, name),
        Found(match.at("last"), match.end, Month(match.number("last"), year), name),
    ]


def _years_shortened(match: Match) -> list[Found] | None:
    """ "1957-58": the second borrows its century."""
    first, last = match.number("year"), match.number("last")
    if len(match.word("last")) != 2 or last <= first % 100:
        return None
    name = "years, the second shortened"
    return [
        Found(match.at("year"), match.at("year") + 1, Year(first, bare=True), name),
        Found(match.at("last"), match.end, Year(first // 100 * 100 + last), name),
    ]


def _decade(match: Match) -> Node | None:
    first = match.number("decade")
    in_words = match.word("decade").isalpha()
    if match.before("OTHER") and match.tokens.words[match.start - 1] in ("his", "her", "their", "my", "your", "our"):
        return None
    if in_words and not (match.has("the") or match.before("MID", "EARLY", "LATE", "HYPHEN")):
        return None
    if match.has("hundreds"):
        return Years(match.number("hundreds") * 100 + first, 10) if 10 <= match.number("hundreds") <= 20 else None
    if first < 100:
        first += 1900 if first >= 20 else 2000
    return Years(first, 10)


def _day_of_month(match: Match) -> Node | None:
    """ "on the 12th", where no thing is counted."""
    if not match.word("nth")[0].isdigit() or not match.before("ON", "OF", "BY", "UNTIL", "SINCE", "FROM", "TO") or match.number("nth") > 31:
        return None
    following = following_word(match)
    if following.isalpha() and match.after("OTHER", "UNIT", "FISCAL", "HALF", "DECADE") and following not in _MAY_FOLLOW:
        return None
    return DayOfMonth(match.number("nth"))


def _century(match: Match) -> Node | None:
    number = match.number("nth")
    if match.value("unit") != "century" or not 1 <= number <= 30:
        return None
    first = -number * 100 + 1 if match.has("era") and match.number("era") < 0 else (number - 1) * 100
    return Years(first, 100)


def _centuries(match: Match) -> list[Found] | None:
    if match.value("unit") != "century":
        return None
    first, last = Years((match.number("first") - 1) * 100, 100), Years((match.number("last") - 1) * 100, 100)
    name = "centuries"
    return [
        Found(match.start, match.at("first") + 1, first, name),
        Found(match.at("last"), match.end, last, name),
    ]


def _circa(match: Match) -> Node | None:
    year = _in_era(match) if match.has("era") else Year(match.number("number"))
    return Modified(year, "APPROX") if year and (match.has("era") or match.number("number") > 99) else None


_POINTED = "(THE? way=POINTER / this=THIS other=COMING|PAST)?"

RULES: Final[list[Rule]] = [
    rule("month day", f"{_POINTED} (weekday=DOW|DOWABBR COMMA? THE?)? month=MONTH day=DAYNUM|ORDINAL|SECOND "
         "(COMMA? year=YEARS|APOSYEAR)?", _day),
    rule("day month", "(weekday=DOW|DOWABBR COMMA?)? THE? (day=DAYNUM / nth=ORDINAL|SECOND) of=OF? month=MONTH "
         "((COMMA|OF)? year=YEARS|APOSYEAR)?", _day),
    rule("day month", "day=DAYNUM HYPHEN month=MONTH (HYPHEN year=YEAR|SHORT|DAYNUM)?", _day),
    rule("month and year", "month=MONTH (COMMA|OF|HYPHEN|POSS)? year=YEARS|APOSYEAR", _month_year),
    rule("month", "month=MONTH", _month),
    rule("pointed month", f"{_POINTED[:-1]} month=MONTH", _pointed_month),
    rule("days of a month", "(weekday=DOW|DOWABBR COMMA?)? month=MONTH first=DAYNUM|ORDINAL HYPHEN|TO|AND|UNTIL last=DAYNUM|ORDINAL "
         "(COMMA? year=YEARS)?", _days_of_month),
    rule("days of a month", "FROM|BETWEEN|ON|THE? first=DAYNUM|ORDINAL HYPHEN|TO|AND|UNTIL THE? last=DAYNUM|ORDINAL OF? "
         "month=MONTH (COMMA? year=YEARS)?", _days_of_month),
    rule("months of a year", "first=MONTH HYPHEN|TO|AND|UNTIL|SLASH last=MONTH (COMMA|OF)? year=YEARS", _months_of_year),
    rule("years, the second shortened", "year=YEAR HYPHEN|SLASH last=SHORT|DAYNUM", _years_shortened),
    rule("year", "(THE unit=UNIT)? (fiscal=FISCAL|FY UNIT?)? year=YEARS", _plain_year),
    rule("year", "year=APOSYEAR", _plain_year),
    rule("period of a year", "THE year=YEAR (PERIOD / unit=UNIT)", _period_of_year),
    rule("era", "(day=DAYNUM OF?)? (month=MONTH OF?)? number=COUNT era=ERA", _in_era),
    rule("era", "era=ERA number=COUNT", _in_era),
    rule("circa", "CIRCA DOT? number=COUNT era=ERA?", _circa),
    rule("figures", "figures=ISO|NUMERIC", _figures),
    rule("decade", "the=THE? decade=DECADE", _decade),
    rule("decade", "the=THE? hundreds=WORD decade=DECADE", _decade),
    rule("day of the month", "THE nth=ORDINAL", _day_of_month),
    rule("century", "THE? nth=ORDINAL|SECOND HYPHEN? unit=UNIT era=ERA?", _century),
    rule("centuries", "THE? first=ORDINAL AND|TO|HYPHEN THE? last=ORDINAL unit=UNIT|UNITS", _centuries),
]  # fmt: skip
