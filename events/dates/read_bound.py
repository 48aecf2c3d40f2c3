"""What a preposition makes of a date: by, before, after, since, until, began, ended; about and perhaps.

The dates given here are points: one stretch in which it happened. Where the standard has a string for the
result, that string is parsed, so that people's words and EDTF never differ; else the bounds are set.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from .calendar import DAY, civil
from .parse import parse
from .unit import Unit
from .value import DateValue, Precision

Missing = Literal["", ".."]  # a side of an interval that is unknown or open


def _is_plain(value: DateValue) -> bool:
    """Whether the date's string may stand inside an interval or set."""
    return bool(value.edtf) and value.edtf[0] not in "[{" and value.precision.rank <= Precision.DAY.rank


def flagged(value: DateValue, *, approximate: bool = False, uncertain: bool = False) -> DateValue:
    """The date with a flag more on all its sides, in its string too where the string can carry it."""
    if _is_plain(value):
        return parse("/".join(_marked(side, approximate, uncertain) for side in value.edtf.split("/")))
    return replace(
        value,
        begins_approximate=value.begins_approximate or approximate,
        ends_approximate=value.ends_approximate or approximate,
        begins_uncertain=value.begins_uncertain or uncertain,
        ends_uncertain=value.ends_uncertain or uncertain,
    )


def _marked(side: str, approximate: bool, uncertain: bool) -> str:
    if side in ("", ".."):
        return side
    base = side.rstrip("?~%")
    approximate = approximate or side[-1] in "~%"
    uncertain = uncertain or side[-1] in "?%"
    return base + ("%" if approximate and uncertain else "~" if approximate else "?" if uncertain else "")


def by(point: DateValue) -> DateValue:
    """At the latest then: `[..X]`."""
    return _up_to(point, point.begins_latest)


def before(point: DateValue) -> DateValue:
    """Not then any more, but earlier: up to the day, month or year before."""
    return _up_to(_beside(point, -1), point.begins_earliest)


def _up_to(last: DateValue, bound: int | None) -> DateValue:
    """Some time before `bound`, where `last` ends."""
    if _is_plain(last):
        value = parse(f"[..{last.edtf.rstrip('?~%')}]")
    else:
        value = DateValue.from_bounds(None, bound, None, bound, precision=last.precision, zone=last.zone)
    return _like(value, last)


def or_later(point: DateValue) -> DateValue:
    """At the earliest then: `[X..]`."""
    return _from(point, point.begins_earliest)


def after(point: DateValue) -> DateValue:
    """Not yet then, but later: from the day, month or year after."""
    return _from(_beside(point, 1), point.begins_latest)


def _from(first: DateValue, bound: int | None) -> DateValue:
    """Some time from `bound` on, where `first` begins."""
    if _is_plain(first):
        value = parse(f"[{first.edtf.rstrip('?~%')}..]")
    else:
        value = DateValue.from_bounds(bound, None, bound, None, precision=first.precision, zone=first.zone)
    return _like(value, first)


def _like(value: DateValue, other: DateValue) -> DateValue:
    """The value with the flags of another."""
    return replace(
        value,
        begins_approximate=other.begins_approximate,
        ends_approximate=other.ends_approximate,
        begins_uncertain=other.begins_uncertain,
        ends_uncertain=other.ends_uncertain,
    )


def _beside(point: DateValue, step: int) -> DateValue:
    """The day, month or year before or after; of anything coarser the day, of a time the time itself."""
    bound = point.begins_latest if step > 0 else (point.begins_earliest or 0) - 1
    if bound is None or point.precision.rank > Precision.DAY.rank:
        return point
    year, month, day = civil(bound // DAY)
    unit = Unit(year, month, day)
    if point.precision is Precision.YEAR:
        unit = Unit(year)
    elif point.precision is Precision.MONTH:
        unit = Unit(year, month)
    return _like(parse(unit.edtf), point)


def beginning(point: DateValue, end: Missing) -> DateValue:
    """It began then: `X/..` goes on (since), `X/` ended nobody knows when."""
    if _is_plain(point):
        return parse(f"{point.edtf}/{end}")
    return DateValue.from_bounds(
        point.begins_earliest,
        point.begins_latest,
        None,
        None,
        ends_unknown=not end,
        begins_approximate=point.begins_approximate or point.ends_approximate,
        begins_uncertain=point.begins_uncertain or point.ends_uncertain,
        precision=point.precision,
        zone=point.zone,
    )


def ending(point: DateValue, begin: Missing) -> DateValue:
    """It ended then: `../X` had no beginning that matters (until), `/X` began nobody knows when."""
    if _is_plain(point):
        return parse(f"{begin}/{point.edtf}")
    return DateValue.from_bounds(
        None,
        None,
        point.ends_earliest,
        point.ends_latest,
        begins_unknown=not begin,
        ends_approximate=point.begins_approximate or point.ends_approximate,
        ends_uncertain=point.begins_uncertain or point.ends_uncertain,
        precision=point.precision,
        zone=point.zone,
    )
