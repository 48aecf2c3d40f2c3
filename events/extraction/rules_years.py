"""Rules for years and what is longer: years, eras, decades, centuries."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found, Match, Rule, rule
from events.extraction.nodes import Day, Fraction, Modified, Month, Node, Year, Years
from events.extraction.rules_words import OWNERS, preceding_word, year_of

_OF_HEAT: Final = ("high", "low", "upper", "lower")  # "temperatures in the high 30s"
_FAR: Final = 6  # tokens: "her mid-to-late 20s"
SHORTENED: Final = "years, the second shortened"


def _period_of_year(match: Match) -> Node | None:
    """ "the 1989 period", "the same quarter of 1988": that of the report."""
    if match.value("unit") not in ("", "quarter"):
        return None
    return Fraction("quarter", 0, year_of(match))


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
    year = year_of(match)
    if year is None:
        return None
    fiscal = match.has("fiscal")
    return Year(year.number, fiscal, bare=not fiscal)


def _is_iso_month(match: Match) -> bool:
    """ "2013-03", written in one."""
    tokens = match.tokens
    together = tokens.ends[match.start] + 1 == tokens.starts[match.end - 1]
    return together and len(match.word("last")) == 2 and 1 <= match.number("last") <= 12


def _years_shortened(match: Match) -> Node | list[Found] | None:
    """ "1957-58": the second borrows its century."""
    first, last = match.number("year"), match.number("last")
    if len(match.word("last")) != 2 or last <= first % 100:
        return Month(last, Year(first)) if _is_iso_month(match) else None
    return [
        Found(match.at("year"), match.at("year") + 1, Year(first, bare=True), SHORTENED),
        Found(match.at("last"), match.end, Year(first // 100 * 100 + last), SHORTENED),
    ]


def _years_in_era(match: Match) -> list[Found] | None:
    """ "from 431 to 404 BC"."""
    first, last, era = match.number("first"), match.number("last"), match.number("era")
    if not 0 < first < 10_000 or not 0 < last < 10_000 or (first > last) != (era < 0):
        return None
    years = (Year(number if era > 0 else 1 - number) for number in (first, last))
    spans = ((match.at("first"), match.at("first") + 1), (match.at("last"), match.end))
    return [Found(*span, year, "years of an era") for span, year in zip(spans, years, strict=True)]


def _is_age(match: Match) -> bool:
    """ "In his fifties", "her late 20s", "their mid-30s"."""
    back = 1
    while back < _FAR and match.before("EARLY", "LATE", "MID", "HYPHEN", "TO", back=back):
        back += 1
    return preceding_word(match, back) in OWNERS


def _decade(match: Match) -> Node | None:
    first = match.number("decade")
    in_words = match.word("decade").isalpha()
    if _is_age(match) or preceding_word(match) in _OF_HEAT:
        return None
    if in_words and not (match.has("the") or match.before("MID", "EARLY", "LATE", "HYPHEN")):
        return None
    if match.has("hundreds"):
        return Years(match.number("hundreds") * 100 + first, 10) if 10 <= match.number("hundreds") <= 20 else None
    if first < 100:
        first += 1900 if first >= 20 else 2000
    return Years(first, 10)


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


RULES: Final[list[Rule]] = [
    rule(SHORTENED, "year=YEAR HYPHEN|SLASH last=SHORT|DAYNUM", _years_shortened),
    rule("year", "(THE unit=UNIT)? (fiscal=FISCAL|FY UNIT?)? year=YEARS", _plain_year),
    rule("year", "fiscal=FISCAL|FY year=APOSYEAR|SHORT", _plain_year),
    rule("year", "year=APOSYEAR", _plain_year),
    rule("period of a year", "THE year=YEAR (PERIOD / unit=UNIT)", _period_of_year),
    rule("period of a year", "THE? COMPARABLE|SAME (PERIOD / unit=UNIT) OF|IN year=YEARS", _period_of_year),
    rule("era", "(day=DAYNUM OF?)? (month=MONTH OF?)? number=COUNT era=ERA", _in_era),
    rule("era", "era=ERA number=COUNT", _in_era),
    rule("years of an era", "FROM|BETWEEN? first=COUNT TO|HYPHEN|AND|UNTIL last=COUNT era=ERA", _years_in_era),
    rule("circa", "CIRCA DOT? number=COUNT era=ERA?", _circa),
    rule("decade", "the=THE? decade=DECADE", _decade),
    rule("decade", "the=THE? hundreds=WORD decade=DECADE", _decade),
    rule("century", "THE? nth=NTH HYPHEN? unit=UNIT era=ERA?", _century),
    rule(
        "centuries",
        "THE? first=ORDINAL AND|OR|TO|HYPHEN THE? EARLY|LATE|MID? HYPHEN? last=ORDINAL HYPHEN? unit=UNIT|UNITS",
        _centuries,
    ),
]
