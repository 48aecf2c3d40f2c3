"""From a reading to the date that an event gets by it, in EDTF and bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from events.dates import DateValue, Precision
from events.dates.calendar import DAY, civil, month_length
from events.dates.parse import parse
from events.dates.unit import edtf_year
from events.extraction.context import Reading
from events.extraction.when import When, day_text, in_month

_THIRDS: Final = {"START": 0, "MID": 1, "END": 2}
_DAYS: Final = ((1, 10), (11, 20), (21, 31))
_WEEK: Final = ((0, 1), (2, 3), (4, 6))
_MONTHS: Final = ((1, 4), (5, 8), (9, 12))
_DECADE: Final = ((0, 3), (4, 6), (7, 9))
_CENTURY: Final = ((0, 33), (34, 66), (67, 99))
_OPEN: Final = {"BEFORE": "before", "AFTER": "after", "SINCE": "since", "ON_OR_BEFORE": "by", "UNTIL": "until"}


def dated(reading: Reading, published: int | None) -> DateValue | None:
    """The date; None where the reading names no stretch of the calendar."""
    when = reading.when
    if when is None or reading.type not in ("DATE", "TIME"):
        return None
    part = next((mod for mod in reading.mods if mod in _THIRDS), "")
    compared = next((mod for mod in reading.mods if mod in ("EARLIER", "LATER")), "")
    bound = next((mod for mod in reading.mods if mod in _OPEN), "")
    soft = reading.approximate or "APPROX" in reading.mods
    if ":" in reading.time and bound in ("BEFORE", "AFTER"):
        return parse(when.edtf)  # "shortly after 3 p.m." is that day
    if ":" in reading.time and not bound:
        exact = Precision.SECOND if not reading.time[6:].startswith("00") else Precision.MINUTE
        return parse(f"{when.edtf}T{reading.time}", precision=exact)
    if compared and published is not None and when.first <= published <= when.last and when.grain != "day":
        value = _beside(when, compared, published)
    elif part:
        value = _part(when, _THIRDS[part])
    else:
        value = _plain(when, soft)
    return _bounded(when, value, bound) if bound else value


def _plain(when: When, soft: bool) -> DateValue:
    if not soft:
        return parse(when.edtf)
    if when.edtf.startswith("["):
        value = parse(when.edtf)
        return replace(value, begins_approximate=True, ends_approximate=True)
    return parse(f"{when.edtf}~")


def _beside(when: When, compared: str, published: int) -> DateValue:
    """The part of a stretch we are in that is over, or still to come; today, where it begins or ends with today."""
    if compared == "EARLIER":
        return one_of(when.first, max(when.first, published - 1))
    return one_of(min(when.last, published + 1), when.last)


def one_of(first: int, last: int) -> DateValue:
    """Some day between the two."""
    return parse(day_text(first) if first == last else f"[{day_text(first)}..{day_text(last)}]")


def _part(when: When, third: int) -> DateValue:
    """Early, mid, late: a third, soft where it borders on the others."""
    bounds = _bounds(when, third)
    if bounds is None:
        return parse(when.edtf)
    return replace(parse(f"[{bounds[0]}..{bounds[1]}]"), begins_approximate=third > 0, ends_approximate=third < 2)


def _bounds(when: When, third: int) -> tuple[str, str] | None:
    year, month, _ = civil(when.first)
    if when.grain == "month":
        first, last = _DAYS[third]
        start = f"{edtf_year(year)}-{month:02d}"
        return f"{start}-{first:02d}", f"{start}-{min(last, month_length(year, month)):02d}"
    if when.grain == "year":
        first, last = _MONTHS[third]
        return f"{edtf_year(year)}-{first:02d}", f"{edtf_year(year)}-{last:02d}"
    if when.grain == "week":
        first, last = _WEEK[third]
        return day_text(when.first + first), day_text(when.first + last)
    if when.grain in ("decade", "century"):
        first, last = (_DECADE if when.grain == "decade" else _CENTURY)[third]
        return edtf_year(year + first), edtf_year(year + last)
    if when.grain in ("quarter", "season", "half"):
        months = 2 if when.grain == "half" else 1
        begins = in_month(year, month + third * months)
        ends = in_month(year, month + third * months + months - 1)
        return (begins.edtf, ends.edtf) if months > 1 else (day_text(begins.first), day_text(begins.last))
    return None


def _bounded(when: When, value: DateValue, bound: str) -> DateValue:
    """ "before 2003", "since March": open on one side."""
    first, last = when.edtf, when.edtf
    if value.edtf.startswith("[") or when.grain in ("season", "quarter", "half", "decade", "century"):
        first = day_text((value.begins_earliest or 0) // DAY)
        last = day_text(((value.ends_latest or 0) - 1) // DAY)
    if bound == "BEFORE":
        return parse(f"[..{_neighbour(when, -1)}]")
    if bound == "AFTER":
        return parse(f"[{_neighbour(when, 1)}..]")
    if bound == "SINCE":
        return parse(f"{first}/..")
    return parse(f"[..{last}]") if bound == "ON_OR_BEFORE" else parse(f"/{last}")


def _neighbour(when: When, step: int) -> str:
    """The year, month or day beside the stretch."""
    if when.grain == "year":
        return edtf_year(when.year + step)
    if when.grain == "month":
        return in_month(when.year, when.month + step).edtf
    return day_text(when.first - 1 if step < 0 else when.last + 1)


def over_both(first: DateValue | None, second: DateValue | None) -> DateValue | None:
    """One date that holds both: what it was if the text appeared on the earliest and on the latest day."""
    if first is None or second is None or first == second:
        return first or second
    begins = [value.begins_earliest for value in (first, second)]
    ends = [value.ends_latest for value in (first, second)]
    if None in begins or None in ends or first.is_extent or second.is_extent:
        return None
    return one_of(
        min(bound for bound in begins if bound is not None) // DAY,
        (max(bound for bound in ends if bound is not None) - 1) // DAY,
    )
