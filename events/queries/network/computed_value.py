"""Bounds that a network yields, as a date: the coarsest value that says exactly the same. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from events.dates import DateValue, Precision, parse
from events.dates.calendar import DAY, civil, day_number

Bounds = tuple[int | None, int | None]  # inclusive civil seconds; None is no bound
_NO_FORM = "?"
_SMALL = ((Precision.HOUR, 3_600), (Precision.MINUTE, 60), (Precision.SECOND, 1))


def computed_value(begin: Bounds, finish: Bounds, *, zone: str = "") -> DateValue | None:
    """The date of an event that begins and ends within these bounds; None where there is not a single one.

    A stretch that is longer than a day and does not stand on whole days is widened to them: distances in days yield
    no finer precision, and nobody said the seconds.
    """
    low, high, low_end, high_end = begin[0], _after(begin[1]), finish[0], _after(finish[1])
    if low is None and high is None and low_end is None and high_end is None:
        return None
    if _is_coarse(low, high, low_end, high_end):
        low, high, low_end, high_end = _floor(low), _ceil(high), _floor(low_end), _ceil(high_end)
    is_one = (low, high) == (low_end, high_end)
    for words in _candidates(low, high, low_end, high_end):
        value = parse(words)
        if (value.begins_earliest, value.begins_latest, value.ends_earliest, value.ends_latest) == (
            low, high, low_end, high_end,
        ):  # fmt: skip
            return value
    return DateValue.from_bounds(
        low,
        high,
        low_end,
        high_end,
        precision=_precision(low, high, low_end, high_end),
        begins_unknown=low is None and not is_one,
        ends_unknown=high_end is None and not is_one and low_end is None,
        zone=zone,
    )


def is_sharper(computed: DateValue, own: DateValue) -> bool:
    """Whether the computed bounds exclude something that the event's own date leaves open."""
    sides = (
        (computed.begins_earliest, own.begins_earliest, 1),
        (computed.begins_latest, own.begins_latest, -1),
        (computed.ends_earliest, own.ends_earliest, 1),
        (computed.ends_latest, own.ends_latest, -1),
    )
    return any(
        mine is not None and (theirs is None or (mine - theirs) * towards > 0) for mine, theirs, towards in sides
    )


def _after(last: int | None) -> int | None:
    return None if last is None else last + 1


def _is_coarse(*bounds: int | None) -> bool:
    """Whether the stretch is too long for times of day to mean anything."""
    known = [bound for bound in bounds if bound is not None]
    return max(known) - min(known) > DAY or len(known) < len(bounds)


def _floor(bound: int | None) -> int | None:
    return None if bound is None else bound // DAY * DAY


def _ceil(bound: int | None) -> int | None:
    return None if bound is None else -(-bound // DAY) * DAY


def _precision(*bounds: int | None) -> Precision:
    known = [bound for bound in bounds if bound is not None]
    if all(bound % DAY == 0 for bound in known):
        return Precision.DAY
    return next(precision for precision, seconds in _SMALL if all(bound % seconds == 0 for bound in known))


def _candidates(low: int | None, high: int | None, low_end: int | None, high_end: int | None) -> Iterator[str]:
    """EDTF strings that might say it, the simplest first."""
    if any(bound is not None and bound % DAY for bound in (low, high, low_end, high_end)):
        return
    first, last = _day(low), _day(None if high is None else high - DAY)
    if (low, high) != (low_end, high_end):
        if low is not None and high == low + DAY and low_end is not None and high_end == low_end + DAY:
            last = _day(low_end)
            if _NO_FORM not in (first, last):
                yield f"{first}/{last}"
        return
    if low is not None and high is not None:
        year, month, day = civil(low // DAY)
        if first == _NO_FORM:
            return
        if high == low + DAY:
            yield first
        elif day == 1 and high == day_number(year + month // 12, month % 12 + 1) * DAY:
            yield first[:-3]
        elif (month, day) == (1, 1) and high == day_number(year + 1) * DAY:
            yield first[:-6]
    if _NO_FORM not in (first, last):
        yield f"[{first}..{last}]"


def _day(bound: int | None) -> str:
    """As EDTF writes a day of level 0; years outside it have no simple form, and the bounds say it."""
    if bound is None:
        return ""
    year, month, day = civil(bound // DAY)
    return f"{year:04d}-{month:02d}-{day:02d}" if 0 <= year <= 9999 else _NO_FORM
