"""Placements anew, from events and readings. They are derived: no history, and nothing is lost with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from events.models import Event, Ledger, Placement, Reading, Timeline
from events.models.event import EventQuerySet
from events.queries.dating import Said, said_in
from events.queries.placing import dated_in, placement_columns, placements_of

BATCH = 2_000  # events whose readings are held at once


@transaction.atomic
def rebuild_placements(*, timeline: Timeline, events: Iterable[Event] | None = None) -> int:
    """Place these events anew, or all of a timeline's; returns how many placements they have.

    Part of another deed, or a repair; content does not change, so there is no change of its own.
    """
    Ledger.objects.select_for_update().get(timeline=timeline)  # nobody else places the same events meanwhile
    chosen = Event.objects.filter(timeline=timeline)
    old = Placement.objects.filter(timeline=timeline)
    if events is not None:
        keys = [event.pk for event in events]
        chosen, old = chosen.filter(pk__in=keys), old.filter(event__in=keys)
    old.delete()
    made = Placement.objects.bulk_create(_placements(chosen.standing()), batch_size=BATCH)
    return len(made)


def _placements(events: EventQuerySet) -> Iterator[Placement]:
    batch: list[Event] = []
    for event in events.order_by("pk").iterator(chunk_size=BATCH):
        batch.append(event)
        if len(batch) == BATCH:
            yield from _of_batch(batch)
            batch = []
    yield from _of_batch(batch)


def _of_batch(events: list[Event]) -> Iterator[Placement]:
    said: dict[int, list[Said]] = {event.pk: [] for event in events}
    standing = Reading.objects.filter(citation__event__in=said, citation__withdrawn_at__isnull=True)
    for reading in standing.select_related("citation__source").order_by(
        "citation__position", "citation_id", "position"
    ):
        said[reading.citation.event_id].append(said_in(reading))
    for event in events:
        dated = dated_in(event)
        for placed in placements_of(dated, said[event.pk]):
            for columns in placement_columns(dated, placed):
                yield Placement(timeline_id=event.timeline_id, event_id=event.pk, **columns)
