"""Placements and turns anew, from events and readings. They are derived: no history, and nothing is lost with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import nullcontext

from django.db import transaction

from events.actions.computing import compute_dates
from events.actions.finding import find_anew
from events.actions.tellings import keep_all_tellings
from events.actions.turns import keep_turns
from events.models import ComputedDate, Event, EventState, FacetPlacement, Ledger, Placement, Reading, Timeline
from events.models.event import EventQuerySet
from events.models.ledger import DERIVATION
from events.queries.dating.dating import Said, said_in
from events.queries.dating.placing import audiences, dated_in, heaviest_first, placement_columns, placements_of

BATCH = 2_000  # events whose readings are held at once


@transaction.atomic
def rebuild_placements(*, timeline: Timeline, events: Iterable[Event] | None = None) -> int:
    """Work out and place these events anew with whatever follows from them, or all of a timeline's.

    Returns how many placements they have. Part of another deed, or a repair; content does not change, so there is no
    change of its own.
    """
    Ledger.objects.select_for_update().get(timeline=timeline)  # nobody else places the same events meanwhile
    keys = None if events is None else {event.pk for event in events}
    moved = compute_dates(timeline=timeline, events=keys)
    touched = None if keys is None else keys | moved
    made = place(timeline=timeline, events=touched)
    keep_turns(timeline=timeline, events=touched)
    if keys is None:
        keep_all_tellings(timeline=timeline)
    return made


def place(*, timeline: Timeline, events: Collection[int] | None) -> int:
    """Place these events (primary keys) anew by the dates that are stored; None for all.

    What is counted and filed by placements follows by itself; where all are placed, it is made anew as well.
    """
    chosen = Event.objects.filter(timeline=timeline)
    old = Placement.objects.filter(timeline=timeline)
    if events is not None:
        chosen, old = chosen.filter(pk__in=events), old.filter(event__in=events)
    at_once = nullcontext() if events is not None else FacetPlacement.objects.filed_at_the_end(timeline.pk)
    with at_once:
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


def _of_batch(events: list[Event]) -> list[Placement]:
    """Their placements, an audience's together, the heaviest first."""
    return sorted(_each(events), key=lambda row: (row.audience, *heaviest_first(row.weight, row.event_id)))


def _each(events: list[Event]) -> Iterator[Placement]:
    said: dict[int, list[Said]] = {event.pk: [] for event in events}
    standing = Reading.objects.filter(citation__event__in=said, citation__withdrawn_at__isnull=True)
    for reading in standing.select_related("citation__source").order_by(
        "citation__position", "citation_id", "position"
    ):
        said[reading.citation.event_id].append(said_in(reading))
    computed = {
        (row.event_id, row.audience): row.date for row in ComputedDate.objects.filter(event__in=said, is_sharper=False)
    }
    for event in events:
        for audience in audiences(EventState(event.state)):
            dated = dated_in(event, computed.get((event.pk, audience)))
            for placed in placements_of(dated, said[event.pk]):
                columns = placement_columns(dated, placed, audience)
                yield Placement(timeline_id=event.timeline_id, event_id=event.pk, **columns)


def derive_anew() -> list[str]:
    """All that is derived, of every timeline that has it from an older way of making it; their slugs."""
    made = []
    for timeline in Timeline.objects.filter(ledger__derivation__lt=DERIVATION).order_by("pk"):
        with transaction.atomic():
            rebuild_placements(timeline=timeline)
            find_anew(timeline=timeline)
            Ledger.objects.filter(timeline=timeline).update(derivation=DERIVATION)
        made.append(timeline.slug)
    return made
