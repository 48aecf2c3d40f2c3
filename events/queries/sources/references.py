"""Sources as references: which a reader may see, which a timeline knows already, and which were brought in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.models import Change, Reader, Source, Timeline
from events.queries.likeness.recognising_many import SourceShelf
from events.queries.naming.shelf import having, source_said
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.sight import Sight
from events.queries.versions.written import written_by

SHOWN = 100  # sources named on the page


@dataclass(frozen=True, slots=True)
class SourcesSeen:
    """Rows that a reader may see at least the label of; more than the label only as a member."""

    rows: tuple[Source, ...]
    is_member: bool


def sources_seen(timeline: Timeline, reader: Reader, *, token: str = "", only: UUID | None = None) -> SourcesSeen:
    """Every standing source that the reader may see, or `only` the one of that id (two queries)."""
    sight = Sight.of_reader(timeline, reader, token)
    rows = sight.of(Source.objects.standing() if only is None else Source.objects.filter(public_id=only))
    return SourcesSeen(tuple(rows), sight.is_member)


def not_cited(seen: SourcesSeen) -> list[Source]:
    """Of what a member sees, the drafts: nothing that is approved rests on them, so that strangers do not see them."""
    if not seen.is_member:
        return []
    rows = Source.objects.filter(pk__in=[row.pk for row in seen.rows])
    return list(rows.exclude(rows.seen_by_strangers()))


def sources_named(seen: SourcesSeen, words: Sequence[str]) -> frozenset[UUID]:
    """Of what a reader sees, the public ids of the sources in which words begin with each of these (one query)."""
    rows = Source.objects.filter(pk__in=[row.pk for row in seen.rows])
    return frozenset(having(rows, source_said(is_member=seen.is_member), words).values_list("public_id", flat=True))


def recognised(timeline: Timeline, described: Sequence[Mapping[str, Any]]) -> list[Source]:
    """For each, by its columns, the standing source that it is; else a new one that is not saved.

    Known are the same address, however it is spelt, and the same title in the same paper on the same day. What is
    described twice is one new source.
    """
    shelf = SourceShelf(timeline, described)
    found = []
    for columns in described:
        source = _known(shelf, columns)
        found.append(source or shelf.put(Source(timeline=timeline, **columns)))
    return found


def _known(shelf: SourceShelf, columns: Mapping[str, Any]) -> Source | None:
    for url in _spellings(columns["url"]):
        source = shelf.find(url=url)
        if source is not None:
            return source
    title, container, short = columns["title"], columns["container_title"], columns["short_title"]
    if title:
        source = shelf.find(title=title, container_title=container)
    elif not columns["url"]:
        source = shelf.find(short_title=short)
    else:
        return None
    return source if source is None or _may_be(source, columns) else None


def _may_be(source: Source, columns: Mapping[str, Any]) -> bool:
    """Whether nothing tells the two apart: of a title that comes back every day, the day does."""
    are_elsewhere = source.url and columns["url"] and not (source.container_title and columns["container_title"])
    are_on_other_days = source.published and columns["published"] and source.published != columns["published"]
    return not are_elsewhere and not are_on_other_days


def _spellings(url: str) -> Iterator[str]:
    """The address with and without a stroke at its end, by http and https."""
    _, mark, rest = url.partition("://")
    if mark:
        yield url
        for way in ("https", "http"):
            for end in ("", "/"):
                yield f"{way}://{rest.rstrip('/')}{end}"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a change has brought in: how many sources, and the first of them."""

    change: int
    count: int
    is_taken_back: bool
    sources: tuple[SourceName, ...]


def brought_in(timeline: Timeline, number: int) -> BroughtIn | None:
    """What the change of that number has brought in; None where it did another thing."""
    change = Change.objects.filter(timeline=timeline, number=number, verb="import_references").first()
    if change is None or not change.made:
        return None
    made = [each.pk for each in written_by(change) if each.model is Source]
    rows = Source.objects.filter(timeline=timeline, pk__in=made, withdrawn_at__isnull=True)
    return BroughtIn(
        change=change.number,
        count=int(change.made["count"]),
        is_taken_back=change.reverted_by.exists(),
        sources=tuple(source_name(row, is_member=True) for row in rows[:SHOWN]),
    )
