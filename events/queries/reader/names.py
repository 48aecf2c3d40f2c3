"""How a page names a noun and links to it: as much as this reader may know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.dates import DateValue, say
from events.models import Actor, Event, Source

_IS_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventName:
    """An event as another page mentions it."""

    number: int
    title: str
    mention: str  # its name in a sentence: "the raid in Irbil"; never empty
    date: DateValue | None


@dataclass(frozen=True, slots=True)
class ActorName:
    """A person or organisation as another page mentions it."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source as a sentence or a footnote mentions it. Of a masked one nothing is known but its label."""

    id: UUID
    short: str  # "WSWS"; never empty
    title: str
    container: str
    authors: str
    published: DateValue | None
    url: str
    is_masked: bool = False

    @property
    def link(self) -> str:
        """The address where it may be followed from a page, else ""."""
        return web_link(self.url)

    @property
    def reference(self) -> str:
        """The record in one line: `Peter Symonds, “No easing …”, World Socialist Web Site, 12 March 2007`."""
        if self.is_masked:
            return self.short
        published = say(self.published) if self.published else ""
        title = f"“{self.title}”" if self.title else ""
        where = self.container or (self.short if self.short != self.title else "")
        return ", ".join(filter(None, [self.authors, title, where, published]))


def event_name(event: Event) -> EventName:
    """The event's number, title and date."""
    return EventName(event.number, event.title, event.mention or event.title, event.date_shown)


def actor_name(actor: Actor) -> ActorName:
    """The actor's name."""
    return ActorName(actor.public_id, actor.name)


def source_name(source: Source, *, is_member: bool) -> SourceName:
    """The source by its shortest name; a confidential one by its label, to those who are no members."""
    if source.is_confidential and not is_member:
        return SourceName(source.public_id, source.public_label, "", "", "", None, "", is_masked=True)
    names = source.short_title, source.container_title, source.publisher, source.title, source.url
    return SourceName(
        id=source.public_id,
        short=shortest_name(*names),
        title=source.title,
        container=source.container_title or source.publisher,
        authors=authors_in_words(source.authors),
        published=source.published,
        url=source.url,
    )


def shortest_name(short_title: str, container_title: str, publisher: str, title: str, url: str) -> str:
    """What a source is called where there is little room; never empty."""
    return short_title or container_title or publisher or title or url or "Untitled source"


def web_link(address: str) -> str:
    """The address if it is one of the web; anything else (`javascript:` …) is text and no link."""
    return address if _IS_WEB.match(address) else ""


def coordinates(latitude: float | None, longitude: float | None) -> str:
    """`36.19° N, 44.01° E`; "" where the place has no point."""
    if latitude is None or longitude is None:
        return ""
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"


def authors_in_words(authors: list[dict[str, Any]]) -> str:
    """CSL names as a reader writes them: "Robin Wright and Nancy Trejos"."""
    names = [_name(author) for author in authors]
    names = [name for name in names if name]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _name(author: dict[str, Any]) -> str:
    return str(author.get("literal") or " ".join(filter(None, [author.get("given"), author.get("family")])))
