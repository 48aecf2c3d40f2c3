"""Which events stand elsewhere on the axis, or look different there, once certain rows have been written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from events.models import Citation, Event, Reading, Relation, Source
from events.queries.versions.tracked import Model


def events_moved_by(rows: Iterable[tuple[Model, Any]]) -> list[Event]:
    """Events whose placements follow from these rows, of a model or of its history (one query, or none)."""
    keys: dict[Model, set[int]] = {Event: set(), Citation: set(), Source: set()}
    for model, row in rows:
        if model is Event or model is Citation or model is Source:
            keys[model].add(row.id)
        if model is Citation:
            keys[Event].add(row.event_id)
        if model is Reading:
            keys[Citation].add(row.citation_id)
        if model is Relation:
            keys[Event] |= {row.event_id, row.other_id}
    if not any(keys.values()):
        return []
    cited = Citation.objects.filter(Q(pk__in=keys[Citation]) | Q(source__in=keys[Source]))
    return list(Event.objects.filter(Q(pk__in=keys[Event]) | Q(pk__in=cited.values("event"))))
