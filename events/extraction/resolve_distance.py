"""Distances: two years ago, a week later, the day before the vote, the year-ago quarter."""

from __future__ import annotations

from typing import Final

from events.dates.calendar import civil
from events.extraction.context import Context, Cues, Mention, Reading, Resolve
from events.extraction.expression import Anchor, Shift
from events.extraction.lexicon import CLOCK_UNITS
from events.extraction.nodes import Distance, Weekday
from events.extraction.timex3 import length_value
from events.extraction.when import GRAINS, When, in_quarter, in_unit, in_year, moved, on_day

_MIDWEEK: Final = 3  # Thursday, of days of the week from 0
_FINER: Final = {
    "year": (12, "month"),
    "week": (7, "day"),
    "decade": (10, "year"),
    "month": (30, "day"),
    "century": (100, "year"),
}


def distance(node: Distance, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """The stretch that far away from its base, as exact as its unit; a duration where no date comes of it."""
    if node.period:
        return _year_before(node, context, cues)
    length = node.length
    amount, unit = length.parts[0]
    shift = Shift(None if amount is None else int(amount), length.unit, node.direction, node.base != "event")
    if amount is None and node.base == "published":
        return Reading("DATE", "PAST_REF" if node.direction == "before" else "FUTURE_REF", confidence=0.5, shift=shift)
    when, anchor, sure = _lies(node, context, cues, inner)
    if when is None:
        return Reading("DURATION", length_value(length), anchor=anchor, confidence=0.5, shift=shift)
    soft = unit in ("month", "year", "decade", "century") and node.base == "published" and when.grain != "quarter"
    return Reading("DATE", when.value, when, anchor, sure, shift=shift, approximate=soft)


def _lies(node: Distance, context: Context, cues: Cues, inner: Resolve) -> tuple[When | None, Anchor, float]:
    """Where it lies, what gave it, and how sure that is."""
    amount, unit = node.length.parts[0]
    if node.base == "event" or amount is None or (unit in CLOCK_UNITS and node.base == "mention"):
        return None, "none", 0.5
    if isinstance(node.base, str) and context.quarter and cues.money and (amount, unit) == (1, "year"):
        year, quarter = context.quarter
        return in_quarter(year + (-1 if node.direction == "before" else 1), quarter), "published", 0.6
    base, anchor, sure = _base(node, context, inner)
    return _moved(node, base) if base else None, anchor, sure


def _base(node: Distance, context: Context, inner: Resolve) -> tuple[When | None, Anchor, float]:
    unit = node.length.unit
    published = None if context.published is None else on_day(context.published)
    if node.base == "published":
        return published, "published", 0.85
    if node.base == "mention":
        coarsest = "day" if unit in CLOCK_UNITS else unit if unit in GRAINS else "year"
        mention = context.last(coarsest)
        if mention and (
            mention.explicit or unit != "year" or node.direction == "after"
        ):  # comparisons go back from publication, not from each other
            return mention.when, mention.index, 0.75
        return (published, "published", 0.5) if node.direction == "before" else (None, "none", 0.5)
    if isinstance(node.base, str):
        return None, "none", 0.5
    reading = inner(node.base)
    return (reading.when, reading.anchor, 0.85) if reading else (None, "none", 0.5)


def _moved(node: Distance, base: When) -> When | None:
    """Grain is that of the unit; a base that is coarser than the unit gives nothing."""
    unit = node.length.unit
    sign = -1 if node.direction == "before" else 1
    if unit in CLOCK_UNITS:
        return base if base.grain == "day" else None
    if unit in GRAINS and GRAINS.index(base.grain) > GRAINS.index(unit):
        return None
    start = base.first if sign < 0 else base.last
    if node.like_base and base.grain == "week":
        start = base.first + _MIDWEEK  # the day that says which year and week it is
    day = start
    for amount, part in node.length.parts:
        if amount is None:
            continue
        if amount == int(amount):
            day = moved(day, sign * int(amount), part)
        elif part in _FINER:
            times, finer = _FINER[part]
            day = moved(day, sign * round(amount * times), finer)
    grain = base.grain if node.like_base else node.length.parts[-1][1]
    if unit in ("week", "fortnight") and isinstance(node.base, Weekday):
        grain = "day"  # "a week from Tuesday", "two Fridays ago"
    return in_unit(
        {"decade": "year", "century": "year", "fortnight": "week", "quarter": "month"}.get(grain, grain), day
    )


def _year_before(node: Distance, context: Context, cues: Cues) -> Reading | None:
    """ "year-earlier", "the year-ago quarter": of the quarter that a report is about, or of publication."""
    if node.period in ("month", "week", "half") or (node.period == "same" and cues.months):
        return None if context.published is None else _plain_year(context)
    said = _said_of_last_year(context, cues) if node.period == "same" else None
    if said:
        return Reading("DATE", said.when.value, said.when, said.index, 0.7)
    number = int(node.period[7:]) if node.period.startswith("quarter") and node.period[7:] else 0
    if context.quarter or number:
        year, quarter = context.quarter or (civil(context.published or 0)[0], 0)
        when = in_quarter(year - 1, number or quarter)
        return Reading("DATE", when.value, when, "published", 0.7)
    return _plain_year(context)


def _said_of_last_year(context: Context, cues: Cues) -> Mention | None:
    """ "The year-ago results": of the quarter or year before this one that the paragraph named last."""
    last = context.last_of(("quarter", "year"))
    if last is None or context.published is None or last.paragraph != cues.paragraph:
        return None
    return last if last.when.year == civil(context.published)[0] - 1 else None


def _plain_year(context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", "XXXX", confidence=0.4)
    when = in_year(civil(context.published)[0] - 1)
    return Reading("DATE", when.value, when, "published", 0.6)
