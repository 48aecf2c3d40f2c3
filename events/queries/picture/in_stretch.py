"""Which events stand in a stretch of the axis: those whose date, or last announcement, touches it."""

from __future__ import annotations

from typing import Any

from django.db import connection

from events.models import Placement, PlacementKind
from events.models.event import EventQuerySet
from events.queries.lenses.placed_through import laid_over
from events.queries.picture.ground import IN_USE, OF_TIMELINE, Window
from events.queries.reader.kept import PLACEMENTS_IN_ORDER
from events.queries.reader.sight import Sight

_THROUGH = f"""WITH {{told}} nothing AS (SELECT 1) SELECT event_id FROM events_placement
    WHERE {OF_TIMELINE} AND {IN_USE} AND span_begins < %(to)s::bigint AND span_ends > %(from)s::bigint"""  # noqa: S608


def in_stretch(sight: Sight, events: EventQuerySet, window: Window) -> EventQuerySet:
    """Those of `events` that stand there, as the reader's lens has it (one query more through a lens)."""
    if sight.lens is None:
        placed = Placement.objects.filter(
            timeline=sight.timeline,
            audience=sight.audience.value,
            kind__in=(PlacementKind.CURRENT, PlacementKind.ANNOUNCED),
            span_begins__lt=window.ends,
            span_ends__gt=window.begins,
        )
        return events.filter(pk__in=placed.values("event_id"))
    told, whose = laid_over(sight, PLACEMENTS_IN_ORDER)
    asked: dict[str, Any] = {"timeline": sight.timeline.pk, "audience": sight.audience.value} | whose
    with connection.cursor() as cursor:
        cursor.execute(_THROUGH.format(told=told), asked | {"from": window.begins, "to": window.ends})
        return events.filter(pk__in=[event for (event,) in cursor.fetchall()])
