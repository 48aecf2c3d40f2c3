"""People, places, tags and sources by what somebody types, those with most events first; what the reader may see.

Who has an event among those that an audience is shown may be named to it: the counts are the rule, as they are for the
choices of filters. So one statement finds and reads all kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from events.models import FacetKind, Source
from events.queries import labels
from events.queries.names import source_name
from events.queries.search_marks import Piece, pieces, stretches
from events.queries.search_terms import Term
from events.queries.sight import Sight

_SPARE = 3  # times as many are looked at: some are not for this reader, or are so called to members only
_COMMON = 1_000  # events from which on names with the word are looked for among those with most events
_WALKED = 300  # of those, of each kind
_COUNTED = 200  # of names alike, of each kind: those that are not among the first have few events each
# `called` is the name as it is looked for, kept by the database (migration 0019). OFFSET 0: the order of the plan.
_AMONG_THE_FIRST = """
SELECT {facet}, key, events, public_id, kind, names FROM (
    SELECT key, events FROM events_facetcount
    WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text AND facet = {facet}::smallint
      AND events > 0 ORDER BY events DESC, key LIMIT {walked}
) AS first CROSS JOIN LATERAL (
    SELECT public_id, {kind} AS kind, {names} AS names FROM events_{table}
    WHERE id = first.key AND withdrawn_at IS NULL AND {having} OFFSET 0
) AS named ORDER BY events DESC, key LIMIT %(most)s::bigint
"""
_BY_LETTERS = """
SELECT {facet}, id, events, public_id, kind, names FROM (
    SELECT * FROM (
        SELECT id, public_id, {kind} AS kind, {names} AS names FROM events_{table}
        WHERE timeline_id = %(timeline)s::bigint AND withdrawn_at IS NULL AND {having} OFFSET 0
    ) AS alike ORDER BY id LIMIT {counted}
) AS named CROSS JOIN LATERAL (
    SELECT events FROM events_facetcount
    WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text AND facet = {facet}::smallint
      AND key = named.id AND events > 0 OFFSET 0
) AS counted ORDER BY events DESC, id LIMIT %(most)s::bigint
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
    names: str  # SQL: text[], what `names_of` makes names of
    kind: str = "''"  # SQL: text, "" where `word` says it
    word: str = ""
    is_in_words: bool = True  # whether events have its names among their words
    names_of: Callable[[Sequence[str], Sight], list[str]] = lambda names, _: list(names)  # its name, and other names


@dataclass(frozen=True, slots=True)
class _Row:
    noun: _Noun
    key: int
    events: int
    id: UUID
    kind: str
    called: list[str]


def names_found(sight: Sight, terms: Sequence[Term], *, most: int) -> list[FoundName]:
    """At most so many of each kind, those with most events first (at most three queries)."""
    rows = [row for row in _rows(sight, terms, most * _SPARE) if _are_all_in(" · ".join(row.called), terms)]
    seen = _through(sight, [row.key for row in rows if row.noun.facet == FacetKind.SOURCE])
    found = []
    for noun in _NOUNS:
        held = [row for row in rows if row.noun is noun and (seen is None or row.key in seen or noun.param != "source")]
        for row in sorted(held, key=lambda row: (-row.events, row.called[0].casefold()))[:most]:
            name = pieces(_shown(row.called, terms), terms)
            found.append(FoundName(noun.param, row.kind, row.id, name, row.events))
    return sorted(found, key=lambda each: -each.events)


def _through(sight: Sight, sources: Sequence[int]) -> set[int] | None:
    """Those of the sources that the lens lets through; None for all of them."""
    if sight.lens is None or not sources:
        return None
    return set(sight.of(Source.objects.filter(pk__in=sources)).values_list("pk", flat=True))


