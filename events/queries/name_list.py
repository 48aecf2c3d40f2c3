"""People and organisations, places and tags by name, as far as the reader may see them, with their events counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Lower

from events.models import Actor, Event, EventState, EventTag, Participation, Place, Tag, Timeline
from events.queries import labels
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class NameLine:
    """One in the list; `note` tells what it is, where that is not plain."""

    id: UUID
    name: str
    note: str
    events: int


def people_list(sight: Sight) -> tuple[NameLine, ...]:
    """Everybody, but those who were joined with another (two queries)."""
    parts = sight.of(Participation.objects.all()).exclude(event__state=EventState.WITHDRAWN)
    rows = sight.of(Actor.objects.standing()).filter(merged_into__isnull=True)
    return _lines(rows, _counted(parts, "actor_id"), labels.KIND_OF_ACTOR)


def place_list(sight: Sight) -> tuple[NameLine, ...]:
    """Every place, but those that were joined with another (two queries)."""
    events = sight.of(Event.objects.standing()).filter(place__isnull=False)
    rows = sight.of(Place.objects.standing()).filter(merged_into__isnull=True)
    return _lines(rows, _counted(events, "place_id", "pk"), labels.KIND_OF_PLACE)


def tag_list(sight: Sight) -> tuple[NameLine, ...]:
    """Every tag (two queries)."""
    carried = sight.of(EventTag.objects.all()).exclude(event__state=EventState.WITHDRAWN)
    return _lines(sight.of(Tag.objects.standing()), _counted(carried, "tag_id"), {})


def binned_tags(timeline: Timeline) -> tuple[Tag, ...]:
    """Tags in the bin, for editors."""
    return tuple(Tag.objects.filter(timeline=timeline, withdrawn_at__isnull=False).order_by(Lower("name"), "pk"))


def _counted(rows: Any, name: str, event: str = "event_id") -> dict[int, int]:
    return dict(rows.order_by().values_list(name).annotate(number=Count(event, distinct=True)))


def _lines(rows: Any, counts: Mapping[int, int], kinds: Mapping[str, str]) -> tuple[NameLine, ...]:
    return tuple(
        NameLine(row.public_id, row.name, kinds.get(getattr(row, "kind", ""), ""), counts.get(row.pk, 0))
        for row in rows.order_by(Lower("name"), "pk")
    )
