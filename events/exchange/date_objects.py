"""Date objects of a document ⇄ `DateValue`."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from events.dates import DateError, DateValue, Precision, iso, parse
from events.exchange.problems import Found, shown
from events.models.fields import BOUNDS

SIDES = ("begins", "ends")
FLAGS = ("unknown", "approximate", "uncertain")
DAY = 86_400


class DateReader:
    """Reads date objects that have the schema's shape; each spelling once, however often a document repeats it."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], DateValue | Found] = {}

    def read(self, date: dict[str, Any]) -> DateValue | Found:
        """The value, or what is wrong with it, its path starting in the date object."""
        key = (
            date.get("edtf"),
            date.get("precision"),
            date.get("zone"),
            tuple(date.get("bounds", ())),
            *(tuple(date.get(flag, ())) for flag in FLAGS),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _read(date)
        return known


def _read(date: dict[str, Any]) -> DateValue | Found:
    text: str = date.get("edtf", "")
    bounds: Any = date.get("bounds")
    precision: Any = date.get("precision")
    zone = date.get("zone", "")
    if zone and not is_zone(zone):
        return Found(("zone",), f"{shown(zone)} is no time zone", "Write an IANA name (Asia/Baghdad), Z or +03:00.")
    if not text and not bounds:
        return Found((), "The date has neither edtf nor bounds", 'Write one of them, as {"edtf": "2007-03-10"}.')
    if not text and precision is None:
        return Found(("precision",), "Without edtf, bounds do not say how exact they are", "Add a precision, as day.")
    try:
        if not text:
            return DateValue.from_bounds(*bounds, precision=Precision(precision), zone=zone, **_flags(date))
        value = parse(text, precision=Precision(precision) if precision else None)
    except DateError as error:
        return _refused(error, text)
    return _beside_bounds(date, value, zone)


def _flags(date: dict[str, Any]) -> dict[str, Any]:
    return {f"{side}_{flag}": side in date.get(flag, ()) for flag in FLAGS for side in SIDES}


def _refused(error: DateError, text: str) -> Found:
    if not text:
        return Found(("bounds",), "The bounds contradict each other", error.message)
    at = f" at character {error.position + 1}" if error.position else ""
    return Found(("edtf",), f"{shown(text)} cannot be read as a date{at}", error.message)


def _beside_bounds(date: dict[str, Any], value: DateValue, zone: str) -> DateValue | Found:
    """What stands beside the string may add what EDTF cannot say, and must not contradict it."""
    if zone and value.zone and zone != value.zone:
        return Found(
            ("zone",), f"The zone {shown(zone)} is not that of edtf, {shown(value.zone)}", "Leave one of them out."
        )
    bounds = date.get("bounds")
    own = [getattr(value, bound) for bound in BOUNDS]
    if bounds is not None and bounds != own:
        said = ", ".join("null" if bound is None else str(bound) for bound in own)
        what = f"The bounds do not agree with edtf {shown(value.edtf)}"
        return Found(("bounds",), what, f"Leave them out, or write [{said}].")
    flags = {name: getattr(value, name) or said for name, said in _flags(date).items()}
    if (flags["begins_unknown"], flags["ends_unknown"]) != (value.begins_unknown, value.ends_unknown):
        return Found(("unknown",), f"The unknown sides do not agree with edtf {shown(value.edtf)}", "Leave them out.")
    return DateValue.from_bounds(
        *own, precision=value.precision, zone=value.zone or zone, edtf=value.edtf, level=value.level, **flags
    )


def is_zone(name: str) -> bool:
    """Whether a zone is one: Z, an offset as +03:00, or a name of the IANA database."""
    if name == "Z":
        return True
    if name[0] in "+-":
        hours, _, minutes = name[1:].partition(":")
        return len(name) == 6 and hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60
    return is_iana_zone(name)


def is_iana_zone(name: str) -> bool:
    """Whether the IANA database has the name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def range_object(begins: int, ends: int) -> dict[str, Any]:
    """The date object of a stretch known by two civil seconds, the end exclusive: whole days where it can be."""
    step, precision = (DAY, Precision.DAY) if begins % DAY == 0 and ends % DAY == 0 else (1, Precision.SECOND)
    bounds = [begins, begins + step, ends - step, ends]
    written = [iso(begins), iso(ends - step)]
    if precision is Precision.DAY:
        written = [moment.partition("T")[0] for moment in written]
    try:
        value = parse("/".join(written))
    except DateError:  # years that the plain form does not hold
        return {"precision": str(precision), "bounds": bounds}
    stands = [getattr(value, bound) for bound in BOUNDS] == bounds
    return ({"edtf": value.edtf} if stands else {}) | {"precision": str(precision), "bounds": bounds}
