"""Where an event stands on the axis. Pure: records in, spans out, no query.

A span is what is known and never longer: where a side is open or unknown, it ends at the nearest known bound, one
unit of the date's own precision wide, and says so by a flag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from events.dates import DateValue, Precision, say
from events.dates.coarsen import unit
from events.models import Event, EventState, Occurrence, PlacementAudience, PlacementKind
from events.queries.dating.dating import Said, compare, former_dates, is_conflicted, last_announcement

_SPREAD = 2_654_435_761  # as `events_rank` of migration 0007 has it: what is lower ranks higher
MOST_RIVALS = 5  # readings drawn beside one event that disagree with its date; the page has them all


@dataclass(frozen=True, slots=True)
class Dated:
    """What an event's own row says about its date and its drawing, and what was worked out where it has no date."""

    date: DateValue | None
    occurrence: Occurrence
    weight: int
    state: EventState
    computed: DateValue | None = None

    @property
    def shown(self) -> DateValue | None:
        """The date at which it is drawn."""
        return self.date if self.date is not None else self.computed


def dated_in(event: Event, computed: DateValue | None = None) -> Dated:
    """The record of an event's row, with the computed date that one audience is shown."""
    return Dated(
        date=event.date,
        occurrence=Occurrence(event.occurrence),
        weight=event.weight,
        state=EventState(event.state),
        computed=computed,
    )


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
    """One placement, before it is a row."""

    kind: PlacementKind
    span: Span
    precision: Precision
    words: str
    reading_id: int | None = None
    is_computed: bool = False
    is_conflicted: bool = False


def span_of(date: DateValue) -> Span | None:
    """The stretch that is known; None where a date has no bound at all (`../..`)."""
    begins, ends = date.begins_earliest, date.ends_latest
    if begins is None:
        begins = _earliest_known(date)
    if ends is None:
        ends = _latest_known(date)
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
        or _is_wide(date.begins_earliest, date.begins_latest, date.precision),
        ends_fades=date.ends_latest is None
        or date.ends_approximate
        or date.ends_uncertain
        or _is_wide(date.ends_earliest, date.ends_latest, date.precision),
    )


def _earliest_known(date: DateValue) -> int | None:
    """The first second at which something is said to be going on, though it may have begun before."""
    by = date.begins_latest
    if by is None and date.ends_earliest is None:
        by = date.ends_latest
    known = None if by is None else unit(by - 1, date.precision)[0]
    return min((bound for bound in (known, date.ends_earliest) if bound is not None), default=None)


def _latest_known(date: DateValue) -> int | None:
    """The second after the last at which something is said to be going on, though it may have ended later."""
    since = date.ends_earliest
    if since is None and date.begins_latest is None:
        since = date.begins_earliest
    known = None if since is None else unit(since, date.precision)[1]
    return max((bound for bound in (known, date.begins_latest) if bound is not None), default=None)


def _is_wide(earliest: int | None, latest: int | None, precision: Precision) -> bool:
    """Whether a side is uncertain over more than one unit of the date's own precision."""
    return earliest is not None and latest is not None and latest > unit(earliest, precision)[1]


def audiences(state: EventState) -> list[PlacementAudience]:
    """Who sees an event drawn: members while it stands, the public once it is approved."""
    if state == EventState.WITHDRAWN:
        return []
    if state == EventState.APPROVED:
        return [PlacementAudience.MEMBERS, PlacementAudience.PUBLIC]
    return [PlacementAudience.MEMBERS]


def heaviest_first(weight: int, event: int) -> tuple[int, int]:
    """A key to sort by: placements in the order of `Placement.rank`, the highest first, and finer.

    What is written together is kept together. A window draws the heaviest, so rows written in this order are read from
    few pages of memory, and in any other from as many pages as there are rows.
    """
    return -weight, ((event & 0x7FFFFFFF) * _SPREAD) & 0xFFFFFFFF


def placements_of(event: Dated, said: Sequence[Said]) -> list[Placed]:
    """The date used, or the last announcement while there is none; a ghost for each former date; and what the sources
    have that disagree with the date used.

    `said` are the readings of the event's standing citations, in citation order.
    """
    return [*_present(event, said), *_ghosts(event, said), *_rivals(event, said)]


def _present(event: Dated, said: Sequence[Said]) -> Iterator[Placed]:
    date = event.shown
    conflicted = is_conflicted(said, date)
    if date is not None:
        span = span_of(date)
        if span is not None:
            is_computed = event.date is None
            yield Placed(
                PlacementKind.CURRENT,
                span,
                date.precision,
                say(date),
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
    for each in former_dates(said, event.shown):
        span = None if each.date is None else span_of(each.date)
        if span is None or each.date is None:
            continue
        words = say(each.date)
        if (span, words) not in drawn:
            drawn.add((span, words))
            yield Placed(PlacementKind.FORMER, span, each.date.precision, words, reading_id=each.reading_id)


def _rivals(event: Dated, said: Sequence[Said]) -> Iterator[Placed]:
    """A few of the readings that give another date than the one used; most events have none."""
    drawn = 0
    for each in compare(said, event.shown):
        date = each.said.date
        span = span_of(date) if each.is_conflict and date is not None else None
        if span is None or date is None or drawn == MOST_RIVALS:
            continue
        drawn += 1
        yield Placed(PlacementKind.READING, span, date.precision, say(date), reading_id=each.said.reading_id)


def placement_columns(event: Dated, placed: Placed, audience: PlacementAudience) -> dict[str, Any]:
    """The columns of the row that draws one placement for an audience, but for timeline and event."""
    return {
        "kind": placed.kind.value,
        "audience": audience.value,
        "reading_id": placed.reading_id,
        "weight": event.weight,
        "span_begins": placed.span.begins,
        "span_ends": placed.span.ends,
        "begins_open": placed.span.begins_open,
        "ends_open": placed.span.ends_open,
        "begins_fades": placed.span.begins_fades,
        "ends_fades": placed.span.ends_fades,
        "is_computed": placed.is_computed,
        "is_conflicted": placed.is_conflicted,
        "occurrence": event.occurrence.value,
        "precision": placed.precision.value,
        "words": placed.words,
    }
