"""What a timeline can be filtered by, with how many events each choice has. Only what the reader may see is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from events.models import (
    Actor,
    Citation,
    EventState,
    EventTag,
    FacetCount,
    FacetKind,
    Participation,
    Place,
    Source,
    Tag,
)
from events.models.filing import OCCURRENCE_KEYS
from events.queries.filtering.facets_told import counts_of_events, estimated_counts
from events.queries.filtering.narrowing import Narrowing, readable
from events.queries.lenses.tales import outcomes
from events.queries.lenses.told_by import told_by
from events.queries.reader.kept import is_kept
from events.queries.reader.labels import OCCURRENCE
from events.queries.reader.names import source_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

MOST = 200  # choices of one kind; search finds the rest
SHOWN = 24  # of them beside a timeline, as many as the picture has groups; lists of names have all of them
Counts = dict[FacetKind, dict[int, int]]
_MOST_OF_EACH = f"""
SELECT kind, key, events FROM generate_series(1, {len(FacetKind)}) AS kind CROSS JOIN LATERAL (
    SELECT key, events FROM events_facetcount
    WHERE timeline_id = %(timeline)s AND audience = %(audience)s AND facet = kind::smallint AND events > 0 AND key <> 0
    ORDER BY events DESC, key LIMIT %(most)s
) AS most
"""  # noqa: S608 (constants of this file only)
_NOUNS: dict[FacetKind, type[Actor | Place | Tag]] = {
    FacetKind.PERSON: Actor,
    FacetKind.PLACE: Place,
    FacetKind.TAG: Tag,
}
STANDING = ~Q(event__state=EventState.WITHDRAWN)  # beside the rule of visibility, which leaves these to members


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its value in the address, its name, and its number of events."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of filter: the parameter's name, its title on the page, and its choices.

    Those that an owner put in order come first, in that order; then the ones with most events. `more`: others are not
    among the choices.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: bool = False
    is_estimate: bool = False  # of the numbers, to two figures


def facets(sight: Sight, narrowing: Narrowing | None = None) -> list[Facet]:
    """The five kinds, without those that offer no choice (at most six queries, and two for each of which a rare one is
    chosen). What the filters ask for is among the choices, however few events it has. Without filters they are kept
    until the timeline changes.
    """
    return _facets(sight, narrowing) if narrowing else list(_unfiltered(sight))


def _facets(sight: Sight, narrowing: Narrowing | None = None) -> list[Facet]:
    counts, is_estimate = _counted(sight)
    if narrowing is not None and sight.lens is None:
        _count_chosen(sight, narrowing, counts)
    found = [
        Facet("person", "People", _named(sight, Actor, counts[FacetKind.PERSON])),
        Facet("place", "Place", _named(sight, Place, counts[FacetKind.PLACE])),
        Facet("tag", "Tag", _named(sight, Tag, counts[FacetKind.TAG])),
        Facet("source", "Source", _sources(sight, counts[FacetKind.SOURCE])),
        Facet("happened", "Did it happen?", _happened(counts[FacetKind.HAPPENED])),
    ]
    chosen = {value: place for place, value in enumerate(sight.timeline.group_order)}
    ordered = [replace(each, choices=_in_order(each.choices, chosen), is_estimate=is_estimate) for each in found]
    offered = [facet for facet in ordered if len(facet.choices) > 1 or (facet.name == "tag" and facet.choices)]
    return [_cut(facet, _asked_for(narrowing, facet.name)) for facet in offered]


_unfiltered = Remembered(_facets, most=64, is_plain=True)


def _cut(facet: Facet, asked: Collection[str]) -> Facet:
    """Only the first ones, and those that are asked for."""
    if len(facet.choices) <= SHOWN:
        return facet
    kept = [choice for place, choice in enumerate(facet.choices) if place < SHOWN or choice.value in asked]
    return replace(facet, choices=tuple(kept), more=True)


def _asked_for(narrowing: Narrowing | None, name: str) -> frozenset[str]:
    return frozenset(map(str, getattr(narrowing, name))) if narrowing is not None else frozenset()


def _count_chosen(sight: Sight, narrowing: Narrowing, counts: Counts) -> None:
    """Into the counts those of what is asked for and has not been counted among the most."""
    for facet, model in (*_NOUNS.items(), (FacetKind.SOURCE, Source)):
        asked = getattr(narrowing, facet.name.lower())
        if not asked or len(counts[facet]) < MOST:
            continue
        nouns: QuerySet[Any] = model._default_manager.filter(timeline=sight.timeline, public_id__in=asked)
        rows = FacetCount.objects.filter(
            timeline=sight.timeline,
            audience=sight.audience.value,
            facet=facet,
            events__gt=0,
            key__in=nouns.values("pk"),
        )
        counts[facet].update(rows.values_list("key", "events"))


def groups(sight: Sight, kind: str) -> tuple[Choice, ...]:
    """What events can be grouped by, of one kind: in the order an editor gave, then those with most events.

    Answers to whether it happened have an order of their own. Raises KeyError for what is no kind.
    """
    facet = FacetKind[kind.upper()]
    counts = _counted(sight)[0][facet]
    if facet == FacetKind.HAPPENED:
        return _happened(counts)
    found = _sources(sight, counts) if facet == FacetKind.SOURCE else _named(sight, _NOUNS[facet], counts)
    chosen = {value: place for place, value in enumerate(sight.timeline.group_order)}
    return _in_order(found, chosen)


def _in_order(choices: Sequence[Choice], chosen: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: chosen.get(choice.value, len(chosen))))


def _counted(sight: Sight) -> tuple[Counts, bool]:
    """The counts, and whether they come from a sample: of very much that is seen through a lens."""
    if sight.lens is None:
        return _counts(sight), False
    if told_by(sight).is_few:
        return _counts_through(sight), False
    return {facet: _first(counts) for facet, counts in estimated_counts(sight).items()}, True


def _first(counts: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1])[:MOST])


def _counts(sight: Sight) -> Counts:
    """By facet, how many events its keys have: those with most, from the counts that triggers keep. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_MOST_OF_EACH, {"timeline": sight.timeline.pk, "audience": sight.audience.value, "most": MOST})
        found: Counts = {facet: {} for facet in FacetKind}
        for facet, key, number in cursor.fetchall():
            found[FacetKind(facet)][key] = number
    return found


