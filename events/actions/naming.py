"""People, places, tags and sources by the names that somebody gave: known ones are recognised, others are made.

To be called inside an open change, whose lock on the ledger keeps two from making the same one at the same time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events.actions.editing import write
from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import Actor, ActorKind, Place, PublishedBasis, Source, Tag, Timeline
from events.queries.likeness.recognising import known_actor, known_place, known_source, known_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as it is typed in beside a fact. Something must name it: a title, a short title or an address."""

    title: str = ""
    short_title: str = ""
    container_title: str = ""
    publisher: str = ""
    authors: str = ""  # "Robin Wright; Nancy Trejos"
    published: str = ""  # a date in people's words
    url: str = ""
    csl_type: str = "document"


#: What may be added to the record of a source that is known already.
_ADDED = ("title", "short_title", "container_title", "publisher", "authors", "url")
_DATED = ("published", "published_as_written", "published_basis")


def actor_named(timeline: Timeline, name: str, *, kind: str = ActorKind.PERSON) -> Actor:
    """The person or organisation of that name or alias; a new one where nobody is called so. Raises Invalid."""
    name = checked({"name": name}, required={"name"})["name"]
    return known_actor(timeline, name) or Actor.objects.create(timeline=timeline, name=name, kind=kind)


def place_named(timeline: Timeline, name: str, **more: Any) -> Place:
    """The place of that name or spelling; a new one where none is called so, with `more` columns. Raises Invalid."""
    name = checked({"name": name}, required={"name"})["name"]
    return known_place(timeline, name) or Place.objects.create(timeline=timeline, name=name, **more)


def tag_named(timeline: Timeline, name: str) -> Tag:
    """The tag of that name, brought back where it was withdrawn; a new one where there is none. Raises Invalid."""
    name = checked({"name": name}, required={"name"})["name"]
    tag = known_tag(timeline, name)
    if tag is None:
        return Tag.objects.create(timeline=timeline, name=name)
    if tag.withdrawn_at is not None:
        tag.withdrawn_at, tag.withdrawn_by, tag.version = None, None, tag.version + 1
        tag.save()
    return tag


def source_named(timeline: Timeline, new: NewSource) -> Source:
    """The source that this describes, if it is known by address, or by title and where it appeared; else a new one.

    What the record of a known one does not say yet is added to it; what it says stays.
    """
    columns = source_columns(new)
    known = known_by(timeline, columns)
    return complete(known, columns) if known else Source.objects.create(timeline=timeline, **columns)


def known_by(timeline: Timeline, columns: Mapping[str, Any]) -> Source | None:
    """The source that these columns describe, if it is known."""
    return known_source(
        timeline, **{name: columns[name] for name in ("url", "title", "short_title", "container_title")}
    )


def complete(source: Source, columns: Mapping[str, Any]) -> Source:
    """Add what was typed to a source's record where that is silent, inside an open change."""
    added = silent_in(source, columns)
    return (write(source, added, version=source.version) or source) if added else source


def silent_in(source: Source, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Of what was typed, the columns about which the record says nothing yet; of a date all or nothing."""
    dated = {name: columns[name] for name in _DATED} if source.published is None and columns["published"] else {}
    return dated | {name: columns[name] for name in _ADDED if columns[name] and not getattr(source, name)}


def source_columns(new: NewSource) -> dict[str, Any]:
    """The columns of what was typed. Raises Invalid by field, each with `source_` before its name."""
    names = ("title", "short_title", "container_title", "publisher", "url", "csl_type")
    try:
        columns = checked({name: getattr(new, name) for name in names})
    except Invalid as error:
        raise Invalid(**{f"source_{name}": problem for name, problem in error.problems.items()}) from error
    if not (columns["title"] or columns["short_title"] or columns["url"]):
        raise Invalid(source_title="Give the source a title, or its address.")
    date = _published(new.published)
    return columns | {
        "authors": authors_typed(new.authors),
        "published": date,
        "published_as_written": new.published.strip() if date else "",
        "published_basis": PublishedBasis.STATED if date else PublishedBasis.UNKNOWN,
    }


def authors_typed(text: str) -> list[dict[str, str]]:
    """CSL names as people type them: "Wright, Robin; Reuters" → family and given, or literal."""
    authors: list[dict[str, str]] = []
    for name in filter(None, (part.strip() for part in text.split(";"))):
        family, comma, given = (part.strip() for part in name.partition(","))
        authors.append({"family": family, "given": given} if comma and given else {"literal": name})
    return authors


def _published(words: str) -> DateValue | None:
    try:
        return read_words(words) if words.strip() else None
    except DateError as error:
        raise Invalid(source_published=error.message) from error
