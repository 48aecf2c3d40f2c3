"""How readings are weighed against each other: how exact, how well founded, whether they can both be right. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable

from events.dates import DateValue, agreement
from events.models import Certainty, ReadingBasis, Stance, Unit
from events.queries.dating.dating import Duration, Said

#: How a report is founded; the best sorts first.
Basis = tuple[bool, bool, int, int]
_BASES = (ReadingBasis.STATED, ReadingBasis.FROM_PUBLICATION_DATE, ReadingBasis.RELATIVE, ReadingBasis.INFERRED)
_CERTAINTIES = (Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE)
_LENGTHS = {Unit.WEEKS: (Unit.DAYS, 7), Unit.YEARS: (Unit.MONTHS, 12)}


def exactness(date: DateValue | None) -> tuple[float, float, int, int, bool]:
    """Sorts dates, the most exact first: by the wider side (seconds), then the narrower, then by what is known of open
    sides; last, "about" and "perhaps" stand back. What lies within another date always sorts before it.
    """
    if date is None:
        return math.inf, math.inf, 4, 0, False
    sides = ((date.begins_earliest, date.begins_latest), (date.ends_earliest, date.ends_latest))
    widths = [math.inf if early is None or late is None else late - early for early, late in sides]
    missing = sum(bound is None for side in sides for bound in side)
    known = sum((late or 0) - (early or 0) for early, late in sides)
    return max(widths), min(widths), missing, known, bool(date.approximate or date.uncertain)


def are_apart(one: Said, other: Said) -> bool:
    """Whether the dates of two readings cannot both be right."""
    return one.date is not None and other.date is not None and agreement(one.date, other.date).kind == "disagree"


def contradict(one: Said, other: Said) -> bool:
    """Whether the dates of two readings, or the lengths they state, cannot both be right."""
    if are_apart(one, other):
        return True
    if one.duration is None or other.duration is None:
        return False
    (unit, least, most), (unit_of_other, from_, to) = _length(one.duration), _length(other.duration)
    return unit == unit_of_other and (most < from_ or to < least)


def is_report(said: Said) -> bool:
    """Whether it speaks of what happened, with a date or without: no plan, no denial, no retraction."""
    return not said.is_plan and said.stance not in (Stance.DENIES, Stance.RETRACTS)


def bases(said: Iterable[Said]) -> dict[int, Basis]:
    """How each report is founded, by its reading: primary before derived, reported before claimed, then how the words
    became a date, then how sure that is. A copy stands back only where its origin reports here itself.
    """
    reports = [each for each in said if is_report(each)]
    origins = {each.source_id: each.derived_from for each in reports if each.source_id is not None}
    return {
        each.reading_id: (
            _is_copy(each, origins),
            each.stance == Stance.CLAIMS,
            _BASES.index(each.basis),
            _CERTAINTIES.index(each.certainty),
        )
        for each in reports
    }


def _is_copy(said: Said, origins: dict[int, int | None]) -> bool:
    """Whether the source was taken from one that reports too, at whatever remove; a ring of copies is none."""
    met: set[int | None] = {said.source_id}
    origin = said.derived_from
    while origin is not None and origin not in met:
        if origin in origins:
            return True
        met.add(origin)
        origin = origins.get(origin)
    return False


def _length(duration: Duration) -> tuple[Unit, int, int]:
    unit, times = _LENGTHS.get(duration.unit, (duration.unit, 1))
    return unit, duration.least * times, duration.most * times
