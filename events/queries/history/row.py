"""A row whose history is asked for by its noun and id, withdrawn or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.models import Actor, Annotation, Citation, Era, Place, Reader, Source, Story, Tag, Timeline
from events.queries.history.field_words import NOUNS
from events.queries.versions.history_names import Names
from events.queries.versions.tracked import Model

#: The nouns of addresses.
MODELS: dict[str, Model] = {
    "source": Source,
    "person": Actor,
    "place": Place,
    "tag": Tag,
    "era": Era,
    "story": Story,
    "citation": Citation,
    "note": Annotation,
}
_PAGES = {"source": "events:source", "person": "events:person", "place": "events:place"}


@dataclass(frozen=True, slots=True)
class NamedRow:
    """The row, what it is and what it is called; `page` names the route of its own page, if it has one."""

    model: Model
    pk: int
    noun: str
    what: str
    name: str
    public_id: UUID
    version: int
    page: str


def row_named(timeline: Timeline, noun: str, public_id: UUID, reader: Reader, *, token: str = "") -> NamedRow | None:
    """The row, if there is one that this reader may see."""
    model: Any = MODELS.get(noun)
    if model is None:
        return None
    row = model.objects.visible_to(reader, token=token).filter(timeline=timeline, public_id=public_id).first()
    if row is None:
        return None
    name = Names.of([(model, row)]).call(model, row)
    return NamedRow(model, row.pk, noun, NOUNS[model], name, row.public_id, row.version, _PAGES.get(noun, ""))
