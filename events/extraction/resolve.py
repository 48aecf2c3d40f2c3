"""From what was said to what is meant: each node, in the order of the text, against what is known so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from events.dates.calendar import weekday
from events.extraction import resolve_distance, resolve_named, resolve_relative
from events.extraction.context import Context, Cues, Reading, Resolve
from events.extraction.nodes import (
    Clock,
    Day,
    DayOfMonth,
    Daytime,
    Distance,
    Fraction,
    Holding,
    Holiday,
    Length,
    Modified,
    Month,
    Node,
    Nth,
    Reference,
    Relative,
    Repeated,
    Season,
    Weekday,
    Weekend,
    Year,
    Years,
)
from events.extraction.timex3 import length_value
from events.extraction.when import When, in_month, in_unit, in_weekend, in_year, in_years

_MIDWEEK: Final = 2  # Wednesday, of days of the week from 0


def resolved(node: Node, context: Context, cues: Cues) -> Reading | None:
    """The reading of a node; None where it is no expression of time after all (31 February, "this season")."""

    def inner(part: Node) -> Reading | None:
        return resolved(part, context, cues)

    try:
        return _HANDLERS[type(node)](node, context, cues, inner)
    except OverflowError:
        return None


def _year(node: Year, context: Context, cues: Cues, inner: Resolve) -> Reading:
    return Reading("DATE", in_year(node.number).value, in_year(node.number), confidence=0.95, explicit=True)


def _years(node: Years, context: Context, cues: Cues, inner: Resolve) -> Reading:
    when = in_years(node.first, node.count)
    others: tuple[tuple[When, str], ...] = ()
    if node.count == 10 and node.first % 100 == 0:
        others = ((in_years(node.first, 100), "the whole century"),)
    return Reading("DATE", when.value, when, confidence=0.9, others=others, explicit=True)


def _length(node: Length, context: Context, cues: Cues, inner: Resolve) -> Reading:
    return Reading("DURATION", length_value(node))


def _repeated(node: Repeated, context: Context, cues: Cues, inner: Resolve) -> Reading:
    return Reading("SET", node.value)


def _reference(node: Reference, context: Context, cues: Cues, inner: Resolve) -> Reading:
    return Reading("DATE", node.value, confidence=0.7)


def _modified(node: Modified, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    reading = inner(node.node)
    return None if reading is None else replace(reading, mods=(*reading.mods, node.mod))


def _holding(node: Holding, context: Context, cues: Cues, inner: Resolve) -> Reading | None:
    reading = inner(node.day)
    if reading is None or reading.when is None:
        return reading
    day = reading.when.first
    if node.unit == "weekend" and isinstance(node.day, Holiday) and weekday(day) < _MIDWEEK:
        day -= 7  # a feast on a Monday ends its weekend
    when = in_weekend(day) if node.unit == "weekend" else in_unit(node.unit, day) or in_month(1, 1)
    return replace(reading, value=when.value, when=when, others=())


_HANDLERS: Final[dict[type, Callable[[Any, Context, Cues, Resolve], Reading | None]]] = {
    Year: _year,
    Years: _years,
    Length: _length,
    Repeated: _repeated,
    Reference: _reference,
    Modified: _modified,
    Holding: _holding,
    Nth: resolve_named.nth,
    Day: resolve_named.day,
    DayOfMonth: resolve_named.day_of_month,
    Month: resolve_named.month,
    Season: resolve_named.season,
    Fraction: resolve_named.fraction,
    Holiday: resolve_named.holiday,
    Weekday: resolve_relative.weekday,
    Weekend: resolve_relative.weekend,
    Relative: resolve_relative.relative,
    Daytime: resolve_relative.daytime,
    Clock: resolve_relative.clock,
    Distance: resolve_distance.distance,
}
