"""Where an event stands on the axis. Pure: records in, spans out, no query.

A span is what is known and never longer: where a side is open or unknown, it ends at the nearest known bound, one
unit of the date's own precision wide, and says so by a flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.dates import DateValue, Precision, say
from events.models import DatingBasis, EventState, Occurrence, PlacementAudience, PlacementKind
from events.queries.dating import Said, former_dates, is_conflicted, last_announcement

DAY = 86_400
# The longest that one unit of a precision lasts, in seconds; a season may be half a year.
UNIT = {
    Precision.MILLENNIUM: 365_243 * DAY,
    Precision.CENTURY: 36_525 * DAY,
    Precision.DECADE: 3_653 * DAY,
    Precision.YEAR: 366 * DAY,
    Precision.SEASON: 184 * DAY,
    Precision.MONTH: 31 * DAY,
    Precision.DAY: DAY,
    Precision.HOUR: 3_600,
    Precision.MINUTE: 60,
    Precision.SECOND: 1,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """What an event's own row says about its date and its drawing."""

    date: DateValue | None
    basis: DatingBasis
    occurrence: Occurrence
    weight: int
    state: EventState


@dataclass(frozen=True, slots=True)
class Span:
    """A finite stretch of civil seconds, end exclusive, and what its two ends are."""

    begins: int
    ends: int
    begins_open: bool
    ends_open: bool
    begins_fades: bool
    ends_fades: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One placement, before it is a row: for every audience the same."""

    kind: PlacementKind
    span: Span
    precision: Precision
    words: str
    reading_id: int | None = None
    is_computed: bool = False
    is_conflicted: bool = False


def span_of(date: DateValue) -> Span | None:
    """The stretch that is known; None where a date has no bound at all (`../..`)."""
    unit = UNIT[date.precision]
    begins, ends = date.begins_earliest, date.ends_latest
    if begins is None:
        begins = _earliest_known(date, unit)
    if ends is None:
        ends = _latest_known(date, unit)
    if begins is None or ends is None:
        return None
    return Span(
        begins=begins,
        ends=max(ends, begins + 1),
        begins_open=date.begins_earliest is None,
        ends_open=date.ends_latest is None,
        begins_fades=date.begins_earliest is None
        or date.begins_approximate
        or date.begins_uncertain
        or _is_wide(date.begins_earliest, date.begins_latest, unit),
        ends_fades=date.ends_latest is None
        or date.ends_approximate
        or date.ends_uncertain
        or _is_wide(date.ends_earliest, date.ends_latest, unit),
    )


def _earliest_known(date: DateValue, unit: int) -> int | None:
    """The first second for which something is said to be going on, though it may have begun before."""
    if date.ends_earliest is not None and date.begins_latest is not None:
        return min(date.ends_earliest, date.begins_latest - unit)
    if date.ends_earliest is not None:
        return date.ends_earliest
    latest = date.begins_latest if date.begins_latest is not None else date.ends_latest
    return None if latest is None else latest - unit


def _latest_known(date: DateValue, unit: int) -> int | None:
    """The second after the last for which something is said to be going on, though it may have ended later."""
    if date.ends_earliest is not None and date.begins_latest is not None:
        return max(date.begins_latest, date.ends_earliest + unit)
    if date.begins_latest is not None:
        return date.begins_latest
    earliest = date.ends_earliest if date.ends_earliest is not None else date.begins_earliest
    return None if earliest is None else earliest + unit


def _is_wide(earliest: int | None, latest: int | None, unit: int) -> bool:
    return earliest is not None and latest is not None and latest - earliest > unit


def audiences(state: EventState) -> list[PlacementAudience]:
    """Who sees an event drawn: members while it stands, the public once it is approved."""
    if state == EventState.WITHDRAWN:
        return []
    if state == EventState.APPROVED:
        return [PlacementAudience.MEMBERS, PlacementAudience.PUBLIC]
    return [PlacementAudience.MEMBERS]


def placements_of(event: Dated, said: Sequence[Said]) -> list[Placed]:
    """The date used, or the last announcement while there is none; and a ghost for each former date.

    `said` are the readings of the event's standing citations, in citation order.
    """
    return [*_present(event, said), *_ghosts(event, said)]


def _present(event: Dated, said: Sequence[Said]) -> Iterator[Placed]:
    conflicted = is_conflicted(said, event.date)
    if event.date is not None:
        span = span_of(event.date)
        if span is not None:
            is_computed = event.basis == DatingBasis.COMPUTED
            yield Placed(
                PlacementKind.CURRENT,
                span,
                event.date.precision,
                say(event.date),
                is_computed=is_computed,
                is_conflicted=conflicted,
            )
        return
    announced = last_announcement(said)
    if announced is None or announced.date is None:
        return
    span = span_of(announced.date)
    if span is not None:
        yield Placed(
            PlacementKind.ANNOUNCED,
            span,
            announced.date.precision,
            say(announced.date),
            reading_id=announced.reading_id,
            is_conflicted=conflicted,
        )


def _ghosts(event: Dated, said: Sequence[Said]) -> Iterator[Placed]:
    drawn: set[tuple[Span, str]] = set()
    for each in former_dates(said, event.date):
        span = None if each.date is None else span_of(each.date)
        if span is None or each.date is None:
            continue
        words = say(each.date)
        if (span, words) not in drawn:
            drawn.add((span, words))
            yield Placed(PlacementKind.FORMER, span, each.date.precision, words, reading_id=each.reading_id)
