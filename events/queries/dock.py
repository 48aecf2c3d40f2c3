"""What has no place on the axis: events known only in relation to another, and those without any date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from events.models import Event, Relation
from events.queries.labels import KEY
from events.queries.names import EventName
from events.queries.order import Told
from events.queries.rows import told_by
from events.queries.sight import Sight

MOST = 60  # events; the list has them all
NAMED = 3  # at first sight


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
    """`key` are those that matter most, each as a group of one; `more` counts what did not fit into `groups`."""

    key: tuple[Group, ...]
    groups: tuple[Group, ...]
    total: int
    more: int


def dock(sight: Sight, turns: Sequence[Told], matching: Collection[int] | None) -> Dock:
    """The dock for the events of the list that `matching` leaves (two queries)."""
    loose = [turn for turn in turns if not turn.is_dated and not turn.is_announced]
    loose = [turn for turn in loose if matching is None or turn.event in matching]
    shown = loose[:MOST]
    events = {event.pk: event for event in _named(sight, shown)}
    said = sight.of(Relation.objects.filter(pk__in=[turn.tie.relation for turn in shown if turn.tie]))
    relations = {relation.pk: relation for relation in said.select_related("event", "other")}
    groups: dict[tuple[str, int], list[Group]] = {}
    for turn in shown:
        by = told_by(relations[turn.tie.relation], turn.tie) if turn.tie else None
        event = events[turn.event]
        alone = Group(
            by.words if by else "",
            by.other if by else None,
            (EventName(event.number, event.title, event.mention or event.title, None),),
        )
        groups.setdefault((alone.words, alone.other.number if alone.other else 0), []).append(alone)
    weighty = sorted((event for event in events.values() if event.weight >= KEY), key=lambda event: -event.weight)
    names = {event.number for event in weighty[:NAMED]}
    key = (alone for members in groups.values() for alone in members if alone.events[0].number in names)
    return Dock(tuple(key), tuple(map(_joined, groups.values())), len(loose), len(loose) - len(shown))


def _named(sight: Sight, turns: Sequence[Told]) -> QuerySet[Event]:
    return sight.of(Event.objects.filter(pk__in=[turn.event for turn in turns])).only(
        "number", "title", "mention", "weight"
    )


def _joined(members: list[Group]) -> Group:
    return Group(members[0].words, members[0].other, tuple(name for each in members for name in each.events))
