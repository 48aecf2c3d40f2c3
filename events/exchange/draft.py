"""A checked document on its way into the tables: its items, the keys they will have, and how rows begin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events.dates import DateValue, under_way
from events.exchange.copying import reserve_keys
from events.exchange.date_objects import DateReader
from events.exchange.identity import Item
from events.exchange.problems import Found
from events.models import (
    Actor,
    Annotation,
    Citation,
    Event,
    Place,
    Reading,
    ReadingForm,
    Relation,
    Source,
    Story,
    Tag,
    Timeline,
)
from events.models.base import new_id
from events.models.fields import date_parts

Row = dict[str, Any]


class Draft:
    """What rows are made from. Events come by number, so that a document in any order makes the same rows."""

    def __init__(self, document: Item, timeline: Timeline, dates: DateReader) -> None:
        self.timeline = timeline
        self.dates = dates
        self.sources: list[Item] = document.get("sources", [])
        self.actors: list[Item] = document.get("actors", [])
        self.places: list[Item] = document.get("places", [])
        self.tags: list[Item] = document.get("tags", [])
        self.eras: list[Item] = document.get("eras", [])
        self.events: list[Item] = sorted(document.get("events", []), key=lambda event: int(event["number"]))
        self.relations: list[Item] = document.get("relations", [])
        self.annotations: list[Item] = document.get("annotations", [])
        self.stories: list[Item] = document.get("stories", [])
        self.keys = _Keys(self)

    def row(self, item: Item, key: int | None = None, **columns: Any) -> Row:
        """The columns that every noun has; without a key or an id, the table makes them."""
        columns["timeline_id"] = self.timeline.pk
        if key is not None:
            columns["id"] = key
        if "id" in item:
            columns["public_id"] = item["id"]
        return columns

    def date(self, item: Item, key: str) -> DateValue | None:
        """The value of a date object, which was found right before."""
        given = item.get(key)
        if given is None:
            return None
        value = self.dates.read(given)
        if isinstance(value, Found):
            raise ValueError(f"{value.what}. {value.remedy}")
        return value

    def reading_date(self, reading: Item) -> DateValue | None:
        """A reading's date. A day on which something was under way is widened to what that says of it."""
        value = self.date(reading, "date")
        if value is not None and value.edtf and reading["form"] == ReadingForm.UNDER_WAY:
            return under_way(value)
        return value


class _Keys:
    """Primary keys of everything that is referred to, by its id in the document."""

    def __init__(self, draft: Draft) -> None:
        citations = [citation for event in draft.events for citation in event.get("citations", ())]
        self.sources = _reserved(Source, draft.sources)
        self.actors = _reserved(Actor, draft.actors)
        self.places = _reserved(Place, draft.places)
        self.tags = _reserved(Tag, draft.tags)
        self.events = _reserved(Event, draft.events)
        self.relations = _reserved(Relation, draft.relations)
        self.annotations = _reserved(Annotation, draft.annotations)
        self.stories = _reserved(Story, draft.stories)
        self.citations = _reserved(Citation, citations)
        self.readings = _reserved(Reading, [each for item in citations for each in item.get("readings", ())])


def _reserved(model: type[Any], items: list[Item]) -> dict[str, int]:
    """By id in lower case. An item without an id is given one, which it keeps."""
    for item in items:
        item["id"] = item["id"].lower() if "id" in item else str(new_id())
    return dict(zip((item["id"] for item in items), reserve_keys(model, len(items)), strict=True))


def taken(item: Item, columns: Iterable[str]) -> Row:
    """The columns that are called as the item's keys; what it leaves out, or says is null, is the default."""
    return {column: item[column] for column in columns if item.get(column) is not None}


def key_of(item: Item, name: str, keys: dict[str, int]) -> int | None:
    """The primary key behind a reference."""
    value = item.get(name)
    return keys[value.lower()] if value else None


def date_columns(name: str, value: DateValue | None) -> Row:
    """The columns of one date."""
    return {f"{name}_{part}": content for part, content in date_parts(value).items()}


def length_columns(name: str, length: Item | None) -> Row:
    """The columns of a gap or a duration."""
    if length is None:
        return {}
    return {f"{name}_least": length["least"], f"{name}_most": length.get("most"), f"{name}_unit": length["unit"]}
