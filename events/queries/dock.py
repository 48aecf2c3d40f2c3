"""What has no place on the axis: events known only in relation to another, and those without any date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from events.models import Event, Relation
from events.queries.names import EventName
from events.queries.order import UNDATED, Told
from events.queries.rows import told_by
from events.queries.sight import Sight

MOST = 60  # events; the list has them all


@dataclass(frozen=True, slots=True)
class Group:
    """Events in one relation to one other: "during", the conference, and what happened during it.

    `words` and `other` are "" and None for those that nothing is known of.
    """

    words: str
    other: EventName | None
    events: tuple[EventName, ...]


@dataclass(frozen=True, slots=True)
class Dock:
    """`more` counts what did not fit."""

    groups: tuple[Group, ...]
    total: int
    more: int


def dock(sight: Sight, turns: Sequence[Told], matching: Collection[int] | None) -> Dock:
    """The dock for the events of the list that `matching` leaves (two queries)."""
    loose = [turn for turn in turns if turn.tie or turn.heading == UNDATED]
    loose = [turn for turn in loose if matching is None or turn.event in matching]
    shown = loose[:MOST]
    events = sight.of(Event.objects.filter(pk__in=[turn.event for turn in shown]))
    names = {event.pk: EventName(event.number, event.title, None) for event in events.only("number", "title")}
    said = Relation.objects.filter(pk__in=[turn.tie.relation for turn in shown if turn.tie])
    relations = {relation.pk: relation for relation in said.select_related("event", "other")}
    groups: dict[tuple[str, int], tuple[EventName | None, list[EventName]]] = {}
    for turn in shown:
        by = told_by(relations[turn.tie.relation], turn.tie) if turn.tie else None
        key = (by.words, by.other.number) if by else ("", 0)
        groups.setdefault(key, (by.other if by else None, []))[1].append(names[turn.event])
    return Dock(
        tuple(Group(words, other, tuple(members)) for (words, _), (other, members) in groups.items()),
        len(loose),
        len(loose) - len(shown),
    )