def _counts_through(sight: Sight) -> Counts:
    """The same of what a lens lets through, counted now."""
    cited = sight.of(Citation.objects.filter(STANDING, withdrawn_at__isnull=True)).order_by()
    happened = Counter(OCCURRENCE_KEYS[value] for value in outcomes(sight).values())
    events = counts_of_events(sight) if is_kept(sight) else _of_events(sight)
    return {
        **{facet: _first(counts) for facet, counts in events.items()},
        FacetKind.SOURCE: _most(cited.values_list("source_id").annotate(number=Count("event", distinct=True))),
        FacetKind.HAPPENED: dict(happened),
    }


def _of_events(sight: Sight) -> Counts:
    """Of people, places and tags, from what is written."""
    parts, placed = sight.of(Participation.objects.filter(STANDING)), readable(sight).filter(place__isnull=False)
    tagged = sight.of(EventTag.objects.filter(STANDING))
    actor, place = Coalesce("actor__merged_into", "actor_id"), Coalesce("place__merged_into", "place_id")
    return {
        FacetKind.PERSON: _most(parts.order_by().values_list(actor).annotate(number=Count("event", distinct=True))),
        FacetKind.PLACE: _most(placed.order_by().values_list(place).annotate(number=Count("pk"))),
        FacetKind.TAG: _most(tagged.order_by().values_list("tag_id").annotate(number=Count("event"))),
    }


def _most(counted: QuerySet[Any, Any]) -> dict[int, int]:
    return dict(counted.order_by("-number")[:MOST])


def _named(sight: Sight, model: type[Actor | Place | Tag], counts: Mapping[int, int]) -> tuple[Choice, ...]:
    rows: QuerySet[Any] = model._default_manager.filter(timeline=sight.timeline, pk__in=list(counts))
    named = rows.values_list("pk", "public_id", "name")
    return _ranked((public_id, name, counts[pk]) for pk, public_id, name in named)


def _sources(sight: Sight, counts: Mapping[int, int]) -> tuple[Choice, ...]:
    """Each source by its shortest name, as far as the reader may know it."""
    sources = sight.of(Source.objects.filter(pk__in=list(counts)))
    return _ranked(
        (source.public_id, source_name(source, is_member=sight.is_member).short, counts[source.pk])
        for source in sources
    )


def _happened(counts: Mapping[int, int]) -> tuple[Choice, ...]:
    known = ((value, words, counts.get(OCCURRENCE_KEYS[value], 0)) for value, words in OCCURRENCE.items())
    return tuple(Choice(*each) for each in known if each[2])


def _ranked(rows: Iterable[Sequence[object]]) -> tuple[Choice, ...]:
    choices = [Choice(str(value), str(name), int(str(number))) for value, name, number in rows]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.name.casefold())))
