"""Addresses of one timeline's page made from the one that was asked for: with a part left out, or another put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.http import QueryDict

from events.models import Clock
from events.queries.filtering.facets import Facet
from events.queries.filtering.narrowing import NOWHERE, Narrowing
from events.queries.reader import labels
from events.queries.table.columns import chosen, in_address

FILTERS = ("q", "person", "place", "tag", "source", "box", "happened", "todo")
LENSES = ("known", "according")
VIEW = ("view", "from", "to", "group", "event", "page", "order", "sort", "cols", "at", "week", "frame")

#: What is only on the screen: an image, or paper, is of the rest.
ON_SCREEN = ("view", "event", "page", "cols", "sort", "at", "week")


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force, by name, and the address without it."""

    title: str
    name: str
    without: str
    task: str = ""  # the kind of things to do that it is, which have a page of their own


def clean(address: QueryDict, *, leave_out: Sequence[str] = ()) -> QueryDict:
    """The declared parameters that say something, and no others."""
    kept = QueryDict(mutable=True)
    for name in (*FILTERS, *LENSES, *VIEW):
        values = [value for value in address.getlist(name) if value]
        if values and name not in leave_out:
            kept.setlist(name, values)
    return kept


def settled(address: QueryDict) -> QueryDict:
    """The parameters as they are kept: columns as one list, and none where they are the usual ones."""
    kept = clean(address)
    if "cols" in kept:
        columns = in_address(chosen(kept.getlist("cols")))
        kept.setlist("cols", [columns] if columns else [])
    return kept


def with_lens(asked: QueryDict, lens: Mapping[str, str]) -> QueryDict:
    """The parameters with another lens, or with none."""
    changed = asked.copy()
    for name in LENSES:
        changed.pop(name, None)
        if lens.get(name):
            changed[name] = lens[name]
    return changed


def search_of(address: QueryDict, **put: object) -> str:
    """The query string with its question mark, "" where nothing is asked; `put` replaces single parameters."""
    changed = address.copy()
    for name, value in put.items():
        changed[name] = str(value)
    query = changed.urlencode()
    return f"?{query}" if query else ""


@dataclass(frozen=True, slots=True)
class Order:
    """One of the two orders of the list, and the address that has it."""

    name: str
    search: str
    is_shown: bool


def orders(address: QueryDict, shown: Clock) -> list[Order]:
    """By the calendar, which goes without saying in an address, and by the clock; each from the first page on."""
    rest = clean(address, leave_out=["order", "page"])
    found = {Clock.CIVIL: search_of(rest), Clock.INSTANT: search_of(rest, order=Clock.INSTANT.value)}
    return [Order(labels.CLOCK[clock], search, clock == shown) for clock, search in found.items()]


def active(address: QueryDict, facets: Sequence[Facet], narrowing: Narrowing) -> list[Active]:
    """Every filter in force; of the things to do those kinds that the reader may ask for, and did."""
    found = []
    if address.get("q"):
        found.append(Active("Search", f"“{address['q']}”", search_of(clean(address, leave_out=["q"]))))
    for facet in facets:
        chosen = set(address.getlist(facet.name))
        for choice in facet.choices:
            if choice.value in chosen:
                rest = clean(address)
                rest.setlist(facet.name, [value for value in rest.getlist(facet.name) if value != choice.value])
                found.append(Active(facet.title, choice.name, search_of(rest)))
    if NOWHERE in narrowing.place:
        rest = clean(address)
        rest.setlist("place", [value for value in rest.getlist("place") if value not in ("none", str(NOWHERE))])
        found.append(Active("Place", "none", search_of(rest)))
    if narrowing.box:
        found.append(Active("On the map", f"within {narrowing.box.words}", without_page(address, box="")))
    for kind in narrowing.todo:
        rest = clean(address)
        rest.setlist("todo", [value for value in narrowing.todo if value != kind])
        found.append(Active("To do", labels.TODO[kind], search_of(rest), kind))
    return found


def without_page(address: QueryDict, **put: str) -> str:
    """The same view from its first page on, with single parameters in place of others; "" takes one out."""
    changed = clean(address, leave_out=["page", *put])
    return search_of(changed, **{name: value for name, value in put.items() if value})


def asked(address: QueryDict) -> list[tuple[str, str]]:
    """What the results hold beside the filters, for the form of the filters; stretch and box even if empty."""
    sides = [(name, address.get(name, "")) for name in ("from", "to", "box")]
    others = [name for name in VIEW if name not in ("from", "to", "view", "event", "page")]
    return sides + [(name, value) for name in others for value in address.getlist(name)]


def event_in(url: str | None) -> str:
    """The opened event of another address of the page; "" where there is none, or that is no address."""
    return _in(url, "event")


def lens_in(url: str | None) -> dict[str, str]:
    """The lens of another address of the page, by parameter."""
    held = {name: _in(url, name) for name in LENSES}
    return {name: value for name, value in held.items() if value}


def _in(url: str | None, name: str) -> str:
    try:
        query = urlsplit(url or "").query
    except ValueError:
        return ""
    return parse_qs(query).get(name, [""])[0]
