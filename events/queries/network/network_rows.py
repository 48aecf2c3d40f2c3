"""The rows that a temporal network is made of: for an audience, whoever asks; or for one reader through a lens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from events.models import (
    TEMPORAL,
    Clock,
    DatingBasis,
    Event,
    EventState,
    PlacementAudience,
    Reading,
    ReadingForm,
    Relation,
    RelationKind,
    Timeline,
    Unit,
)
from events.models.event import EventQuerySet
from events.models.reading import ReadingQuerySet
from events.models.relation import RelationQuerySet
from events.queries.dating.dating import Said, said_in
from events.queries.network.statements import Dated, Related
from events.queries.reader.sight import Sight

Edge = tuple[int, int]
#: The columns of a relation that say what it states, in the order of `related`.
RELATED = ("pk", "event_id", "kind", "other_id", "gap_least", "gap_most", "gap_unit", "clock")


@dataclass(frozen=True, slots=True)
class Rows:
    """Standing events, readings of standing citations, and standing relations in time, as somebody may see them."""

    events: EventQuerySet
    readings: ReadingQuerySet
    relations: RelationQuerySet


def rows_for_audience(timeline: Timeline, audience: PlacementAudience) -> Rows:
    """What members see of a timeline, or what strangers would see if it were public."""
    events = Event.objects.filter(timeline=timeline)
    readings = Reading.objects.filter(timeline=timeline)
    relations = Relation.objects.filter(timeline=timeline)
    if audience == PlacementAudience.PUBLIC:
        events = events.filter(EventQuerySet.public)
        readings = readings.filter(ReadingQuerySet.public)
        relations = relations.filter(RelationQuerySet.public)
    return _standing(events, readings, relations)


def rows_for(sight: Sight) -> Rows:
    """What one reader sees, through the lens if they have one."""
    return _standing(sight.of(Event.objects.all()), sight.of(Reading.objects.all()), sight.of(Relation.objects.all()))


def _standing(events: EventQuerySet, readings: ReadingQuerySet, relations: RelationQuerySet) -> Rows:
    return Rows(
        events.standing(),
        readings.filter(citation__withdrawn_at__isnull=True),
        relations.filter(withdrawn_at__isnull=True, kind__in=TEMPORAL)
        .exclude(citation__withdrawn_at__isnull=False)
        .exclude(Q(event__state=EventState.WITHDRAWN) | Q(other__state=EventState.WITHDRAWN)),
    )


_JOINED = """
WITH RECURSIVE edge AS NOT MATERIALIZED (
    SELECT event_id AS one, other_id AS other FROM events_relation WHERE kind = ANY (%(temporal)s::text[])
    UNION ALL
    SELECT other_id, event_id FROM events_relation WHERE kind = ANY (%(temporal)s::text[])
), joined (event) AS (
    SELECT unnest(%(events)s::bigint[])
    UNION
    SELECT edge.other FROM joined JOIN edge ON edge.one = joined.event
)
SELECT event FROM joined
"""


def joined(events: Collection[int]) -> set[int]:
    """The events that relations in time join with any of these, however far, and these themselves (one query).

    Relations count standing or not: what is taken back moves both its ends too.
    """
    with connection.cursor() as cursor:
        cursor.execute(_JOINED, {"events": list(events), "temporal": [kind.value for kind in TEMPORAL]})
        return {event for (event,) in cursor.fetchall()}


def component(edges: Iterable[Edge], starts: Collection[int]) -> set[int]:
    """The events that are joined with any of `starts`, however far; the starts themselves too."""
    beside: dict[int, list[int]] = {}
    for one, other in edges:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    found, waiting = set(starts), list(starts)
    while waiting:
        for other in beside.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def dated_rows(rows: Rows, events: Collection[int] | None = None) -> list[Dated]:
    """The events with what is said of their dates as far as it matters (two queries)."""
    chosen = rows.events if events is None else rows.events.filter(pk__in=events)
    found = {event.pk: event for event in chosen}
    said = said_of(rows, found)
    return [
        Dated(pk, event.date, said.get(pk, ()), is_computed=event.dating_basis == DatingBasis.COMPUTED)
        for pk, event in found.items()
    ]


def said_of(rows: Rows, events: Collection[int], *, is_all: bool = False) -> dict[int, list[Said]]:
    """Readings by event in citation order; unless all are wanted, those of undated events and stated lengths only."""
    chosen = rows.readings.filter(citation__event__in=events)
    if not is_all:
        chosen = chosen.filter(Q(citation__event__date_precision="") | ~Q(duration_unit=""))
    chosen = chosen.select_related("citation__source").order_by("citation__position", "citation_id", "position", "pk")
    said: dict[int, list[Said]] = {}
    for reading in chosen:
        said.setdefault(reading.citation.event_id, []).append(said_in(reading))
    return said


def related_rows(rows: Rows, events: Collection[int] | None = None) -> list[Related]:
    """The relations between those events (two queries)."""
    chosen = rows.relations if events is None else rows.relations.filter(event__in=events, other__in=events)
    found = list(chosen.order_by("pk").values_list(*RELATED))
    if not found:
        return []
    keys = None if events is None else [each[0] for each in found]
    rivals = {relation for relation, _ in rival_readings(rows.readings, keys)}
    return [related(each, is_rival=each[0] in rivals) for each in found]


def related(row: Sequence[Any], *, is_rival: bool = False) -> Related:
    """What a relation states, of its `RELATED` columns."""
    pk, event, kind, other, least, most, unit, clock = row
    return Related(
        relation=pk,
        event=event,
        kind=RelationKind(kind),
        other=other,
        least=least,
        most=most,
        unit=Unit(unit) if unit else None,
        clock=Clock(clock),
        is_rival=is_rival,
    )


def rival_readings(readings: ReadingQuerySet, relations: Collection[int] | None) -> Iterable[tuple[int, int]]:
    """Relations, of these or of all, that are only what one source says of an event that is dated otherwise; and the
    citations that read them so (one query).
    """
    rows = readings.filter(form=ReadingForm.RELATIVE, citation__event__dating_basis__in=["reading", "ruled"])
    if relations is not None:
        rows = rows.filter(relation__in=relations)
    return rows.exclude(citation__event__date_precision="").values_list("relation_id", "citation_id").iterator()
