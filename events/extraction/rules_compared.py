"""Rules for what is compared: a year earlier, the year-ago quarter, the same period last year."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Match, Rule, rule
from events.extraction.nodes import BACK, ON, Distance, Fraction, Length, Node, Relative, Way
from events.extraction.rules_words import way_of

_AGO: Final = "unit=UNIT hyphen=HYPHEN AGO|EARLIER"
_LIKE: Final = "same=COMPARABLE|SAME"
_SPAN: Final = "(PERIOD / unit=UNIT)"


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
    like: Way = "same" if match.has("same") and not match.has("unit") else ""
    return Fraction("quarter", 0, Relative("year", -1 if way in BACK else 1 if way in ON else 0, way), like)


RULES: Final[list[Rule]] = [
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
