"""A timeline as a stream of canonical JSON, straight from COPY at flat memory.

Canonical: UTF-8, characters as they are, one list item per line, keys in the schema's order, nothing that is a
default, sources by position, events by number, notes by time, the rest by id, a newline at the end. The same content
is the same bytes, whichever database it comes from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from events.exchange.date_objects import range_object
from events.exchange.document_sql import groups_in_document, queries
from events.exchange.laid_over import laid_over, lens_parameters
from events.exchange.shape import schema
from events.models import Placement, PlacementAudience, Reader, Timeline
from events.queries.reader.sight import Sight

# CSV whose quote and delimiter never occur in JSON, so that COPY passes each line through as it is.
AS_IT_IS = "FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'"
ID = 36  # characters of one; the other groups are words
CHUNK = 65_536  # bytes, about; enough that a row costs no write of its own


def export_document(timeline: Timeline, reader: Reader) -> Iterator[bytes]:
    """What `reader` may see of a timeline that was found by `visible_to`: as a member, or as the public does."""
    audience = Placement.objects.all().audience_for(reader, timeline.pk)
    return _document(timeline, is_public=audience == PlacementAudience.PUBLIC)


def export_through(sight: Sight) -> Iterator[bytes]:
    """The same through the reader's lens: only what its sources say, with the dates and outcomes that follow."""
    if sight.lens is None:
        return export_document(sight.timeline, sight.reader)
    return _document(sight.timeline, is_public=not sight.is_member, lens=lens_parameters(sight))


def export_whole(timeline: Timeline) -> Iterator[bytes]:
    """What members see: for whoever runs this machine, who needs no account to read its database."""
    return _document(timeline, is_public=False)


def _document(timeline: Timeline, *, is_public: bool, lens: dict[str, Any] | None = None) -> Iterator[bytes]:
    """One snapshot of the database, whatever is written meanwhile. The transaction ends with the stream."""
    with _one_snapshot():
        stored = Timeline.objects.get(pk=timeline.pk)
        groups = _groups(stored, groups_in_document(is_public=is_public), lens)
        head = json.dumps(_timeline(stored, groups), ensure_ascii=False)
        yield f'{{"format": "dateline-timeline", "version": 1,\n"timeline": {head}'.encode()
        for name, query in queries(is_public=is_public).items():
            yield f',\n"{name}": ['.encode()
            yield from _lines(laid_over(query) if lens else query, {"timeline": stored.pk, **(lens or {})})
            yield b"]"
        yield b"}\n"


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """A read-only transaction in which every statement sees the same; inside another, that one's rules hold."""
    is_inside = connection.in_atomic_block
    with transaction.atomic():
        if not is_inside:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _lines(query: str, parameters: dict[str, Any]) -> Iterator[bytes]:
    """The items of one list, each on a line of its own, gathered into chunks."""
    gathered: list[bytes] = []
    size = 0
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT ({AS_IT_IS})", parameters) as rows,
    ):
        before = b"\n"
        for row in rows:
            line = bytes(row)
            gathered += (before, line[:-1])
            size += len(line)
            before = b",\n"
            if size > CHUNK:
                yield b"".join(gathered)
                gathered, size = [], 0
    if before != b"\n":
        gathered.append(b"\n")
    yield b"".join(gathered)


def _groups(timeline: Timeline, query: str, lens: dict[str, Any] | None) -> dict[str, list[str]]:
    """The order of groups and those folded, without ids of what does not stand in this document."""
    asked = {"group_order": timeline.group_order, "group_collapsed": timeline.group_collapsed}
    ids = [each for keys in asked.values() for each in keys if len(each) == ID]
    if not ids:
        return asked
    with connection.cursor() as cursor:
        cursor.execute(laid_over(query) if lens else query, {"timeline": timeline.pk, "groups": ids, **(lens or {})})
        known = {each for (each,) in cursor.fetchall()}
    return {key: [each for each in keys if each in known or len(each) != ID] for key, keys in asked.items()}


def _timeline(timeline: Timeline, groups: dict[str, list[str]]) -> dict[str, Any]:
    """The head of the document: keys in the schema's order, without those that are the default."""
    opening = None
    if timeline.opening_from is not None and timeline.opening_to is not None:
        opening = range_object(timeline.opening_from, timeline.opening_to)
    definitions = schema()["$defs"]
    head: dict[str, Any] = {}
    for key, meant in definitions["timeline"]["properties"].items():
        value = opening if key == "opening_range" else groups[key] if key in groups else getattr(timeline, key)
        default = meant.get("default", definitions["language"]["default"] if key == "language" else None)
        if value not in (None, "", [], default):
            head[key] = value
    return head
