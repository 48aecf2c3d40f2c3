"""Statements that cannot hold together, in words, each with the citation that makes it and its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from events.models import Contradiction, Event
from events.queries.network.statement_words import Key, StatementShown, rows_of, statements_shown
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class ContradictionShown:
    """The statements side by side; `left_out` is the one that nothing is worked out from until this is solved."""

    key: int
    statements: tuple[StatementShown, ...]
    left_out: StatementShown | None


def contradictions(sight: Sight, event: Event | None = None) -> tuple[ContradictionShown, ...]:
    """Those of the timeline, or those that speak of one event, for the reader's audience.

    Through a lens there are none: they are of the record as it is. One query where there are none, else eight.
    """
    if sight.lens is not None:
        return ()
    rows = Contradiction.objects.filter(timeline=sight.timeline, audience=sight.audience)
    if event is not None:
        rows = rows.filter(events__contains=event.pk)
    return contradictions_shown(list(rows.order_by("pk")), sight)


def contradictions_shown(rows: Sequence[Contradiction], sight: Sight) -> tuple[ContradictionShown, ...]:
    """The contradictions with what is cited for each statement. Seven queries, however many."""
    if not rows:
        return ()
    told = statements_shown(sorted(_keys(rows)), sight)
    return tuple(_shown(row, told) for row in rows)


def events_in(rows: Iterable[Contradiction], sight: Sight) -> set[int]:
    """The keys of the events that the contradictions are about."""
    found = rows_of(_keys(rows), sight)
    spoken_of = {reading.citation.event_id for reading in found.readings.values()}
    ends = {end for relation in found.relations.values() for end in (relation.event_id, relation.other_id)}
    return set(found.events) | spoken_of | ends


def _shown(row: Contradiction, told: dict[Key, StatementShown]) -> ContradictionShown:
    left_out = _key(row.left_out)
    statements = tuple(
        replace(told[key], is_left_out=key == left_out) for key in map(_key, row.statements) if key in told
    )
    return ContradictionShown(row.pk, statements, next((each for each in statements if each.is_left_out), None))


def _key(stored: Sequence[object]) -> Key:
    return str(stored[0]), int(str(stored[1]))


def _keys(rows: Iterable[Contradiction]) -> set[Key]:
    return {_key(each) for row in rows for each in row.statements}
