"""Where names with a word are looked for: among those with most events, which are kept, and by letters in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from events.models import FacetKind
from events.queries.reader import labels
from events.queries.reader.names import shortest_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight
from events.queries.search.terms import Term

_WALKED = 300  # names with most events that are looked at first, of each kind
_COUNTED = 200  # of names alike, of each kind: those that are not among the first have few events each
# `called` is the name as it is looked for, kept by the database (migration 0019). OFFSET 0: the order of the plan.
_AMONG_THE_FIRST = """
SELECT {facet}, key, events, public_id, kind, names, called FROM (
    SELECT key, events FROM events_facetcount
    WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text AND facet = {facet}::smallint
      AND events > 0 ORDER BY events DESC, key LIMIT %(walked)s::bigint
) AS first LEFT JOIN LATERAL (
    SELECT public_id, {kind} AS kind, {names} AS names, called FROM events_{table}
    WHERE id = first.key AND withdrawn_at IS NULL OFFSET 0
) AS named ON true ORDER BY events DESC, key
"""
# In the order of keys, so that of names that thousands have the first are read and not all of them sorted.
_BY_LETTERS = """
SELECT {facet}, id, events, public_id, kind, names, called FROM (
    SELECT id, public_id, {kind} AS kind, {names} AS names, called FROM events_{table}
    WHERE timeline_id = %(timeline)s::bigint AND withdrawn_at IS NULL AND {having} ORDER BY id LIMIT {counted}
) AS named CROSS JOIN LATERAL (
    SELECT events FROM events_facetcount
    WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text AND facet = {facet}::smallint
      AND key = named.id AND events > 0 OFFSET 0
) AS counted ORDER BY events DESC, id LIMIT %(most)s::bigint
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of name: the parameter of its filter, and where it stands."""

    param: str
    facet: FacetKind
    table: str
    names: str  # SQL: text[], what `names_of` makes names of
    kind: str = "''"  # SQL: text, "" where `word` says it
    word: str = ""
    is_in_words: bool = True  # whether events have its names among their words
    names_of: Callable[[Sequence[str], Sight], list[str]] = lambda names, _: list(names)  # its name, and other names


class NameRow(NamedTuple):
    """One with how many events the audience has of it, and its names as they stand in the database."""

    facet: int
    key: int
    events: int
    id: UUID
    kind: str
    names: list[str]
    called: str

    @property
    def noun(self) -> Noun:
        """Its kind."""
        return _BY_FACET[self.facet]

    @property
    def word(self) -> str:
        """Its kind in a word: "Person", "Organisation"."""
        return labels.KIND_OF_ACTOR[self.kind] if self.kind else self.noun.word

    def names_for(self, sight: Sight) -> list[str]:
        """Its name, and its other names, as far as the reader may know them."""
        return self.noun.names_of(self.names, sight)


@dataclass(slots=True)
class _First:
    """Those of a kind with most events, and whether these are all that have any."""

    rows: list[NameRow] = field(default_factory=list)
    counted: int = 0


def name_rows(sight: Sight, terms: Sequence[Term], most: int) -> list[NameRow]:
    """Those that have names of which words begin so, of each kind at most so many, most events first.

    They are looked for among those with most events; where too few of a kind are there, by letters. Names of people and
    places are among the words of events, which tells beforehand whether there are any.
    """
    if not terms:
        return []
    is_in_words = min(term.events for term in terms) > 0
    beginnings = [f" {word}" for word in _words(terms)]
    found: list[NameRow] = []
    left = []
    first = first_names(sight.through(None))
    for noun in NOUNS:
        if noun.is_in_words and not is_in_words:
            continue
        those = first[noun.facet]
        rows = those.rows
        for word in beginnings:
            rows = [row for row in rows if word in row.called]
        found += rows[:most]
        if len(rows) < most and those.counted == _WALKED:
            left.append(noun)
    known = {(row.facet, row.key) for row in found}
    return found + [row for row in _by_letters(sight, left, terms, most) if (row.facet, row.key) not in known]


def _words(terms: Sequence[Term]) -> dict[str, None]:
    return dict.fromkeys(word for term in terms for word in term.words)


def _first(sight: Sight) -> dict[FacetKind, _First]:
    first = {noun.facet: _First() for noun in NOUNS}
    for row in _asked(*asked_of_the_first(sight, NOUNS)):
        those = first[_BY_FACET[row.facet].facet]
        those.counted += 1
        if row.id is not None:  # not withdrawn
            those.rows.append(row)
    return first


first_names = Remembered(_first, is_plain=True)
"""Those of each kind with most events, for an audience, kept until the timeline changes. The lens is the caller's."""


def asked_of_the_first(sight: Sight, nouns: Sequence[Noun]) -> tuple[str, dict[str, Any]]:
    """The statement for these kinds, and its parameters."""
    return _of_each(_AMONG_THE_FIRST, nouns), _audience(sight) | {"walked": _WALKED}


def _by_letters(sight: Sight, nouns: Sequence[Noun], terms: Sequence[Term], most: int) -> list[NameRow]:
    return list(_asked(*asked_by_letters(sight, nouns, terms, most))) if nouns else []


def asked_by_letters(
    sight: Sight, nouns: Sequence[Noun], terms: Sequence[Term], most: int
) -> tuple[str, dict[str, Any]]:
    """The statement for these kinds, and its parameters."""
    likes = {f"like_{place}": f"% {word}%" for place, word in enumerate(_words(terms))}
    having = " AND ".join(f"called LIKE %({like})s" for like in likes)
    statement = _of_each(_BY_LETTERS, nouns, having=having, counted=_COUNTED)
    return statement, _audience(sight) | {"most": most} | likes


def _of_each(how: str, nouns: Sequence[Noun], **more: Any) -> str:
    return " UNION ALL ".join(
        f"({how.format(facet=noun.facet.value, table=noun.table, kind=noun.kind, names=noun.names, **more)})"
        for noun in nouns
    )


def _audience(sight: Sight) -> dict[str, Any]:
    return {"timeline": sight.timeline.pk, "audience": sight.audience.value}


def _asked(statement: str, parameters: dict[str, Any]) -> Iterator[NameRow]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return map(NameRow._make, cursor.fetchall())


def _source_names(names: Sequence[str], sight: Sight) -> list[str]:
    """Of a confidential source strangers know its label and no other name."""
    label, title, short_title, container, publisher, url = names
    if label and not sight.is_member:
        return [label]
    short = shortest_name(short_title, container, publisher, title, url)
    return [short, *dict.fromkeys(filter(None, (title, container)))]


_NAMES_OF_SOURCE = ("public_label", "title", "short_title", "container_title", "publisher", "url")
_SPELT = "CASE WHEN aliases = '[]' THEN ARRAY[name] ELSE events_names(name, aliases) END"
NOUNS = (
    Noun("person", FacetKind.PERSON, "actor", _SPELT, "kind"),
    Noun("place", FacetKind.PLACE, "place", _SPELT, word="Place"),
    Noun("tag", FacetKind.TAG, "tag", "ARRAY[name]", word="Tag", is_in_words=False),
    Noun(
        "source",
        FacetKind.SOURCE,
        "source",
        f"ARRAY[{', '.join(_NAMES_OF_SOURCE)}]",
        word="Source",
        is_in_words=False,
        names_of=_source_names,
    ),
)
_BY_FACET = {noun.facet.value: noun for noun in NOUNS}
