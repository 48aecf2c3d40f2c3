"""Our own parser of the Extended Date/Time Format, ISO 8601-2:2019.

Levels 0 and 1 whole; of level 2 one-of and all-of sets of dates, X in any digit, component qualifiers,
seasons 25–41, exponential years and significant digits. Not read, because the bounds would claim more than
the string says: times in intervals and sets, a date without a year, years beyond ±280 million.
"""

from __future__ import annotations

from typing import Final

from .bounds import Span
from .coarsen import coarsened
from .element import read_element
from .errors import DateError
from .refusals import numeric_date
from .sets import read_set
from .value import DateValue, Precision

LENGTH_LIMIT: Final = 10_000  # characters; the longest honest set is far shorter

_DAY_RANK: Final = Precision.DAY.rank


def parse(text: str, *, precision: Precision | None = None) -> DateValue:
    """The date that an EDTF string says. Raises DateError.

    `precision` says that less is known than is written: `parse("2007-01-11T03:00:00", precision=HOUR)` is
    "about 3 a.m." and lies in [03:00, 04:00). A precision finer than the string is refused.
    """
    if len(text) > LENGTH_LIMIT:
        raise DateError(text, f"Longer than {LENGTH_LIMIT:,} characters; write one date.", LENGTH_LIMIT)
    if text.startswith(("[", "{")):
        value = read_set(text)
    elif "/" in text:
        value = _interval(text)
    else:
        span = read_element(text, text, 0)
        value = _of_span(span, text)
    return value if precision is None else coarsened(value, precision)


def _of_span(span: Span, text: str) -> DateValue:
    earliest, latest, precision, approximate, uncertain, level, zone, _ = span
    return DateValue(
        earliest, latest, earliest, latest, False, False,
        approximate, approximate, uncertain, uncertain, precision, zone, text, level,
    )  # fmt: skip


def _interval(text: str) -> DateValue:
    """`begins/ends`; an empty side is unknown, two dots are open (levels 0 and 1)."""
    left, _, right = text.partition("/")
    if "/" in right:
        raise DateError(*_too_many_slashes(text))
    if not left and not right:
        raise DateError(text, "Neither side is said; write a date before or after the slash.", 0)
    start = _side(left, text, 0)
    end = _side(right, text, len(left) + 1)
    begins, begins_by = (start.earliest, start.latest) if start else (None, None)
    ends, ends_by = (end.earliest, end.latest) if end else (None, None)
    if start and end:
        if start.earliest >= end.latest:
            message = f"The interval ends before it begins; write {right}/{left}."
            raise DateError(text, message, len(left) + 1)
        # What must end after it began cannot end earlier than it began, nor begin later than it ended.
        ends = max(end.earliest, start.earliest)
        begins_by = min(start.latest, end.latest)
    coarser = start if start and (end is None or start.precision.rank <= end.precision.rank) else end
    level = max(start.level if start else 1, end.level if end else 1)
    if (start and start.has_unspecified) or (end and end.has_unspecified):
        level = 2
    return DateValue(
        begins, begins_by, ends, ends_by,
        not left, not right,
        bool(start and start.approximate), bool(end and end.approximate),
        bool(start and start.uncertain), bool(end and end.uncertain),
        coarser.precision if coarser else Precision.MILLENNIUM, "", text, level,
    )  # fmt: skip


def _side(part: str, text: str, at: int) -> Span | None:
    """One side of an interval; None for open or unknown."""
    if not part or part == "..":
        return None
    if part[0] in "[{":
        raise DateError(text, "A set cannot be a side of an interval; write one date there.", at)
    span = read_element(part, text, at)
    if span.precision.rank > _DAY_RANK:
        message = "An interval is written in days; leave the time out, or give the two times one by one."
        raise DateError(text, message, at)
    return span


def _too_many_slashes(text: str) -> tuple[str, str, int]:
    second = text.index("/", text.index("/") + 1)
    return text, numeric_date(text) or "An interval has one slash; write begin/end.", second
