"""An event by another: "the day before …", "during …"; and the relations of one event in both directions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from events.dates import order_key
from events.models import TEMPORAL, Event, EventState, Relation, RelationKind, Unit
from events.queries.reader import labels
from events.queries.reader.names import EventName, event_name, source_name
from events.queries.reader.sight import Sight

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Relative:
    """A date in relation to another event: `words` lead up to its name ("the day before")."""

    words: str
    other: EventName


@dataclass(frozen=True, slots=True)
class Stated:
    """One relation behind it, to be changed; and who says so."""

    id: UUID
    by: str  # "WSWS"; "" where nobody is cited
    citation: UUID | None
    cited_on: int  # the number of the event that it is a citation of
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class RelatedEvent(Relative):
    """An event that stands in a relation to this one; its `words` are the distance, where one is stated."""

    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Events that stand in one relation to this one, in the order in which they happened."""

    heading: str
    events: tuple[RelatedEvent, ...]


def relations_of(event: Event, sight: Sight) -> list[Relation]:
    """Standing relations from and to the event, both ends visible (one query)."""
    rows = sight.of(Relation.objects.filter(Q(event=event) | Q(other=event), withdrawn_at__isnull=True))
    rows = rows.exclude(event__state=EventState.WITHDRAWN).exclude(other__state=EventState.WITHDRAWN)
    rows = rows.exclude(citation__withdrawn_at__isnull=False)
    return list(rows.select_related("event", "other", "citation__source", "citation__event").order_by("id"))


def relative(relation: Relation) -> Relative:
    """The relation as a date of its `event`: "during", "the day before", "two to five days after"."""
    return Relative(_lead(relation), event_name(relation.other))


def relatives_of(event: Event, relations: Iterable[Relation]) -> tuple[Relative, ...]:
    """What the event's place in time rests on, where it is said by other events; once, however many sources say it."""
    outward = [each for each in relations if each.event_id == event.pk and each.kind in TEMPORAL]
    return tuple(dict.fromkeys(relative(each) for each in outward))


def related(event: Event, relations: Iterable[Relation], *, is_member: bool) -> tuple[Related, ...]:
    """The event's relations under headings. What is part of another is not said to be during it as well.

    To members it is: what is not said could not be changed.
    """
    rows = list(relations)
    parts = {(row.event_id, row.other_id) for row in rows if row.kind == RelationKind.PART_OF}
    groups: dict[str, list[tuple[Event, RelatedEvent]]] = {}
    for row in rows:
        if not is_member and row.kind == RelationKind.DURING and (row.event_id, row.other_id) in parts:
            continue
        is_outward = row.event_id == event.pk
        other = row.other if is_outward else row.event
        headings = labels.RELATION_HEADING if is_outward else labels.RELATION_FROM_OTHER
        groups.setdefault(headings[row.kind], []).append(
            (
                other,
                RelatedEvent(
                    _distance(row, is_outward=is_outward), event_name(other), (_stated(row, is_member=is_member),)
                ),
            )
        )
    return tuple(Related(heading, _in_order(members)) for heading, members in groups.items())


def gap_words(relation: Relation) -> str:
    """The stated distance: "two days", "two to five days", "at least two days"; "" where none is."""
    if relation.gap_least is None:
        return ""
    return length_words(relation.gap_least, relation.gap_most, relation.gap_unit)


def length_words(least: int, most: int | None, unit: str) -> str:
    """A length of time with one bound or two: "two days", "two to five days", "at least one day"."""
    if most is None:
        return f"at least {_count(least, unit)}"
    if least == most:
        return _count(least, unit)
    return f"{number_words(least)} to {_count(most, unit)}"


def number_words(number: int) -> str:
    """As a sentence writes it: in words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _lead(relation: Relation) -> str:
    kind = labels.RELATION[relation.kind]
    is_next_day = relation.gap_least == relation.gap_most == 1 and relation.gap_unit == Unit.DAYS
    if is_next_day and relation.kind in (RelationKind.BEFORE, RelationKind.AFTER):
        return f"the day {kind}"
    return " ".join(filter(None, [gap_words(relation), kind]))


def _distance(relation: Relation, *, is_outward: bool) -> str:
    """How far the other event is from this one: "one day earlier"."""
    gap = gap_words(relation)
    if not gap or relation.kind not in (RelationKind.BEFORE, RelationKind.AFTER):
        return gap
    is_later = is_outward == (relation.kind == RelationKind.BEFORE)
    return f"{gap} {'later' if is_later else 'earlier'}"


def _count(number: int, unit: str) -> str:
    return f"{number_words(number)} {unit.removesuffix('s') if number == 1 else unit}"


def _stated(relation: Relation, *, is_member: bool) -> Stated:
    citation = relation.citation
    return Stated(
        id=relation.public_id,
        by=source_name(citation.source, is_member=is_member).short if citation else "",
        citation=citation.public_id if citation else None,
        cited_on=citation.event.number if citation else relation.event.number,
        is_inferred=relation.is_inferred,
    )


def _in_order(members: list[tuple[Event, RelatedEvent]]) -> tuple[RelatedEvent, ...]:
    """Each event once for each distance, with all who say so."""
    members.sort(key=lambda member: (order_key(member[0].date_shown), member[0].sort_key, member[0].number))
    found: dict[tuple[int, str], RelatedEvent] = {}
    for _, each in members:
        key = each.other.number, each.words
        found[key] = replace(each, stated=found[key].stated + each.stated) if key in found else each
    return tuple(found.values())
