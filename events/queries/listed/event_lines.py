"""Events as lines of a list on the page of a source, a person or a place, in the order of the timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from events.models import TEMPORAL, Event, EventState, Placement, PlacementKind, Relation
from events.models.event import EventQuerySet
from events.queries.citing.citations import standing
from events.queries.citing.support import doubt
from events.queries.listed.the_list import in_order
from events.queries.listed.turns_kept import PagesKept
from events.queries.network.relative import Relative, relative
from events.queries.reader import labels
from events.queries.reader.sight import Sight

MOST = 200  # lines on one page


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event by name, with its date in words, or by other events, or as announced."""

    number: int
    title: str
    words: str
    relatives: tuple[Relative, ...]
    is_announced: bool
    deviation: str  # "did not happen", "alleged"; "" where it simply happened
    state: str  # "" where it is approved


def event_lines(events: Iterable[Event], sight: Sight) -> dict[int, EventLine]:
    """Lines by the events' keys, in order. As many queries for one event as for all of them."""
    rows = {event.pk: event for event in events}
    placed = _placed(rows, sight)
    relations = _relations([event for event in rows.values() if event.date is None], sight)
    stances = _stances(rows, sight)
    return {
        pk: _line(rows[pk], placed.get(pk), relations.get(pk, []), stances.get(pk, ())) for pk in in_order(sight, rows)
    }


@dataclass(frozen=True, slots=True)
class FirstLines:
    """The first lines of a list, `MOST` at most, by the events' keys; and how many events it has altogether."""

    lines: dict[int, EventLine]
    total: int

    @property
    def are_all(self) -> bool:
        """Whether none is left out."""
        return len(self.lines) == self.total


def first_lines(events: EventQuerySet, sight: Sight) -> FirstLines:
    """The lines of those that come first in the reader's list. As many queries for ten as for a million."""
    total = events.count()
    if total > MOST:
        first = [turn.event for turn in PagesKept(sight, events).stretch(0, MOST).turns]
        return FirstLines(event_lines(Event.objects.filter(pk__in=first), sight), total)
    lines = event_lines(events, sight)
    return FirstLines(lines, len(lines))


def _line(
    event: Event, placement: Placement | None, relations: Iterable[Relation], stances: Collection[str]
) -> EventLine:
    return EventLine(
        number=event.number,
        title=event.title,
        words=placement.words if placement else "",
        relatives=tuple(dict.fromkeys(relative(each) for each in relations)),
        is_announced=placement is not None and placement.kind == PlacementKind.ANNOUNCED,
        deviation=labels.DOUBT[doubt(stances, event.occurrence)] or labels.DEVIATION[event.occurrence],
        state="" if event.state == EventState.APPROVED else labels.EVENT_STATE[event.state],
    )


def _relations(undated: Iterable[Event], sight: Sight) -> dict[int, list[Relation]]:
    """What events without a date are dated by."""
    rows = sight.of(Relation.objects.filter(event__in=undated, kind__in=TEMPORAL, withdrawn_at__isnull=True))
    found: dict[int, list[Relation]] = {}
    for row in rows.exclude(other__state=EventState.WITHDRAWN).select_related("other").order_by("id"):
        found.setdefault(row.event_id, []).append(row)
    return found


def _stances(events: Iterable[int], sight: Sight) -> dict[int, set[str]]:
    """How the sources put each event."""
    found: dict[int, set[str]] = {}
    for event, stance in standing(sight).filter(event__in=events).order_by().values_list("event_id", "stance"):
        found.setdefault(event, set()).add(stance)
    return found


def _placed(events: Iterable[int], sight: Sight) -> dict[int, Placement]:
    """The one placement of each event that stands for its date: the date used, else the last announcement."""
    kinds = (PlacementKind.CURRENT, PlacementKind.ANNOUNCED)
    rows = sight.of(Placement.objects.filter(event__in=events, audience=sight.audience, kind__in=kinds))
    return {row.event_id: row for row in rows}
