"""Sets of dates: `[one of these]` and `{all of these}` (EDTF level 2, set representation).

The bounds are the hull of the members; which years lie between them is kept in the string only.
"""

from __future__ import annotations

from typing import Final

from .bounds import Span
from .element import read_element
from .errors import DateError
from .value import DateValue, Precision

_DAY_RANK: Final = Precision.DAY.rank

# The two dates of a range, the same date twice for one alone; None for an open end.
Member = tuple[Span | None, Span | None]


def read_set(text: str) -> DateValue:
    """The date of a set: dates, and ranges `a..b` that may be open at the outer ends. Raises DateError."""
    closing = "]" if text[0] == "[" else "}"
    if closing in text[:-1]:
        message = f"The set ends with its first {closing}; write nothing after it, and no set within a set."
        raise DateError(text, message, text.index(closing))
    if text[-1] != closing or len(text) < 2:
        raise DateError(text, f"The set is not closed; end it with {closing}.", len(text) - 1)
    if len(text) == 2:
        raise DateError(text, "The set is empty; write at least one date in it.", 1)
    members = []
    at = 1
    for part in text[1:-1].split(","):
        members.append(_member(part, text, at))
        at += len(part) + 1
    return _one_of(members, text) if closing == "]" else _all_of(members, text)


def _member(part: str, text: str, at: int) -> Member:
    if "/" in part:
        raise DateError(text, f"An interval cannot stand in a set; write {part.replace('/', '..')[:40]}.", at)
    if ".." not in part:
        if not part:
            raise DateError(text, "A date is missing beside the comma; write it, or leave the comma out.", at)
        date = _day_or_coarser(part, text, at)
        return date, date
    left, _, right = part.partition("..")
    if not left and not right:
        raise DateError(text, "Two dots alone are no date; write at least one end of the range.", at)
    if (not left and at > 1) or (not right and at + len(part) < len(text) - 1):
        raise DateError(text, "Only the first range may be open before, only the last after; reorder.", at)
    first = _day_or_coarser(left, text, at) if left else None
    last = _day_or_coarser(right, text, at + len(left) + 2) if right else None
    for span, where in ((first, at), (last, at + len(left) + 2)):
        if span and (span.approximate or span.uncertain):
            raise DateError(text, "An end of a range takes no qualifier; leave it out, or list the dates.", where)
    if first and last and first.earliest >= last.latest:
        raise DateError(text, f"The range ends before it begins; write {right}..{left}.", at)
    return first, last


def _day_or_coarser(part: str, text: str, at: int) -> Span:
    span = read_element(part, text, at)
    if span.precision.rank > _DAY_RANK:
        raise DateError(text, "A set is made of days or longer; leave the time out.", at)
    return span


def _one_of(members: list[Member], text: str) -> DateValue:
    """It was within the hull of the members: beginning and end alike."""
    firsts, lasts = _dates(members)
    earliest = None if None in firsts else min(span.earliest for span in firsts if span)
    latest = None if None in lasts else max(span.latest for span in lasts if span)
    spans = [span for span in (*firsts, *lasts) if span]
    approximate = any(span.approximate for span in spans)
    uncertain = any(span.uncertain for span in spans)
    return DateValue(
        earliest, latest, earliest, latest, False, False,
        approximate, approximate, uncertain, uncertain, _coarsest(spans), "", text, 2,
    )  # fmt: skip


def _all_of(members: list[Member], text: str) -> DateValue:
    """It began with the first of the members and ended with the last."""
    firsts, lasts = _dates(members)
    opening = None if None in firsts else min((span for span in firsts if span), key=lambda span: span.earliest)
    closing = None if None in lasts else max((span for span in lasts if span), key=lambda span: span.latest)
    begins_by = None if opening is None else min(span.latest for span in firsts if span)
    ends = None if closing is None else max(span.earliest for span in lasts if span)
    if opening and closing and begins_by is not None and ends is not None:
        begins_by, ends = min(begins_by, closing.latest), max(ends, opening.earliest)
    return DateValue(
        opening.earliest if opening else None, begins_by, ends, closing.latest if closing else None, False, False,
        bool(opening and opening.approximate), bool(closing and closing.approximate),
        bool(opening and opening.uncertain), bool(closing and closing.uncertain),
        _coarsest([span for span in (*firsts, *lasts) if span]), "", text, 2,
    )  # fmt: skip


def _dates(members: list[Member]) -> tuple[list[Span | None], list[Span | None]]:
    return [first for first, _ in members], [last for _, last in members]


def _coarsest(spans: list[Span]) -> Precision:
    return min((span.precision for span in spans), key=lambda precision: precision.rank)
