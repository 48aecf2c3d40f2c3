"""Rows of what events refer to: sources and digests, people, places, tags, relations, notes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from events.exchange.draft import Draft, Row, date_columns, key_of, length_columns, taken
from events.exchange.identity import Item

_SOURCE = (
    "csl_type",
    "title",
    "short_title",
    "container_title",
    "publisher",
    "published_as_written",
    "published_basis",
    "published_note",
    "url",
    "archive_url",
    "accessed_on",
    "language",
    "time_zone",
    "calendar",
    "rights",
    "quote_limit",
    "note",
    "public_label",
)
_ANNOTATION = (
    "motivation",
    "title",
    "body",
    "field",
    "attributed_to",
    "audience",
    "written_at",
    "resolved_at",
)


def sources(draft: Draft) -> Iterator[Row]:
    """Rows of events_source, in the document's order."""
    for position, source in enumerate(draft.sources):
        yield {
            **draft.row(source, draft.keys.sources[source["id"]], position=position),
            **taken(source, _SOURCE),
            **date_columns("published", draft.date(source, "published")),
            "authors": json.dumps(source.get("authors", [])),
            "derived_from_id": key_of(source, "derived_from", draft.keys.sources),
        }


def digests(draft: Draft) -> Iterator[Row]:
    """Rows of events_digestparagraph."""
    for source in draft.sources:
        for paragraph in source.get("digest", ()):
            yield draft.row(
                paragraph,
                source_id=draft.keys.sources[source["id"]],
                number=paragraph["paragraph"],
                text=paragraph["text"],
            )


def actors(draft: Draft) -> Iterator[Row]:
    """Rows of events_actor."""
    return _named(draft, draft.actors, draft.keys.actors, ("kind", "name", "description"))


def places(draft: Draft) -> Iterator[Row]:
    """Rows of events_place."""
    return _named(draft, draft.places, draft.keys.places, ("kind", "name", "latitude", "longitude", "note"))


def _named(draft: Draft, items: Sequence[Item], keys: dict[str, int], columns: Sequence[str]) -> Iterator[Row]:
    for item in items:
        yield {
            **draft.row(item, keys[item["id"]]),
            **taken(item, columns),
            "aliases": json.dumps(item.get("aliases", [])),
            "external_ids": json.dumps(item.get("external_ids", {})),
            "merged_into_id": key_of(item, "merged_into", keys),
        }


def tags(draft: Draft) -> Iterator[Row]:
    """Rows of events_tag."""
    for tag in draft.tags:
        yield draft.row(tag, draft.keys.tags[tag["id"]], name=tag["name"])


def eras(draft: Draft) -> Iterator[Row]:
    """Rows of events_era."""
    for era in draft.eras:
        yield {
            **draft.row(era),
            **taken(era, ("title", "date_words")),
            **date_columns("date", draft.date(era, "date")),
        }


def relations(draft: Draft) -> Iterator[Row]:
    """Rows of events_relation."""
    for relation in draft.relations:
        yield {
            **draft.row(relation, draft.keys.relations[relation["id"]]),
            **taken(relation, ("kind", "clock", "is_inferred")),
            **length_columns("gap", relation.get("gap")),
            "event_id": key_of(relation, "event", draft.keys.events),
            "other_id": key_of(relation, "other", draft.keys.events),
            "citation_id": key_of(relation, "citation", draft.keys.citations),
        }


def notes(draft: Draft) -> Iterator[Row]:
    """Rows of events_annotation. Their authors are labels: an import makes nobody say anything."""
    for note in draft.annotations:
        yield {
            **draft.row(note, draft.keys.annotations[note["id"]]),
            **taken(note, _ANNOTATION),
            "event_id": key_of(note, "event", draft.keys.events),
            "citation_id": key_of(note, "citation", draft.keys.citations),
            "source_id": key_of(note, "source", draft.keys.sources),
            "reply_to_id": key_of(note, "reply_to", draft.keys.annotations),
        }
