"""Durations as TIMEX3 writes them: P2Y, PT5H30M, PXW."""

from __future__ import annotations

from typing import Final

from events.extraction.lexicon import CLOCK_UNITS
from events.extraction.nodes import Length

_LETTER: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "season": "M", "year": "Y", "decade": "Y", "century": "Y", "millennium": "Y",
}  # fmt: skip
_TIMES: Final = {"fortnight": 2, "season": 3, "decade": 10, "century": 100, "millennium": 1000}
_HALF: Final = {"year": (6, "M"), "hour": (30, "M"), "minute": (30, "S"), "day": (12, "H"), "month": (15, "D")}


def length_value(length: Length) -> str:
    """The value of a duration; X for an amount that is not said."""
    days, hours = "", ""
    for amount, unit in length.parts:
        text = _part(amount, unit)
        if unit in CLOCK_UNITS:
            hours += text
        elif "T" in text:
            date, _, time = text.partition("T")
            days, hours = days + date, hours + time
        else:
            days += text
    return f"P{days}" + (f"T{hours}" if hours else "")


def _part(amount: float | None, unit: str) -> str:
    letter, times = _LETTER[unit], _TIMES.get(unit, 1)
    if amount is None:
        return "X" + {"decade": "DE", "century": "CE"}.get(unit, letter)
    whole = amount * times
    if whole == int(whole):
        return f"{int(whole)}{letter}"
    fraction = whole - int(whole)
    if fraction == 0.5 and unit in _HALF:
        more, finer = _HALF[unit]
        first = f"{int(whole)}{letter}" if whole >= 1 else ""
        return f"{first}T{more}{finer}" if unit == "day" else f"{first}{more}{finer}"
    return f"{whole:g}{letter}"
