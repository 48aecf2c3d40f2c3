"""People, places, tags and sources by what somebody types, those with most events first; what the reader may see.

Who has an event among those that an audience is shown may be named to it: the counts are the rule, as they are for the
choices of filters. So one statement finds all kinds and reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
_SPELT = "name || ' ' || aliases::text"
_SOURCES = "title || ' ' || short_title || ' ' || container_title || ' ' || public_label"
_HAVING = " AND events_as_name({}) LIKE %s"
_OF_KIND = """
SELECT {facet}, counted.key, counted.events, public_id, {kind} AS kind, {called} AS called
FROM events_facetcount AS counted JOIN events_{table} AS named ON named.id = counted.key
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
    called: str  # SQL: text[], what `names_of` makes names of
    kind: str  # SQL: text, "" where `word` says it
    word: str = ""
    names_of: Callable[[Sequence[str], Sight], list[str]] = lambda called, _: list(called)  # its name, and other names

    def statement(self, words: int) -> str:
        """Those of which so many words are the beginnings of names."""
        having = _HAVING.format(self.names) * words
        return _OF_KIND.format(
            facet=self.facet.value, table=self.table, kind=self.kind, called=self.called, having=having
        )


@dataclass(frozen=True, slots=True)
class _Row:
    noun: _Noun
    key: int
    events: int
    id: UUID
    kind: str
    called: list[str]


def names_found(sight: Sight, terms: Sequence[Term], *, most: int) -> list[FoundName]:
    """At most so many of each kind, those with most events first (one query; through a lens another for sources)."""
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


def _rows(sight: Sight, terms: Sequence[Term], most: int) -> Iterator[_Row]:
    """Those that have names of which words begin so, of each kind at most so many."""
    if not terms:
        return
    statement, parameters = asked_for(sight, terms, most)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for facet, key, events, public_id, kind, called in cursor.fetchall():
            noun = _BY_FACET[facet]
            word = labels.KIND_OF_ACTOR[kind] if kind else noun.word
            yield _Row(noun, key, events, public_id, word, noun.names_of(called, sight))


def asked_for(sight: Sight, terms: Sequence[Term], most: int) -> tuple[str, list[Any]]:
    """The statement, and its parameters."""
    likes = [f"% {word}%" for word in dict.fromkeys(word for term in terms for word in term.words)]
    statement = " UNION ALL ".join(f"({noun.statement(len(likes))})" for noun in _NOUNS)
    return statement, [sight.timeline.pk, sight.audience.value, sight.timeline.pk, *likes, most] * len(_NOUNS)


def _are_all_in(text: str, terms: Sequence[Term]) -> bool:
    return all(stretches(text, [term]) for term in terms)


def _shown(called: Sequence[str], terms: Sequence[Term]) -> str:
    """The name, with the other name by which it was found."""
    name, *others = called
    if _are_all_in(name, terms):
        return name
    other = next((each for each in others if any(stretches(each, [term]) for term in terms)), "")
    return f"{name} ({other})" if other else name


def _source_names(called: Sequence[str], sight: Sight) -> list[str]:
    """Of a confidential source strangers know its label and no other name."""
    row = Source(**dict(zip(_NAMES_OF_SOURCE, called, strict=True)))
    if row.is_confidential and not sight.is_member:
        return [row.public_label]
    short = source_name(row, is_member=sight.is_member).short
    return [short, *dict.fromkeys(filter(None, (row.title, row.container_title)))]


_NAMES_OF_SOURCE = ("public_label", "title", "short_title", "container_title", "publisher", "url")
_NOUNS = (
    _Noun("person", FacetKind.PERSON, "actor", _SPELT, "events_names(name, aliases)", "named.kind"),
    _Noun("place", FacetKind.PLACE, "place", _SPELT, "events_names(name, aliases)", "''", "Place"),
    _Noun("tag", FacetKind.TAG, "tag", "name", "ARRAY[name]", "''", "Tag"),
    _Noun(
        "source",
        FacetKind.SOURCE,
        "source",
        _SOURCES,
        f"ARRAY[{', '.join(_NAMES_OF_SOURCE)}]",
        "''",
        "Source",
        _source_names,
    ),
)
_BY_FACET = {noun.facet.value: noun for noun in _NOUNS}
