"""Ids of a document: each stands for one thing, and every reference finds one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from events.exchange.problems import Found, Path, shown

Item = dict[str, Any]


@dataclass(slots=True)
class Ids:
    """What the document names, ids in lower case; citations and readings by the event they stand in."""

    sources: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    annotations: set[str] = field(default_factory=set)
    relations: dict[str, Item] = field(default_factory=dict)
    citations: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)


def ids_in(document: Item) -> tuple[Ids, list[Found]]:
    """The document's ids, and those that stand twice. Lists without an id get one on import and are not here."""
    ids = Ids()
    found: list[Found] = []
    for name in ("sources", "actors", "places", "tags", "eras", "events", "annotations", "relations", "stories"):
        items = document.get(name, [])
        found += _twice((((name, index, "id"), item["id"]) for index, item in enumerate(items)), name)
        if name not in ("relations", "eras", "stories"):
            setattr(ids, name, {item["id"].lower() for item in items})
    ids.relations = {item["id"].lower(): item for item in document.get("relations", [])}
    found += _twice(_below(document.get("sources", []), ("sources",), "digest"), "digest paragraphs")
    found += _twice(_below(document.get("events", []), ("events",), "people"), "people of events")
    found += _twice(_below(document.get("stories", []), ("stories",), "steps"), "steps of stories")
    _gather_citations(document, ids, found)
    return ids, found


def _gather_citations(document: Item, ids: Ids, found: list[Found]) -> None:
    events = document.get("events", [])
    found += _twice(_below(events, ("events",), "citations"), "citations")
    readings: list[tuple[Path, str]] = []
    passages: list[tuple[Path, str]] = list(_below(document.get("annotations", []), ("annotations",), "passages"))
    for index, event in enumerate(events):
        own = event["id"].lower()
        citations = event.get("citations", [])
        at = ("events", index, "citations")
        passages += _below(citations, at, "passages")
        here = list(_below(citations, at, "readings"))
        readings += here
        ids.readings.update((each.lower(), own) for _, each in here)
        ids.citations.update((each["id"].lower(), own) for each in citations if "id" in each)
    found += _twice(readings, "readings")
    found += _twice(passages, "passages")


def _below(items: Iterable[Item], path: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Path and id of everything in the list `name` of the items."""
    for index, item in enumerate(items):
        for inner, part in enumerate(item.get(name, ())):
            if "id" in part:
                yield (*path, index, name, inner, "id"), part["id"]


def _twice(named: Iterable[tuple[Path, str]], kind: str) -> Iterator[Found]:
    seen: set[str] = set()
    for path, each in named:
        if each.lower() in seen:
            yield Found(
                path, f"The id {shown(each)} stands twice among the {kind}", "Give one of them an id of its own."
            )
        seen.add(each.lower())


def missing(item: Item, key: str, known: Iterable[str], where: str) -> Iterator[Found]:
    """The reference under `key`, if it finds nothing in the list `where`."""
    value = item.get(key)
    if value and value.lower() not in known:
        yield unknown_id((key,), value, where)


def unknown_id(path: Path, value: str, where: str) -> Found:
    """A reference that finds nothing."""
    remedy = (
        f"Add it to the document's {where}, or write the id of one that is there. Ids of other timelines mean nothing."
    )
    return Found(path, f"No {where} in this document have the id {shown(value)}", remedy)


def circles(items: list[Item], key: str, name: str) -> Iterator[Found]:
    """Items whose references under `key` lead back to themselves."""
    after = {item["id"].lower(): item[key].lower() for item in items if item.get(key)}
    settled: set[str] = set()
    for index, item in enumerate(items):
        way: list[str] = []
        on_way: set[str] = set()
        at: str | None = item["id"].lower()
        while at is not None and at not in settled and at not in on_way:
            way.append(at)
            on_way.add(at)
            at = after.get(at)
        if at in on_way:
            yield Found((name, index, key), f"{key} leads in a circle back to where it began", "Leave one of them out.")
        settled.update(way)
