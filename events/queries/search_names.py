"""People, places, tags and sources by what somebody types, those with most events first; what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from events.models import Actor, FacetCount, FacetKind, Place, Source, Tag
from events.queries import labels
from events.queries.names import source_name
from events.queries.search_marks import Piece, pieces, stretches
from events.queries.search_terms import Term
from events.queries.sight import Sight

LOOKED_AT = 60  # names of one kind that hold the letters: of these the ones with most events are shown


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
    rows: Callable[[Sight], QuerySet[Any]]
    called: Callable[[Any, Sight], Sequence[str]]  # its name, and its other names
    kind: Callable[[Any], str]
    fields: tuple[str, ...]


def names_found(sight: Sight, terms: Sequence[Term], *, most: int) -> list[FoundName]:
    """At most so many of each kind, in the order of the filters (two queries for each kind that has any)."""
    found = [each for noun in _NOUNS for each in _of(noun, sight, terms, most)] if terms else []
    return sorted(found, key=lambda each: -each.events)


def _of(noun: _Noun, sight: Sight, terms: Sequence[Term], most: int) -> list[FoundName]:
    rows = noun.rows(sight)
    for word in {word for term in terms for word in term.words}:
        any_field = Q()
        for field in noun.fields:
            any_field |= Q(**{f"{field}__unaccent__icontains": word})
        rows = rows.filter(any_field)
    held = [(row, noun.called(row, sight)) for row in rows.order_by("pk")[:LOOKED_AT]]
    held = [(row, called) for row, called in held if _are_all_in(" · ".join(called), terms)]
    if not held:
        return []
    counts = dict(
        FacetCount.objects.filter(
            timeline=sight.timeline, audience=sight.audience, facet=noun.facet, key__in=[row.pk for row, _ in held]
        ).values_list("key", "events")
    )
    best = sorted(held, key=lambda each: (-counts.get(each[0].pk, 0), each[1][0].casefold()))[:most]
    return [
        FoundName(
            noun.param, noun.kind(row), row.public_id, pieces(_shown(called, terms), terms), counts.get(row.pk, 0)
        )
        for row, called in best
    ]


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


def _named(rows: QuerySet[Any]) -> QuerySet[Any]:
    spelt: QuerySet[Any] = rows.filter(merged_into__isnull=True).annotate(spellings=Cast("aliases", TextField()))
    return spelt


_NOUNS = (
    _Noun(
        "person",
        FacetKind.PERSON,
        lambda sight: _named(sight.of(Actor.objects.standing())),
        _spelt,
        lambda row: labels.KIND_OF_ACTOR[row.kind],
        ("name", "spellings"),
    ),
    _Noun(
        "place",
        FacetKind.PLACE,
        lambda sight: _named(sight.of(Place.objects.standing())),
        _spelt,
        lambda row: "Place",
        ("name", "spellings"),
    ),
    _Noun(
        "tag",
        FacetKind.TAG,
        lambda sight: sight.of(Tag.objects.standing()),
        lambda row, _: [row.name],
        lambda row: "Tag",
        ("name",),
    ),
    _Noun(
        "source",
        FacetKind.SOURCE,
        lambda sight: sight.of(Source.objects.standing()),
        _source_names,
        lambda row: "Source",
        ("title", "short_title", "container_title", "public_label"),
    ),
)
