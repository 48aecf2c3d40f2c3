"""Turns anew: where events stand in the list. They are derived: no history, and nothing is lost with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from django.db import connection

from events.models import TEMPORAL, Event, PlacementAudience, Relation, Timeline
from events.models.fields import BOUNDS
from events.queries.network.network_rows import Rows, joined, rows_for_audience
from events.queries.sequence.weaving import Beside, beside

_WITHOUT_A_DATE: Final = {f"date_{bound}__isnull": True for bound in BOUNDS}
_ANEW = "SELECT events_turns_anew(%s::bigint[])"
_ALL_ANEW = "SELECT events_turns_anew(array(SELECT id FROM events_event WHERE timeline_id = %s))"
_BESIDE = """
UPDATE events_turn AS turn SET
    start = root.start, ends = root.ends, sort_key = root.sort_key, number = root.number, place = woven.place,
    first_month = root.first_month, last_month = root.last_month,
    relation_id = woven.relation, is_inverse = woven.is_inverse
FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::bigint[], %s::bool[])
    AS woven (event, root, place, relation, is_inverse)
JOIN events_turn AS root ON root.event_id = woven.root
WHERE turn.event_id = woven.event AND turn.audience = %s AND root.audience = turn.audience
"""


def keep_turns(*, timeline: Timeline, events: Collection[int] | None) -> None:
    """Give these events (primary keys) their turns anew and all that relations join with them; None for all.

    Part of another deed, after its computed dates and placements are stored. Triggers have done it already for an event
    that has a date of its own and no relation.
    """
    chosen = None if events is None else joined(events)
    with connection.cursor() as cursor:
        if chosen is None:
            cursor.execute(_ALL_ANEW, [timeline.pk])
        else:
            loose = _loose(chosen)
            if not loose:
                return
            cursor.execute(_ANEW, [loose])
    for audience in PlacementAudience:
        _keep_beside(beside(_within(rows_for_audience(timeline, audience), timeline, chosen), audience), audience)


def keep_turns_beside(*, timeline: Timeline) -> None:
    """The same for a timeline whose rows were all written just now: only of the events without a date of their own."""
    events = Event.objects.filter(timeline=timeline, **_WITHOUT_A_DATE).values_list("pk", flat=True)
    keep_turns(timeline=timeline, events=list(events))


@contextmanager
def turns_afterwards(timeline: Timeline) -> Iterator[None]:
    """Inside a transaction: events come in without turns, and all get theirs at the end. For a timeline that is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dateline.turns', 'later', true)")
        yield
        cursor.execute("SELECT set_config('dateline.turns', '', true)")
        cursor.execute(_ALL_ANEW, [timeline.pk])
    keep_turns_beside(timeline=timeline)


def _loose(events: Collection[int]) -> list[int]:
    """Those that no date of their own puts at its place."""
    return list(Event.objects.filter(pk__in=events, **_WITHOUT_A_DATE).values_list("pk", flat=True))


def _within(rows: Rows, timeline: Timeline, events: Collection[int] | None) -> Rows:
    """Of the rows those that relations join: the components of these events, or all there are."""
    if events is not None:
        found = rows.events.filter(pk__in=events)
        return replace(rows, events=found, relations=rows.relations.filter(event__in=events, other__in=events))
    tied = Relation.objects.filter(timeline=timeline, kind__in=TEMPORAL).order_by()
    ends = tied.values("event_id").union(tied.values("other_id"))
    return replace(rows, events=rows.events.filter(pk__in=ends))


def _keep_beside(found: Mapping[int, Beside], audience: PlacementAudience) -> None:
    if not found:
        return
    columns = zip(
        *((event, each.root, each.place, each.tie.relation, each.tie.is_inverse) for event, each in found.items()),
        strict=True,
    )
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE, [*(list(column) for column in columns), audience.value])
