"""Tellings anew: what was told of events through a lens, stored. Derived: no history, and nothing is lost with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

from events.models import TEMPORAL, Event, Relation, Telling, TellingDue, Timeline, ToldPlacement
from events.models.filing import FiledFor
from events.queries.dating.placing import heaviest_first
from events.queries.lenses.telling_rows import Component, components
from events.queries.lenses.tellings import Told, tellings
from events.queries.network.network_rows import joined

BATCH = 2_000  # events, or as many as are joined with them, whose rows are held at once


def keep_tellings(*, timeline: Timeline) -> None:
    """Work out anew what is told of events of which something was written, and of all that they are joined with.

    The last part of every deed, which holds the ledger's lock.
    """
    due = TellingDue.objects.filter(timeline=timeline)
    events = set(due.values_list("event_id", flat=True))
    if events:
        chosen = joined(events)
        Telling.objects.filter(event_id__in=chosen).delete()
        ToldPlacement.objects.filter(event_id__in=chosen).delete()
        _keep(timeline, _batches(timeline, chosen))
        due.delete()


def keep_all_tellings(*, timeline: Timeline) -> None:
    """The same for all of a timeline: part of a repair, or of making many events at once."""
    Telling.objects.filter(timeline=timeline).delete()
    ToldPlacement.objects.filter(timeline=timeline).delete()
    _keep(timeline, _batches(timeline))
    TellingDue.objects.filter(timeline=timeline).delete()


def _batches(timeline: Timeline, chosen: Collection[int] | None = None) -> Iterator[list[int]]:
    """All events, or these whole components, some at a time; joined ones together."""
    tied = Relation.objects.filter(timeline=timeline, kind__in=TEMPORAL).order_by()
    every = Event.objects.filter(timeline=timeline).order_by("pk").values_list("pk", flat=True)
    if chosen is not None:
        tied, every = tied.filter(event__in=chosen), every.filter(pk__in=chosen)
    beside: dict[int, set[int]] = {}
    for edge in tied.values_list("event_id", "other_id"):
        for event in edge:
            beside.setdefault(event, set()).update(edge)
    met: set[int] = set()
    batch: list[int] = []
    for event in every.iterator():
        if event in met:
            continue
        if event in beside:
            around = _around(event, beside)
            met |= around
            batch += sorted(around)
        else:
            batch.append(event)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _around(event: int, beside: dict[int, set[int]]) -> set[int]:
    found, waiting = {event}, [event]
    while waiting:
        for other in beside[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def _keep(timeline: Timeline, batches: Iterable[Collection[int]]) -> None:
    for events in batches:
        told = [(audience, each) for found in components(timeline, events) for audience, each in _for_whom(found)]
        _copy(Telling, (_telling(timeline, audience, each) for audience, each in told))
        told.sort(key=_in_order)
        _copy(ToldPlacement, (row for audience, each in told for row in _placements(timeline, audience, each)))


def _in_order(whose: tuple[FiledFor, Told]) -> tuple[int, int, int]:
    """One teller's together, the heaviest first."""
    told = whose[1]
    return told.teller, *heaviest_first(told.state.weight, told.event)


def _for_whom(found: Component) -> Iterator[tuple[FiledFor, Told]]:
    """What is told alike to members and to strangers once, the rest to each."""
    members = dict.fromkeys(tellings(found.members))
    public = members if found.public is None else dict.fromkeys(tellings(found.public))
    yield from ((FiledFor.BOTH if each in public else FiledFor.MEMBERS, each) for each in members)
    yield from ((FiledFor.PUBLIC, each) for each in public if each not in members)


def _telling(timeline: Timeline, audience: FiledFor, told: Told) -> Sequence[Any]:
    state = told.state
    return (timeline.pk, *told[:4], audience.value, state.occurrence.value, *state.standing)


def _placements(timeline: Timeline, audience: FiledFor, told: Told) -> Iterator[Sequence[Any]]:
    state = told.state
    for each in state.placed:
        span = each.span
        yield (
            timeline.pk, *told[:4], audience.value,
            each.reading_id, each.kind.value, state.weight, span.begins, span.ends, span.begins_open, span.ends_open,
            span.begins_fades, span.ends_fades, each.is_computed, each.is_conflicted, state.occurrence.value,
            each.precision.value, each.words,
        )  # fmt: skip


def _copy(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
    """Rows in the order of the model's columns, but for a key that it gives itself."""
    fields = [field for field in model._meta.concrete_fields if not field.generated and field.column != "id"]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join([sql.Identifier(str(each.column)) for each in fields])
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
