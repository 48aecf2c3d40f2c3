"""What follows from what is said about time, kept beside it: derived, without history, part of a deed that moves."""

from __future__ import annotations

from collections.abc import Collection

from events.models import ComputedDate, Contradiction, PlacementAudience, Timeline
from events.queries.network.computed import Computed, Worked, computed
from events.queries.network.network_rows import joined, rows_for_audience


def compute_dates(*, timeline: Timeline, events: Collection[int] | None = None) -> set[int]:
    """Work out again what follows for these events (primary keys) and all they are joined with; None for all.

    Returns the events whose computed date is another now. Part of another deed, which holds the ledger's lock.
    """
    chosen = None if events is None else joined(events)  # what stands alone too: it may have had a computed date
    if chosen is not None and not chosen:
        return set()
    moved: set[int] = set()
    for audience in PlacementAudience:
        found = computed(rows_for_audience(timeline, audience), chosen)
        moved |= _keep_dates(timeline, audience, chosen, found)
        _keep_contradictions(timeline, audience, chosen, found)
    return moved


def _keep_dates(
    timeline: Timeline, audience: PlacementAudience, chosen: Collection[int] | None, found: Computed
) -> set[int]:
    rows = ComputedDate.objects.filter(timeline=timeline, audience=audience)
    stored = {row.event_id: row for row in (rows if chosen is None else rows.filter(event__in=chosen))}
    gone = [row.pk for event, row in stored.items() if event not in found.dates]
    moved = {event for event in stored if event not in found.dates}
    changed = {
        event
        for event, worked in found.dates.items()
        if event not in stored or (stored[event].date, stored[event].is_sharper) != (worked.date, worked.is_sharper)
    }
    ComputedDate.objects.filter(pk__in=[*gone, *(stored[event].pk for event in changed if event in stored)]).delete()
    made = [_row(timeline, audience, event, found.dates[event]) for event in sorted(changed)]
    ComputedDate.objects.bulk_create(made, batch_size=2_000)
    return moved | changed


def _row(timeline: Timeline, audience: PlacementAudience, event: int, worked: Worked) -> ComputedDate:
    row = ComputedDate(timeline=timeline, event_id=event, audience=audience, is_sharper=worked.is_sharper)
    row.date = worked.date
    return row


def _keep_contradictions(
    timeline: Timeline, audience: PlacementAudience, chosen: Collection[int] | None, found: Computed
) -> None:
    rows = Contradiction.objects.filter(timeline=timeline, audience=audience)
    wanted = {clash.statements: clash for clash in found.clashes}
    old = []
    for row in rows:
        if chosen is not None and not set(row.events) & set(chosen):
            continue
        key = tuple((kind, pk) for kind, pk in row.statements)
        if key in wanted and tuple(row.left_out) == wanted[key].left_out:
            del wanted[key]
        else:
            old.append(row.pk)
    Contradiction.objects.filter(pk__in=old).delete()
    Contradiction.objects.bulk_create(
        Contradiction(
            timeline=timeline,
            audience=audience,
            statements=[list(each) for each in clash.statements],
            left_out=list(clash.left_out),
            events=list(clash.events),
        )
        for clash in wanted.values()
    )
