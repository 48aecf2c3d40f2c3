"""Days, months, seasons, quarters and feasts: which year is meant where none is said."""

from __future__ import annotations

from typing import Final

from events.dates.calendar import civil, day_number, month_length, weekday
from events.extraction.context import Context, Cues, Reading, Resolve
from events.extraction.expression import Anchor
from events.extraction.feasts import feast
from events.extraction.nodes import Day, DayOfMonth, Fraction, Holiday, Month, Nth, Season, Year
from events.extraction.resolve_year import Of, in_its_year
from events.extraction.when import When, in_half, in_month, in_quarter, in_season, in_week, in_weekend, on_day

_MONTHS: Final = 6  # that are looked through for one with such a weekday
_CLOSE: Final = 7  # days between two that are told of together
_FAR_AHEAD: Final = 150  # days; a quarter that begins later than that is last year's


def day(node: Day, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A day of a month; a weekday that was said with it decides between years."""
    if not 1 <= node.day <= month_length(2000, node.month):
        return None

    def of(year: int) -> When | None:
        if node.day > month_length(year, node.month):
            return None
        return on_day(day_number(year, node.month, node.day))

    reading = in_its_year(of, node.year, node.way, context, cues, inner=inner, day_of_week=node.weekday)
    reading = _in_the_same_days(of, node, context, cues, reading) or reading
    unknown = f"XXXX-{node.month:02d}-{node.day:02d}"
    if reading is None or not node.numeric or reading.when is None:
        return reading or (None if node.year else Reading("DATE", unknown, confidence=0.5))
    swapped = on_day(day_number(reading.when.year, node.day, node.month))
    return _with(reading, confidence=0.6, others=((swapped, "day before month"),))


def _in_the_same_days(of: Of, node: Day, context: Context, cues: Cues, usual: Reading | None) -> Reading | None:
    """ "On 11 March 1911 …, on March 12 …": a day that follows close upon one whose year was just said is of it."""
    last = context.last_dated(cues.paragraph)
    if node.year or node.way or node.weekday or cues.direction == "future" or not usual or not usual.when:
        return None
    if not last:
        return None
    when = of(last.when.year)
    if when is None or when == usual.when or not 0 < when.first - last.when.first <= _CLOSE:
        return None
    return Reading("DATE", when.value, when, last.index, 0.8, ((usual.when, "nearest to publication"), *usual.others))


def day_of_month(node: DayOfMonth, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """ "the 12th": of the month that is said with it, else of the one that was said, else of the nearest."""
    if node.month is not None:
        return _in_month(node, inner(node.month))
    mention = context.last("month")
    base = mention.when.first if mention else context.published
    if base is None:
        return None
    year, number, _ = civil(base)
    steps = range(-_MONTHS, _MONTHS + 1) if node.weekday else (0,) if mention else (-1, 0, 1)
    months = [in_month(year, number + step) for step in steps]
    days = [on_day(one.first + node.day - 1) for one in months if one.first + node.day - 1 <= one.last]
    if node.weekday:
        days = [day for day in days if weekday(day.first) + 1 == node.weekday] or days
    if not days:
        return None
    over = [one for one in days if one.first <= base]
    if over and not mention and cues.direction != "future":
        when = over[-1]
    else:
        when = min(days, key=lambda one: abs(one.first - base))
    anchor: Anchor = mention.index if mention else "published"
    return Reading("DATE", when.value, when, anchor, 0.75 if mention else 0.6)


def nth(node: Nth, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """ "The first Monday in May": None where the stretch is not known, or has no such part."""
    reading = inner(node.of) if node.of else None
    if reading is None or reading.when is None:
        return None
    when = _picked(node, reading.when.first, reading.when.last)
    fits = reading.when.first <= when.last and when.first <= reading.when.last
    return Reading("DATE", when.value, when, reading.anchor, 0.85, explicit=reading.explicit) if fits else None


def _picked(node: Nth, first: int, last: int) -> When:
    """Counted from the first day on, or the last one back; a week is that with most of the seven days."""
    if node.unit == "month":
        year, number, _ = civil(first if node.which > 0 else last)
        return in_month(year, number + max(node.which - 1, 0))
    wanted = 6 if node.unit == "weekend" else node.weekday
    if node.unit in ("", "weekend"):
        day = first + (wanted - 1 - weekday(first)) % 7 if node.which > 0 else last - (weekday(last) - wanted + 1) % 7
        day += 7 * max(node.which - 1, 0)
        return in_weekend(day) if node.unit else on_day(day)
    if node.unit == "week":
        return in_week(first + 3 + 7 * (node.which - 1) if node.which > 0 else last - 3)
    return on_day(first + node.which - 1 if node.which > 0 else last)


def _in_month(node: DayOfMonth, month: Reading | None) -> Reading | None:
    if month is None or month.when is None:
        return None
    when = on_day(month.when.first + node.day - 1)
    return Reading("DATE", when.value, when, month.anchor, 0.9) if when.last <= month.when.last else None


def month(node: Month, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A month."""
    reading = in_its_year(lambda year: in_month(year, node.number), node.year, node.way, context, cues, inner=inner)
    return reading or Reading("DATE", f"XXXX-{node.number:02d}", confidence=0.5)


def season(node: Season, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A season."""
    reading = in_its_year(lambda year: in_season(year, node.code), node.year, node.way, context, cues, inner=inner)
    return reading or Reading("DATE", f"XXXX-{node.code}", confidence=0.5)


def holiday(node: Holiday, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A feast, or its eve."""

    def of(year: int) -> When | None:
        return on_day(feast(node.key, year) + node.days) if year > 0 else None

    return in_its_year(of, node.year, node.way, context, cues, inner=inner) or Reading(
        "DATE", "XXXX-XX-XX", confidence=0.4
    )


def fraction(node: Fraction, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    """A quarter or a half; number 0 is the one the report is about."""
    number = node.number or (context.quarter[1] if context.quarter else 0)
    said = context.last_of(("month",)) if node.way == "same" and not context.quarter else None
    if said and node.year and said.paragraph == cues.paragraph:  # "in April …, the same period last year"
        month_number = said.when.month
        return in_its_year(lambda year: in_month(year, month_number), node.year, "", context, cues, inner=inner)
    if number == 0 or (node.number == 0 and isinstance(node.year, Year) and cues.months):
        return inner(node.year) if node.year else None
    unit = in_quarter if node.kind == "quarter" else in_half
    if node.year is not None:
        return in_its_year(lambda year: unit(year, number), node.year, "", context, cues, inner=inner)
    base = context.published
    if context.narrative:
        base = context.narrative.when.first
    if base is None:
        return Reading("DATE", f"XXXX-{'Q' if node.kind == 'quarter' else 'H'}{number}", confidence=0.4)
    year = civil(base)[0]
    when = unit(year, number)
    direction = "" if context.narrative else cues.direction
    announced = direction == "future" and cues.strong
    if (when.first - base > _FAR_AHEAD and not announced) or (direction == "past" and when.first > base):
        when = unit(year - 1, number)
    other = unit(when.year + (1 if when.year < year else -1), number)
    return Reading("DATE", when.value, when, "published", 0.75, ((other, "the other year"),))


def _with(reading: Reading, *, confidence: float, others: tuple[tuple[When, str], ...]) -> Reading:
    return Reading(
        reading.type, reading.value, reading.when, reading.anchor, confidence, others, explicit=reading.explicit
    )