def _rows(sight: Sight, terms: Sequence[Term], most: int) -> list[_Row]:
    """Those that have names of which words begin so, of each kind at most so many, most events first.

    They are looked for among those with most events; where too few of a kind are there, by letters. Names of people and
    places are among the words of events, which tells beforehand whether there are any, and whether they are rare.
    """
    if not terms:
        return []
    rarest = min(term.events for term in terms)
    likely = [noun for noun in _NOUNS if rarest or not noun.is_in_words]
    walked = [noun for noun in likely if rarest > _COMMON or not noun.is_in_words]
    found = _asked(sight, _AMONG_THE_FIRST, walked, terms, most)
    enough = [noun for noun in walked if sum(row.noun is noun for row in found) == most]
    left = [noun for noun in likely if noun not in enough]
    known = {(row.noun, row.key) for row in found}
    return found + [row for row in _asked(sight, _BY_LETTERS, left, terms, most) if (row.noun, row.key) not in known]


def _asked(sight: Sight, how: str, nouns: Sequence[_Noun], terms: Sequence[Term], most: int) -> list[_Row]:
    if not nouns:
        return []
    found = []
    with connection.cursor() as cursor:
        cursor.execute(*asked_for(sight, how, nouns, terms, most))
        for facet, key, events, public_id, kind, names in cursor.fetchall():
            noun = _BY_FACET[facet]
            word = labels.KIND_OF_ACTOR[kind] if kind else noun.word
            found.append(_Row(noun, key, events, public_id, word, noun.names_of(names, sight)))
    return found


def asked_for(
    sight: Sight, how: str, nouns: Sequence[_Noun], terms: Sequence[Term], most: int
) -> tuple[str, dict[str, Any]]:
    """The statement for these kinds, and its parameters."""
    words = dict.fromkeys(word for term in terms for word in term.words)
    likes = {f"like_{place}": f"% {word}%" for place, word in enumerate(words)}
    having = " AND ".join(f"called LIKE %({like})s" for like in likes)
    statement = " UNION ALL ".join(
        f"({how.format(facet=noun.facet.value, table=noun.table, kind=noun.kind, names=noun.names, **also)})"
        for noun in nouns
        for also in ({"having": having, "walked": _WALKED, "counted": _COUNTED},)
    )
    return statement, {"timeline": sight.timeline.pk, "audience": sight.audience.value, "most": most, **likes}


def _are_all_in(text: str, terms: Sequence[Term]) -> bool:
    return all(stretches(text, [term]) for term in terms)


def _shown(called: Sequence[str], terms: Sequence[Term]) -> str:
    """The name, with the other name by which it was found."""
    name, *others = called
    if _are_all_in(name, terms):
        return name
    other = next((each for each in others if any(stretches(each, [term]) for term in terms)), "")
    return f"{name} ({other})" if other else name


def _source_names(names: Sequence[str], sight: Sight) -> list[str]:
    """Of a confidential source strangers know its label and no other name."""
    row = Source(**dict(zip(_NAMES_OF_SOURCE, names, strict=True)))
    if row.is_confidential and not sight.is_member:
        return [row.public_label]
    short = source_name(row, is_member=sight.is_member).short
    return [short, *dict.fromkeys(filter(None, (row.title, row.container_title)))]


_NAMES_OF_SOURCE = ("public_label", "title", "short_title", "container_title", "publisher", "url")
_SPELT = "events_names(name, aliases)"
_NOUNS = (
    _Noun("person", FacetKind.PERSON, "actor", _SPELT, "kind"),
    _Noun("place", FacetKind.PLACE, "place", _SPELT, word="Place"),
    _Noun("tag", FacetKind.TAG, "tag", "ARRAY[name]", word="Tag", is_in_words=False),
    _Noun(
        "source",
        FacetKind.SOURCE,
        "source",
        f"ARRAY[{', '.join(_NAMES_OF_SOURCE)}]",
        word="Source",
        is_in_words=False,
        names_of=_source_names,
    ),
)
_BY_FACET = {noun.facet.value: noun for noun in _NOUNS}
