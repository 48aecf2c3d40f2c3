"""People, places, tags and sources by what somebody types, those with most events first; what the reader may see.

Who has an event among those that an audience is shown may be named to it: the counts are the rule, as they are for the
choices of filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.models import FacetKind, Source
from events.queries.reader.sight import Sight
from events.queries.search.marks import Piece, pieces, stretches
from events.queries.search.name_rows import NOUNS, NameRow, name_rows
from events.queries.search.terms import Term

_SPARE = 3  # times as many are looked at: some are not for this reader, or are so called to members only


@dataclass(frozen=True, slots=True)
class FoundName:
    """One that can be chosen as a filter: `param` and `id` are what stands in the address."""

    param: str
    kind: str  # "Person", "Place"
    id: UUID
    name: tuple[Piece, ...]
    events: int  # that the reader sees


def names_found(sight: Sight, terms: Sequence[Term], *, most: int) -> list[FoundName]:
    """At most so many of each kind, those with most events first (at most two queries, and one after a change)."""
    rows = sorted(name_rows(sight, terms, most * _SPARE), key=lambda row: -row.events)
    seen = _through(sight, [row.key for row in rows if row.facet == FacetKind.SOURCE])
    found = []
    for noun in NOUNS:
        held = [row for row in rows if row.noun is noun]
        if seen is not None and noun.facet == FacetKind.SOURCE:
            held = [row for row in held if row.key in seen]
        for row, called in _first(sight, held, terms, most):
            name = pieces(_shown(called, terms), terms)
            found.append(FoundName(noun.param, row.word, row.id, name, row.events))
    return sorted(found, key=lambda each: -each.events)


def _first(sight: Sight, rows: Sequence[NameRow], terms: Sequence[Term], most: int) -> list[tuple[NameRow, list[str]]]:
    """At most so many that the reader may know by these words, of equals by name; `rows` have most events first."""
    held: list[tuple[NameRow, list[str]]] = []
    for row in rows:
        if len(held) >= most and row.events < held[-1][0].events:
            break
        called = row.names_for(sight)
        if _are_all_in(" · ".join(called), terms):
            held.append((row, called))
    return sorted(held, key=lambda each: (-each[0].events, each[1][0].casefold()))[:most]


def _through(sight: Sight, sources: Sequence[int]) -> set[int] | None:
    """Those of the sources that the lens lets through; None for all of them."""
    if sight.lens is None or not sources:
        return None
    return set(sight.of(Source.objects.filter(pk__in=sources)).values_list("pk", flat=True))


def _are_all_in(text: str, terms: Sequence[Term]) -> bool:
    return all(stretches(text, [term]) for term in terms)


def _shown(called: Sequence[str], terms: Sequence[Term]) -> str:
    """The name, with the other name by which it was found."""
    name, *others = called
    if _are_all_in(name, terms):
        return name
    other = next((each for each in others if any(stretches(each, [term]) for term in terms)), "")
    return f"{name} ({other})" if other else name
