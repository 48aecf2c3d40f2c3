"""Everything in a timeline that was taken back, by kind: what, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    Era,
    Event,
    EventState,
    Place,
    Reader,
    Relation,
    Source,
    Story,
    Tag,
    Timeline,
    User,
)
from events.queries.notes.mentions import as_read
from events.queries.reader.deed_words import deed_words
from events.queries.versions.history_names import Names, person
from events.queries.versions.tracked import Model, version_model

MOST = 200  # of a kind on a page


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One thing in the bin."""

    noun: str
    id: UUID
    version: int
    name: str
    by: str
    at: datetime | None
    words: str
    reason: str
    change: int | None


@dataclass(frozen=True, slots=True)
class Kind:
    """Things of one kind, the last withdrawn first."""

    title: str
    rows: tuple[Withdrawn, ...]
    is_for_editors: bool


def bin_of(timeline: Timeline, reader: User) -> list[Kind]:
    """The kinds of which something is in the bin (a handful of queries, whatever is in it)."""
    kinds = []
    for noun, (title, model) in KINDS.items():
        rows = list(_withdrawn(model, timeline, reader).order_by("-pk")[:MOST])
        if rows:
            kinds.append(Kind(title, tuple(_described(noun, model, rows)), model is not Annotation))
    return kinds


def row_in_the_bin(timeline: Timeline, noun: str, public_id: UUID, reader: Reader) -> Any | None:
    """The live row, if it is in the bin."""
    if noun not in KINDS or not isinstance(reader, User):
        return None
    return _withdrawn(KINDS[noun][1], timeline, reader).filter(public_id=public_id).first()


def _withdrawn(model: Model, timeline: Timeline, reader: User) -> QuerySet[Any]:
    """What was merged is no longer in any list either, and has a memory of its own; a note is its author's."""
    rows: QuerySet[Any] = model.objects.visible_to(reader).filter(timeline=timeline)  # type: ignore[attr-defined]
    if model is Event:
        return rows.filter(state=EventState.WITHDRAWN, merged_into__isnull=True)
    rows = rows.filter(withdrawn_at__isnull=False)
    if model is Annotation:
        return rows.filter(author=reader)
    return rows.filter(merged_into__isnull=True) if model in (Actor, Place) else rows


def _described(noun: str, model: Model, rows: Iterable[Any]) -> list[Withdrawn]:
    rows = list(rows)
    last = version_model(model).objects.filter(pgh_obj_id__in=[row.pk for row in rows])
    last = dict(
        last.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").values_list("pgh_obj_id", "pgh_context_id")
    )
    changes = Change.objects.select_related("by").in_bulk([key for key in last.values() if key])
    names = Names.of([(model, row) for row in rows])
    return [_one(noun, model, row, changes.get(last.get(row.pk)), names) for row in rows]


def _one(noun: str, model: Model, row: Any, change: Change | None, names: Names) -> Withdrawn:
    if model is Event:
        name = f"{row.number}: {row.title}"
    else:
        name = (row.title or as_read(row, is_member=True)[:80]) if model is Annotation else names.call(model, row)
    return Withdrawn(
        noun=noun,
        id=row.public_id,
        version=row.version,
        name=name,
        by=person(change.by) if change else "",
        at=change.at if change else None,
        words=deed_words(change.verb) if change else "",
        reason=change.reason if change else "",
        change=change.number if change else None,
    )


KINDS: Mapping[str, tuple[str, Model]] = {
    "event": ("Events", Event),
    "citation": ("Citations", Citation),
    "source": ("Sources", Source),
    "person": ("People and organisations", Actor),
    "place": ("Places", Place),
    "tag": ("Tags", Tag),
    "era": ("Eras", Era),
    "story": ("Stories", Story),
    "relation": ("Relations", Relation),
    "note": ("Your notes", Annotation),
}
