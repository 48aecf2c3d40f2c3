"""A reading as it is given out: TIMEX3, the date with its EDTF, the anchor, what else it may mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.dates import DateError, DateValue
from events.extraction.context import Reading
from events.extraction.dating import dated, over_both
from events.extraction.expression import Alternative, Anchor, Expression, Shift

_MODS: Final = {
    "EARLIER": "START",
    "LATER": "END",
    "SINCE": "ON_OR_AFTER",
    "UNTIL": "ON_OR_BEFORE",
}


def expression(
    text: str,
    *,
    span: tuple[int, int],
    rule: str,
    readings: list[Reading],
    days: list[int | None],
    numbers: dict[int, int],
    phrase: tuple[int, int] | None,
) -> Expression:
    """One expression; two readings are those of the first and the last day that the text may have appeared on."""
    reading = readings[0]
    dates = [_date(one, day) for one, day in zip(readings, days, strict=False)]
    date = over_both(dates[0], dates[-1])
    return Expression(
        start=span[0],
        end=span[1],
        type=reading.type,
        value=_common(readings[0].value, readings[-1].value),
        date=date,
        edtf=date.edtf if date else "",
        words=text[span[0] : span[1]],
        anchor=_anchor(reading.anchor, numbers),
        rule=rule,
        confidence=reading.confidence,
        alternatives=_alternatives(reading, days[0], date),
        shift=_shift(reading.shift, phrase),
        mod=next((_MODS.get(mod, mod) for mod in reversed(reading.mods)), ""),
    )


def _date(reading: Reading, day: int | None) -> DateValue | None:
    """None too for a date that the standard cannot write."""
    try:
        return dated(reading, day)
    except DateError:
        return None


def _common(first: str, last: str) -> str:
    """The value both agree in: a day, else its month, else its year."""
    if first == last:
        return first
    for length in (7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return first


def _anchor(anchor: Anchor, numbers: dict[int, int]) -> Anchor:
    return numbers.get(anchor, "none") if isinstance(anchor, int) else anchor


def _shift(shift: Shift | None, phrase: tuple[int, int] | None) -> Shift | None:
    if shift is None or phrase is None or shift.anchored:
        return shift
    return replace(shift, of=phrase)


def _alternatives(reading: Reading, day: int | None, date: DateValue | None) -> tuple[Alternative, ...]:
    found = []
    for when, rule in reading.others:
        other = replace(reading, when=when, value=when.value)
        value = f"{when.value}T{reading.time[:5]}" if ":" in reading.time else when.value + reading.time
        its_date = _date(other, day)
        if its_date and its_date != date:
            found.append(Alternative(value, its_date, its_date.edtf, rule))
    return tuple(found)
