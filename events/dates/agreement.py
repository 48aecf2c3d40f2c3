"""What two datings of one thing say about each other, and in which order dates stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .calendar import DAY
from .value import DateValue

Kind = Literal["agree", "sharper", "coarser", "disagree"]
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How `b` stands to `a`: the same or overlapping, more exact, less exact, or impossible together."""

    kind: Kind
    days: int  # civil days between them where they disagree, else 0


def agreement(a: DateValue, b: DateValue) -> Agreement:
    """Beginnings are compared with beginnings, ends with ends; where a bound is missing, everything agrees.

    "sharper": b lies within a, so that it can replace it. Where both sides are apart, the greater distance
    counts. Approximate and uncertain change nothing: they are about trust, not about bounds.
    """
    begins = (a.begins_earliest, a.begins_latest), (b.begins_earliest, b.begins_latest)
    ends = (a.ends_earliest, a.ends_latest), (b.ends_earliest, b.ends_latest)
    gaps = [gap for gap in (_days_apart(*begins), _days_apart(*ends)) if gap is not None]
    if gaps:
        return Agreement("disagree", max(gaps))
    if begins[0] == begins[1] and ends[0] == ends[1]:
        return Agreement("agree", 0)
    if _within(begins[1], begins[0]) and _within(ends[1], ends[0]):
        return Agreement("sharper", 0)
    if _within(begins[0], begins[1]) and _within(ends[0], ends[1]):
        return Agreement("coarser", 0)
    return Agreement("agree", 0)


def under_way(day: DateValue) -> DateValue:
    """What a report of something still going on says: it had begun by then, and had not ended before."""
    return DateValue.from_bounds(
        None,
        day.begins_latest,
        day.ends_earliest,
        None,
        begins_unknown=True,
        precision=day.precision,
        begins_approximate=day.begins_approximate,
        ends_approximate=day.ends_approximate,
        begins_uncertain=day.begins_uncertain,
        ends_uncertain=day.ends_uncertain,
        zone=day.zone,
    )


def order_key(value: DateValue | None) -> tuple[int, int, int]:
    """Sorts dates as a page lists them; what has no known bound, and no date at all, comes last.

    By the earliest beginning, else by the last moment that is known ("by 9 March" stands at the end of
    9 March), then by the end. Never by a first of the month that nobody named.
    """
    if value is None:
        return 2, 0, 0
    start = value.begins_earliest
    if start is None:
        by = value.begins_latest if value.begins_latest is not None else value.ends_latest
        start = value.ends_earliest if by is None else by - 1
    if start is None:
        return 1, 0, 0
    return (0, start, value.ends_latest) if value.ends_latest is not None else (0, start, _FAR)


_FAR = 2**63  # after every end


def _days_apart(a: Pair, b: Pair) -> int | None:
    """Civil days between two sides that have no moment in common; None if they have one."""
    for earlier, later in ((a, b), (b, a)):
        if earlier[1] is not None and later[0] is not None and earlier[1] <= later[0]:
            return later[0] // DAY - (earlier[1] - 1) // DAY
    return None


def _within(inner: Pair, outer: Pair) -> bool:
    """Whether every moment of one side is one of the other."""
    from_inside = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    to_inside = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return from_inside and to_inside
