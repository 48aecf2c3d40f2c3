"""People and organisations, places and tags by name, as far as the reader may see them, with their events counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Lower

from events.models import Actor, FacetKind, Place, Tag, Timeline
from events.queries.naming.filed_counts import events_under
from events.queries.naming.shelf import Shelf, ShelfAsked, name_said, shelf
from events.queries.reader import labels
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class NameLine:
    """One in the list; `note` tells what it is, where that is not plain."""

    id: UUID
    name: str
    note: str
    events: int


def people_list(sight: Sight, asked: ShelfAsked) -> Shelf[NameLine]:
    """Everybody, but those who were joined with another (three queries, with words four)."""
    rows = sight.of(Actor.objects.standing()).filter(merged_into__isnull=True)
    return _shelf(sight, rows, asked, FacetKind.PERSON, labels.KIND_OF_ACTOR)


def place_list(sight: Sight, asked: ShelfAsked) -> Shelf[NameLine]:
    """Every place, but those that were joined with another (as many)."""
    rows = sight.of(Place.objects.standing()).filter(merged_into__isnull=True)
    return _shelf(sight, rows, asked, FacetKind.PLACE, labels.KIND_OF_PLACE)


def tag_list(sight: Sight, asked: ShelfAsked) -> Shelf[NameLine]:
    """Every tag (as many)."""
    return _shelf(sight, sight.of(Tag.objects.standing()), asked, FacetKind.TAG, {})


def tag_line(sight: Sight, tag: UUID) -> NameLine:
    """One tag of that list. Raises LookupError where the reader sees none (two queries)."""
    rows = sight.of(Tag.objects.standing()).filter(public_id=tag)
    for line in _lines(sight, rows, FacetKind.TAG, {}):
        return line
    raise LookupError(tag)


def binned_tags(timeline: Timeline) -> tuple[Tag, ...]:
    """Tags in the bin, for editors."""
    return tuple(Tag.objects.filter(timeline=timeline, withdrawn_at__isnull=False).order_by(Lower("name"), "pk"))


def _shelf(
    sight: Sight, rows: QuerySet[Any, Any], asked: ShelfAsked, facet: FacetKind, kinds: Mapping[str, str]
) -> Shelf[NameLine]:
    said = F("name") if facet == FacetKind.TAG else name_said()
    return shelf(rows.order_by(Lower("name"), "pk"), said, asked, lambda shown: _lines(sight, shown, facet, kinds))


def _lines(sight: Sight, rows: Iterable[Any], facet: FacetKind, kinds: Mapping[str, str]) -> Iterator[NameLine]:
    events = events_under(sight, facet, [row.pk for row in rows])
    for row in rows:
        yield NameLine(row.public_id, row.name, kinds.get(getattr(row, "kind", ""), ""), events.get(row.pk, 0))
