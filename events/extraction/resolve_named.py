"""Days, months, seasons, quarters and feasts: which year is meant where none is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from events.dates.calendar import civil, day_number, month_length, weekday
from events.extraction.context import Context, Cues, Mention, Reading
from events.extraction.expression import Anchor
from events.extraction.feasts import feast
from events.extraction.nodes import BACK, ON, Day, DayOfMonth, Fraction, Holiday, Month, Node, Season, Way
from events.extraction.when import When, in_half, in_month, in_quarter, in_season, on_day

Resolve = Callable[[Node], Reading | None]
Of = Callable[[int], When | None]  # a stretch in a year

_LATELY: Final = 60  # days; a day that near is hardly next year's, whatever the sentence announces
_FAR_AHEAD: Final = 150  # days; a quarter that begins later than that is last year's


def day(node: Day, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A day of a month; a weekday that was said with it decides between years."""
    if not 1 <= node.day <= month_length(2000, node.month):
        return None

    def of(year: int) -> When | None:
        if node.day > month_length(year, node.month):
            return None
        return on_day(day_number(year, node.month, node.day))

    reading = _in_year(of, node.year, node.way, context, cues, inner=inner, day_of_week=node.weekday)
    unknown = f"XXXX-{node.month:02d}-{node.day:02d}"
    if reading is None or not node.numeric or reading.when is None:
        return reading or (None if node.year else Reading("DATE", unknown, confidence=0.5))
    swapped = on_day(day_number(reading.when.year, node.day, node.month))
    return _with(reading, confidence=0.6, others=((swapped, "day before month"),))


def day_of_month(node: DayOfMonth, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """ "the 12th": of the month that was said, else of the nearest."""
    mention = context.last("month")
    base = mention.when.first if mention else context.published
    if base is None:
        return None
    year, number, _ = civil(base)
    months = [in_month(year, number + step) for step in ((0,) if mention else (-1, 0, 1))]
    days = [on_day(one.first + node.day - 1) for one in months if one.first + node.day - 1 <= one.last]
    if not days:
        return None
    when = min(days, key=lambda one: abs(one.first - base))
    anchor: Anchor = mention.index if mention else "published"
    return Reading("DATE", when.value, when, anchor, 0.75 if mention else 0.6)


def month(node: Month, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A month."""
    reading = _in_year(lambda year: in_month(year, node.number), node.year, node.way, context, cues, inner=inner)
    return reading or Reading("DATE", f"XXXX-{node.number:02d}", confidence=0.5)


def season(node: Season, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A season."""
    reading = _in_year(lambda year: in_season(year, node.code), node.year, node.way, context, cues, inner=inner)
    return reading or Reading("DATE", f"XXXX-{node.code}", confidence=0.5)


def holiday(node: Holiday, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A feast, or its eve."""

    def of(year: int) -> When | None:
        return on_day(feast(node.key, year) + node.days) if year > 0 else None

    return _in_year(of, node.year, node.way, context, cues, inner=inner) or Reading(
        "DATE", "XXXX-XX-XX", confidence=0.4
    )


def fraction(node: Fraction, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A quarter or a half; number 0 is the one the report is about."""
    number = node.number or (context.quarter[1] if context.quarter else 0)
    if number == 0:
        return inner(node.year) if node.year else None
    unit = in_quarter if node.kind == "quarter" else in_half
    if node.year is not None:
        return _in_year(lambda year: unit(year, number), node.year, "", context, cues, inner=inner)
    base = context.published
    if context.narrative:
        base = context.narrative.when.first
    if base is None:
        return Reading("DATE", f"XXXX-{'Q' if node.kind == 'quarter' else 'H'}{number}", confidence=0.4)
    year = civil(base)[0]
    when = unit(year, number)
    if when.first - base > _FAR_AHEAD:
        when = unit(year - 1, number)
    other = unit(when.year + (1 if when.year < year else -1), number)
    return Reading("DATE", when.value, when, "published", 0.75, ((other, "the other year"),))


def _with(reading: Reading, *, confidence: float, others: tuple[tuple[When, str], ...]) -> Reading:
    return Reading(
        reading.type, reading.value, reading.when, reading.anchor, confidence, others, explicit=reading.explicit
    )


def _in_year(
    of: Of, said: Node | None, way: Way, context: Context, cues: Cues, *, inner: Resolve, day_of_week: int = 0
) -> Reading | None:
    """The stretch in the year that is said, or in the one that is meant."""
    if said is not None:
        year = inner(said)
        if year is None or year.when is None:
            return None
        when = of(year.when.year)
        return Reading("DATE", when.value, when, year.anchor, 0.97, explicit=year.explicit) if when else None
    told = context.narrative if way in ("", "the", "that", "same", "following", "previous") else None
    if told:
        return _told(of, way, told)
    if context.published is None:
        return None
    return _against(of, way, context.published, cues, day_of_week)


def _told(of: Of, way: Way, told: Mention) -> Reading | None:
    """In the year that the text tells of: "the following March" is the first after what was said."""
    year = told.when.year
    candidates = [when for when in map(of, (year - 1, year, year + 1)) if when]
    if way == "following":
        when = next((one for one in candidates if one.first > told.when.last), None)
    elif way == "previous":
        when = next((one for one in reversed(candidates) if one.last < told.when.first), None)
    else:
        when = of(year)
    others = tuple(
        (one, "the year before" if one.first < told.when.first else "the year after")
        for one in candidates
        if one != when
    )
    return Reading("DATE", when.value, when, told.index, 0.8, others[:2]) if when else None


def _against(of: Of, way: Way, published: int, cues: Cues, day_of_week: int) -> Reading | None:
    """The nearest to publication, unless the words point one way."""
    year = civil(published)[0]
    candidates = [when for when in map(of, range(year - 2, year + 3)) if when]
    if not candidates:
        candidates = [when for when in map(of, range(year - 8, year + 9)) if when]
    if day_of_week:
        candidates = [when for when in candidates if weekday(when.first) + 1 == day_of_week] or candidates
    before = [when for when in candidates if when.last < published]
    after = [when for when in candidates if when.first > published]
    at = [when for when in candidates if when.first <= published <= when.last]
    near = min(candidates, key=lambda when: (_distance(when, published), when.first))
    past, future = (before[-1] if before else near), (after[0] if after else near)
    if way in BACK:
        when, sure = past, 0.9
    elif way in ON:
        when, sure = future, 0.9
    elif way == "this":
        when, sure = next((one for one in candidates if one.year == year), near), 0.9
    elif at:
        when, sure = at[0], 0.85
    elif (
        cues.strong and cues.direction == "future" and not (near.grain == "day" and 0 < published - near.last < _LATELY)
    ):
        when, sure = future, 0.8
    elif cues.direction == "past" and (cues.strong or near.grain == "month"):
        when, sure = past, 0.8
    else:
        when, sure = near, 0.8
    anchor: Anchor = "published"
    others = tuple(
        (one, "before publication" if one is past else "after publication") for one in (past, future) if one != when
    )
    return Reading("DATE", when.value, when, anchor, sure, others)


def _distance(when: When, published: int) -> int:
    middle = (when.first + when.last) // 2
    return abs(middle - published)
