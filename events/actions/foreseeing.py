"""What a deed would move, before it is done: it is done, looked at, and taken back in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from events.actions.changes import rehearsed
from events.actions.refusals import NotAllowed, Refused
from events.dates import DateValue, say
from events.models import ComputedDate, Contradiction, Event, PlacementAudience, Timeline, User
from events.queries.network.contradictions import ContradictionShown, contradictions_shown
from events.queries.network.network_rows import joined
from events.queries.reader.bound_words import bounds_in_words
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight

NO_DATE = "no date"
_FEW = 3
_OWN, _COMPUTED = Event.date.columns, ComputedDate.date.columns
Columns = tuple[Any, ...]  # those of one date, in the order of the model's


@dataclass(frozen=True, slots=True)
class Move:
    """An event that would be shown another date: `becomes` instead of `was`, in words."""

    event: EventName
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow from a deed, for members. `refusal`: it would be refused, and nothing else is known."""

    moves: tuple[Move, ...] = ()
    contradictions: tuple[ContradictionShown, ...] = ()  # those that are not there now
    solved: int = 0  # contradictions that would be there no more
    refusal: Refused | None = None

    def without(self, row: object) -> Foreseen:
        """The same, but for an event that the deed itself is about: of that it is known."""
        if not isinstance(row, Event):
            return self
        return replace(self, moves=tuple(move for move in self.moves if move.event.number != row.number))

    def becomes_of(self, event: Event) -> str:
        """Of one event, within a sentence: `the date of the event then becomes March 2007.`; "" if it stays."""
        move = next((move for move in self.moves if move.event.number == event.number), None)
        if move is None:
            return ""
        is_lost = move.becomes == NO_DATE
        return "the event then has no date." if is_lost else f"the date of the event then becomes {move.becomes}."

    @property
    def sentence(self) -> str:
        """The moves in a line: `“The speech” becomes 9 January 2007.`; the first few where there are many."""
        words = [f"“{move.event.title}” becomes {move.becomes}" for move in self.moves[:_FEW]]
        more = [f"{len(self.moves) - _FEW} more events move"] if len(self.moves) > _FEW else []
        return f"{'; '.join([*words, *more])}." if words else ""

    @property
    def is_quiet(self) -> bool:
        """Whether the deed would be done and nothing would look different."""
        return not (self.moves or self.contradictions or self.solved or self.refusal)


class _Enough(Exception):
    """What was done has been looked at."""


def foresee(
    timeline: Timeline, deed: Callable[[], object], *, by: User, about: Collection[int] | None = None
) -> Foreseen:
    """What `deed`, which writes to this timeline in `by`'s name, would do to the dates that members are shown.

    `about` are the keys of all events that it is about, where that is known: then those alone are looked at, and what
    is joined with them by relations, however many others there are.

    Leaves nothing behind: no row, no version, no number. `deed` must not rely on rows that it changes in memory.
    Raises NotAllowed as the deed does. Some ten queries more than the deed itself.
    """
    found = Foreseen()
    looked_at = None if about is None else joined(about)
    before, odds = _dates(timeline, looked_at), _at_odds(timeline)
    try:
        with transaction.atomic(), rehearsed():
            deed()
            after = _dates(timeline, looked_at)
            clashes = _at_odds(timeline)
            new = [clashes[key] for key in clashes if key not in odds]
            found = Foreseen(
                moves=tuple(_moves(timeline, before, after)),
                contradictions=contradictions_shown(new, Sight.of_reader(timeline, by)) if new else (),
                solved=len(odds.keys() - clashes.keys()),
            )
            raise _Enough
    except _Enough:
        return found
    except NotAllowed:
        raise
    except Refused as refusal:
        return Foreseen(refusal=refusal)


def _dates(timeline: Timeline, among: Collection[int] | None) -> dict[int, Columns | None]:
    """The columns of the date that members are shown of every standing event; None where there is none."""
    computed = ComputedDate.objects.filter(timeline=timeline, audience=PlacementAudience.MEMBERS, is_sharper=False)
    events = Event.objects.filter(timeline=timeline).standing()
    if among is not None:
        computed, events = computed.filter(event__in=among), events.filter(pk__in=among)
    worked_out = {row[0]: row[1:] for row in computed.values_list("event_id", *_COMPUTED)}
    own = events.values_list("pk", "date_precision", *_OWN)
    return {row[0]: row[2:] if row[1] else worked_out.get(row[0]) for row in own}


def _moves(timeline: Timeline, before: dict[int, Columns | None], after: dict[int, Columns | None]) -> Iterable[Move]:
    """In the order of the events' numbers; what is withdrawn, or made, by the deed is no move."""
    moved = [pk for pk in after if pk in before and before[pk] != after[pk]]
    for event in Event.objects.filter(pk__in=moved).order_by("number"):
        was, becomes = _value(before[event.pk]), _value(after[event.pk])
        words = _words(was), _words(becomes)
        if words[0] == words[1] and was is not None and becomes is not None:
            words = bounds_in_words(was), bounds_in_words(becomes)
        if words[0] != words[1]:
            yield Move(event_name(event), *words)


def _value(columns: Columns | None) -> DateValue | None:
    if columns is None:
        return None
    date: DateValue | None = ComputedDate(**dict(zip(_COMPUTED, columns, strict=True))).date
    return date


def _words(date: DateValue | None) -> str:
    return say(date) if date is not None else NO_DATE


def _at_odds(timeline: Timeline) -> dict[tuple[tuple[str, int], ...], Contradiction]:
    rows = Contradiction.objects.filter(timeline=timeline, audience=PlacementAudience.MEMBERS)
    return {tuple((kind, pk) for kind, pk in row.statements): row for row in rows}
