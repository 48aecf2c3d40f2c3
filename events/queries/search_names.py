"""People, places, tags and sources by what somebody types, those with most events first; what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from events.models import Actor, FacetKind, Place, Source, Tag
from events.queries import labels
from events.queries.names import source_name
from events.queries.search_marks import Piece, pieces, stretches
from events.queries.search_terms import Term
from events.queries.sight import Sight

_SPARE = 3  # times as many are looked at: some are not for this reader, or are so called to members only
_SPELT = "name || ' ' || aliases::text"
_SOURCES = "title || ' ' || short_title || ' ' || container_title || ' ' || public_label"
_HAVING = " AND events_as_name({}) LIKE %s"
_OF_KIND = """
SELECT {facet}, counted.key, counted.events FROM events_facetcount AS counted
JOIN events_{table} AS named ON named.id = counted.key
WHERE counted.timeline_id = %s::bigint AND counted.audience = %s::text AND counted.facet = {facet}::smallint
  AND counted.events > 0 AND named.timeline_id = %s::bigint AND named.withdrawn_at IS NULL{having}
ORDER BY counted.events DESC, counted.key LIMIT %s::bigint
"""


@dataclass(frozen=True, slots=True)
class FoundName:
    """One that can be chosen as a filter: `param` and `id` are what stands in the address."""

    param: str
    kind: str  # "Person", "Place"
    id: UUID
    name: tuple[Piece, ...]
    events: int  # that the reader sees


@dataclass(frozen=True, slots=True)
class _Noun:
    param: str
    facet: FacetKind
    table: str
    names: str  # the expression of its index
    rows: Callable[[Sight], QuerySet[Any]]
    called: Callable[[Any, Sight], Sequence[str]]  # its name, and its other names
    kind: Callable[[Any], str]


def names_found(sight: Sight, terms: Sequence[Term], *, most: int) -> list[FoundName]:
    """At most so many of each kind, those with most events first (one query, and one for each kind that has any)."""
    counts = _counted(sight, terms, most * _SPARE) if terms else {}
    found = []
    for noun in _NOUNS:
        events = counts.get(noun.facet, {})
        rows = noun.rows(sight).filter(pk__in=events) if events else ()
        held = [(row, noun.called(row, sight)) for row in rows]
        held = [(row, called) for row, called in held if _are_all_in(" · ".join(called), terms)]
        for row, called in sorted(held, key=lambda each: (-events[each[0].pk], each[1][0].casefold()))[:most]:
            name = pieces(_shown(called, terms), terms)
            found.append(FoundName(noun.param, noun.kind(row), row.public_id, name, events[row.pk]))
    return sorted(found, key=lambda each: -each.events)


def _counted(sight: Sight, terms: Sequence[Term], most: int) -> dict[int, dict[int, int]]:
    """Numbers of events by facet and key, of those that have names of which words begin so."""
    likes = [f"% {word}%" for word in dict.fromkeys(word for term in terms for word in term.words)]
    statement = " UNION ALL ".join(
        f"({_OF_KIND.format(facet=noun.facet.value, table=noun.table, having=_HAVING.format(noun.names) * len(likes))})"
        for noun in _NOUNS
    )
    parameters: list[Any] = [sight.timeline.pk, sight.audience.value, sight.timeline.pk, *likes, most] * len(_NOUNS)
    counts: dict[int, dict[int, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for facet, key, events in cursor.fetchall():
            counts.setdefault(facet, {})[key] = events
    return counts


def _are_all_in(text: str, terms: Sequence[Term]) -> bool:
    return all(stretches(text, [term]) for term in terms)


def _shown(called: Sequence[str], terms: Sequence[Term]) -> str:
    """The name, with the other name by which it was found."""
    name, *others = called
    if _are_all_in(name, terms):
        return name
    other = next((each for each in others if any(stretches(each, [term]) for term in terms)), "")
    return f"{name} ({other})" if other else name


def _spelt(row: Any, _: Sight) -> list[str]:
    return [row.name, *map(str, row.aliases)]


def _source_names(row: Any, sight: Sight) -> list[str]:
    if row.is_confidential and not sight.is_member:
        return [row.public_label]
    short = source_name(row, is_member=sight.is_member).short
    return [short, *dict.fromkeys(filter(None, (row.title, row.container_title)))]


_NOUNS = (
    _Noun(
        "person",
        FacetKind.PERSON,
        "actor",
        _SPELT,
        lambda sight: sight.of(Actor.objects.standing()),
        _spelt,
        lambda row: labels.KIND_OF_ACTOR[row.kind],
    ),
    _Noun(
        "place",
        FacetKind.PLACE,
        "place",
        _SPELT,
        lambda sight: sight.of(Place.objects.standing()),
        _spelt,
        lambda row: "Place",
    ),
    _Noun(
        "tag",
        FacetKind.TAG,
        "tag",
        "name",
        lambda sight: sight.of(Tag.objects.standing()),
        lambda row, _: [row.name],
        lambda row: "Tag",
    ),
    _Noun(
        "source",
        FacetKind.SOURCE,
        "source",
        _SOURCES,
        lambda sight: sight.of(Source.objects.standing()),
        _source_names,
        lambda row: "Source",
    ),
)
