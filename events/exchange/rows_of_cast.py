"""Rows of what made-up events refer to: people, places, tags and sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from events.actions.quoting import Allotment, quotable
from events.dates import DateValue, Precision, parse
from events.exchange.copying import reserve_keys
from events.exchange.draft import Row, date_columns
from events.invention import Cast, InventedDate
from events.models import Actor, Place, Source, Tag, Timeline

_SHAPE = (7 << 76) | (2 << 62)  # version and variant of a UUIDv7 (RFC 9562, 5.7)


class Ids:
    """Public ids that are the same for the same seed and come in order, as a clock's would."""

    def __init__(self, seed: int) -> None:
        self._next = (seed % 2**32) << 96 & (2**128 - 1)

    def __call__(self) -> str:
        """Another one, in hexadecimal, which the database reads as quickly as any."""
        self._next += 1 << 80
        return f"{self._next | _SHAPE:032x}"


@lru_cache(maxsize=20_000)
def value_of(date: InventedDate) -> DateValue:
    """The value; days of a burst are read once."""
    return parse(date.edtf, precision=Precision(date.precision) if date.precision else None)


@lru_cache(maxsize=20_000)
def columns_of(name: str, date: InventedDate | None) -> Row:
    """The columns of one date, to be copied from."""
    return date_columns(name, None if date is None else value_of(date))


class Settled:
    """The cast with its primary keys, and what is left to quote of each source."""

    def __init__(self, cast: Cast, timeline: Timeline, ids: Ids) -> None:
        self.cast, self.timeline, self.ids = cast, timeline, ids
        self.places = reserve_keys(Place, len(cast.places))
        self.actors = reserve_keys(Actor, len(cast.actors))
        self.tags = reserve_keys(Tag, len(cast.tags))
        self.sources = reserve_keys(Source, len(cast.sources))
        self.published = [value_of(source.published) for source in cast.sources]
        each = timeline.quote_characters
        self.allotments = [
            Allotment(quotable(Source(rights=source.rights), timeline), each=each) for source in cast.sources
        ]

    def row(self, key: int | None = None, **columns: object) -> Row:
        """The columns that every noun has."""
        columns |= {"timeline_id": self.timeline.pk, "public_id": self.ids()}
        return columns if key is None else columns | {"id": key}

    def place_rows(self) -> Iterator[Row]:
        """Rows of events_place."""
        for key, place in zip(self.places, self.cast.places, strict=True):
            yield self.row(key, kind=place.kind, name=place.name, latitude=place.latitude, longitude=place.longitude)

    def actor_rows(self) -> Iterator[Row]:
        """Rows of events_actor."""
        for key, actor in zip(self.actors, self.cast.actors, strict=True):
            yield self.row(key, kind=actor.kind, name=actor.name, aliases=json.dumps(actor.aliases))

    def tag_rows(self) -> Iterator[Row]:
        """Rows of events_tag."""
        for key, name in zip(self.tags, self.cast.tags, strict=True):
            yield self.row(key, name=name)

    def source_rows(self) -> Iterator[Row]:
        """Rows of events_source."""
        for position, (key, source) in enumerate(zip(self.sources, self.cast.sources, strict=True)):
            given, family = source.author
            yield {
                **self.row(key, position=position, csl_type=source.csl_type, title=source.title),
                **columns_of("published", source.published),
                "container_title": source.container,
                "published_basis": "stated",
                "authors": json.dumps([{"family": family, "given": given}] if family else []),
                "language": source.language,
                "rights": source.rights,
            }
