"""What a schema cannot say: references, dates, and what must hold between the keys of an item.

The database states the same rules as constraints; here they are found first, with their place and a remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from events.actions.eras import lasting
from events.dates import DateError
from events.exchange.date_objects import DateReader, is_iana_zone
from events.exchange.identity import Ids, Item, circles, ids_in, missing, unknown_id
from events.exchange.meaning_of_events import problems_in_events, problems_in_relations
from events.exchange.meaning_of_stories import problems_in_stories
from events.exchange.problems import Found, shown
from events.models import Occurrence


def problems_in(document: Item, dates: DateReader) -> list[Found]:
    """Everything that is wrong with a document of the right shape, in its order."""
    ids, found = ids_in(document)
    found += (each.under("timeline") for each in _in_timeline(document["timeline"], dates))
    found += (each.under("timeline") for each in _in_groups(document["timeline"], ids))
    found += _each(document, "sources", lambda source: _in_source(source, ids, dates))
    found += _each(document, "actors", lambda actor: missing(actor, "merged_into", ids.actors, "actors"))
    found += _each(document, "places", lambda place: _in_place(place, ids))
    found += _names_twice(document.get("tags", []))
    found += _each(document, "eras", lambda era: _in_era(era, dates))
    found += problems_in_events(document.get("events", []), ids, dates)
    found += problems_in_relations(document.get("relations", []), ids)
    found += _each(document, "annotations", lambda note: _in_annotation(note, ids))
    found += problems_in_stories(document.get("stories", []), ids)
    for name, key in (
        ("sources", "derived_from"),
        ("actors", "merged_into"),
        ("places", "merged_into"),
        ("annotations", "reply_to"),
    ):
        found += circles(document.get(name, []), key, name)
    return found


def _each(document: Item, name: str, look: Any) -> Iterator[Found]:
    for index, item in enumerate(document.get(name, [])):
        for each in look(item):
            yield each.under(index).under(name)


def _dated(item: Item, key: str, dates: DateReader) -> Iterator[Found]:
    """What is wrong with the date object under `key`, if there is one."""
    if item.get(key) is not None:
        read = dates.read(item[key])
        if isinstance(read, Found):
            yield read.under(key)


def _in_timeline(timeline: Item, dates: DateReader) -> Iterator[Found]:
    yield from _zone(timeline, "time_zone")
    if timeline.get("time_zone") == "":
        yield Found(
            ("time_zone",), "The timeline has no time zone", "Leave the key out for UTC, or write an IANA name."
        )
    opening = timeline.get("opening_range")
    if opening is not None:
        read = dates.read(opening)
        if isinstance(read, Found):
            yield read.under("opening_range")
        elif read.begins_earliest is None or read.ends_latest is None:
            yield Found(
                ("opening_range",), "The range has a side without a bound", "Write both, as 2007-01-01/2007-05-31."
            )


def _in_groups(timeline: Item, ids: Ids) -> Iterator[Found]:
    """Groups are people, places, tags and sources of the document, or answers to whether it happened."""
    named = ids.actors | ids.places | ids.tags | ids.sources
    for key, words in (("group_order", ()), ("group_collapsed", ("", *Occurrence.values))):
        for index, each in enumerate(timeline.get(key, ())):
            if each.lower() not in named and each not in words:
                yield unknown_id((key, index), each, "people, places, tags or sources")


def _in_era(era: Item, dates: DateReader) -> Iterator[Found]:
    read = dates.read(era["date"])
    if isinstance(read, Found):
        yield read.under("date")
        return
    try:
        lasting(read)
    except DateError as error:
        yield Found(("date",), "The date is no stretch that has surely begun when it ends", error.message)


def _zone(item: Item, key: str) -> Iterator[Found]:
    if item.get(key) and not is_iana_zone(item[key]):
        yield Found((key,), f"{shown(item[key])} is no time zone", "Write an IANA name, as Asia/Baghdad.")


def _in_source(source: Item, ids: Ids, dates: DateReader) -> Iterator[Found]:
    yield from _dated(source, "published", dates)
    yield from _zone(source, "time_zone")
    yield from missing(source, "derived_from", ids.sources, "sources")
    accessed_on = source.get("accessed_on")
    if accessed_on is not None and not _is_day(accessed_on):
        yield Found(("accessed_on",), f"{shown(accessed_on)} is no day", "Write one that exists, as 2007-03-10.")
    seen: set[int] = set()
    for index, paragraph in enumerate(source.get("digest", [])):
        number = paragraph["paragraph"]
        if number in seen:
            what = f"Paragraph {number} is summarised twice"
            yield Found(("digest", index, "paragraph"), what, "Join the two, or correct one number.")
        seen.add(number)


def _in_place(place: Item, ids: Ids) -> Iterator[Found]:
    yield from missing(place, "merged_into", ids.places, "places")
    if (place.get("latitude") is None) != (place.get("longitude") is None):
        key = "longitude" if place.get("longitude") is None else "latitude"
        yield Found((key,), f"The place has no {key}", "Write both coordinates, or neither.")


def _names_twice(tags: Iterable[Item]) -> Iterator[Found]:
    seen: set[str] = set()
    for index, tag in enumerate(tags):
        if tag["name"] in seen:
            yield Found(("tags", index, "name"), f"The tag {shown(tag['name'])} stands twice", "Keep one of the two.")
        seen.add(tag["name"])


def _in_annotation(note: Item, ids: Ids) -> Iterator[Found]:
    targets = [key for key in ("event", "citation", "source") if note.get(key)]
    if len(targets) != 1:
        count = "nothing" if not targets else " and ".join(targets)
        yield Found((), f"The note is about {count}", "Name exactly one of event, citation and source.")
    yield from missing(note, "event", ids.events, "events")
    yield from missing(note, "citation", ids.citations, "citations")
    yield from missing(note, "source", ids.sources, "sources")
    yield from missing(note, "reply_to", ids.annotations, "annotations")
    for key in ("written_at", "resolved_at"):
        if note.get(key) is not None and instant(note[key]) is None:
            yield Found((key,), f"{shown(note[key])} is no time", "Write one that exists, as 2007-03-12T09:30:00Z.")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def instant(text: str) -> datetime | None:
    """A time in UTC as documents write it; None for one that does not exist."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
