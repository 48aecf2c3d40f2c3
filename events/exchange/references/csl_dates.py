"""Dates as CSL has them: numbers where they can say it, else words. BCE is counted without a year 0 there."""

from __future__ import annotations

import re
from typing import Any, Final

from events.dates import DateError, DateValue, parse, read_words, say

Parts = tuple[int, ...]  # year, month, day; as many as are known
_PLAIN: Final = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(~?)", re.ASCII).fullmatch


def parts_of(value: DateValue) -> tuple[tuple[Parts, ...], bool] | None:
    """One date or the two of an interval, in parts, and whether they are approximate; None where CSL has no numbers."""
    sides = [_PLAIN(side) for side in value.edtf.split("/")]
    if not all(sides) or len({side[4] for side in sides if side}) > 1:
        return None
    found = [side for side in sides if side]
    return tuple(_parts(*side.group(1, 2, 3)) for side in found), found[0][4] == "~"


def csl_date(value: DateValue) -> dict[str, Any]:
    """The date variable of CSL-JSON. Where numbers cannot say it: words, and in `raw` the string of EDTF if any."""
    found = parts_of(value)
    if found is None:
        return {"literal": say(value)} | ({"raw": value.edtf} if value.edtf else {})
    parts, is_circa = found
    return {"date-parts": [list(each) for each in parts]} | ({"circa": True} if is_circa else {})


def read_csl_date(given: Any) -> DateValue | None:
    """A date variable as somebody's program wrote it; None where it is empty. Raises DateError with the remedy."""
    if isinstance(given, str):
        return _read(given)
    if not isinstance(given, dict):
        raise DateError(str(given), "Give it as an object with date-parts, such as {“date-parts”: [[2007, 3, 12]]}.")
    parts = given.get("date-parts")
    if parts:
        return _of_parts(parts, is_circa=bool(given.get("circa")), season=given.get("season"))
    for name in ("raw", "literal", "edtf"):
        if given.get(name):
            return _read(str(given[name]))
    return None


def _read(text: str) -> DateValue | None:
    text = text.strip()
    try:
        return parse(text) if text else None
    except DateError:
        return read_words(text)


def _parts(year: str, month: str | None, day: str | None) -> Parts:
    number = int(year)
    return (number if number > 0 else number - 1, *(int(each) for each in (month, day) if each is not None))


def _of_parts(parts: Any, *, is_circa: bool, season: Any) -> DateValue | None:
    wrong = DateError(str(parts)[:60], "Give year, month and day as whole numbers, such as [[2007, 3, 12]].")
    if not isinstance(parts, list) or not all(isinstance(each, list) and len(each) <= 3 for each in parts):
        raise wrong
    sides = []
    for each in parts[:2]:
        try:
            numbers = [int(str(part)[:12]) for part in each if part not in (None, "")]
        except ValueError:
            raise wrong from None
        if numbers and 0 not in numbers:
            sides.append(_side(numbers, season) + ("~" if is_circa else ""))
        elif each:
            raise wrong
    return parse("/".join(sides)) if sides else None


def _side(numbers: list[int], season: Any) -> str:
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    text = f"{'-' if year < 0 else ''}{abs(year):04d}" if abs(year) < 10_000 else f"Y{year}"
    if len(numbers) == 1 and str(season) in {"1", "2", "3", "4"}:
        return f"{text}-{20 + int(season)}"
    return text + "".join(f"-{part:02d}" for part in numbers[1:])
