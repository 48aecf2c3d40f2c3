"""The events that have all words, at most the 2,000 most prominent: by one of two plans, as the words are rare or not.

Rare words are looked up in the index of words, and what it finds is sorted. Words that many events have are looked
for among the heaviest events first, until there are enough. Parameters are cast: see `docs/decisions/0038-search.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod, sqrt
from types import MappingProxyType
from typing import Any

from django.db import connection

from events.dates import DateValue
from events.models import Event, EventState
from events.models.fields import columns_of, date_in
from events.queries.reader.sight import Sight
from events.queries.search.terms import Term, query, query_within

MOST = 2_000  # events of one answer: the most prominent ones
WALKED = 4  # events that are walked past in the time that the index needs for one that it finds
_RARER = 20  # a beginning that is so much more frequent than the rarest word is asked of what that finds
_SLACK = 3  # times as many as are expected are walked past before the index is asked after all

_OF = "timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text"
_FIELD = """
    CASE WHEN words @@ %(title_whole)s::tsquery THEN 0 WHEN words @@ %(title)s::tsquery THEN 1
         WHEN words @@ %(names)s::tsquery THEN 2 WHEN words @@ %(summary)s::tsquery THEN 3 ELSE 4 END
"""
_ORDER = "field, weight DESC, begins, event_id"
_DATE = columns_of(Event, "date")
_ITS = ("number", "title", "state", *_DATE)

# What is read of those that are found. Beside the key: how many were looked at, and how many found, at most `most`.
_KEYS = f"SELECT event_id, {{seen}}, {{number}}, {_FIELD} AS field FROM enough ORDER BY {_ORDER}"  # noqa: S608 (constants)
_LINES = f"""
SELECT event_id, seen, number_found, {", ".join(f"its.{each}" for each in _ITS)},
    {", ".join(f"computed.{each}" for each in _DATE)}
FROM (
    SELECT event_id, {{seen}} AS seen, {{number}} AS number_found, row_number() OVER (ORDER BY {_ORDER}) AS turn
    FROM (SELECT *, {_FIELD} AS field FROM enough) AS graded
) AS ranked CROSS JOIN LATERAL (
    SELECT {", ".join(_ITS)} FROM events_event
    WHERE id = ranked.event_id AND timeline_id = %(timeline)s::bigint AND state = ANY (%(states)s::text[]) OFFSET 0
) AS its LEFT JOIN LATERAL (
    SELECT {", ".join(_DATE)} FROM events_computeddate
    WHERE its.date_precision = '' AND event_id = ranked.event_id AND timeline_id = %(timeline)s::bigint
      AND audience = %(audience)s::text AND NOT is_sharper OFFSET 0
) AS computed ON true
WHERE turn <= %(shown)s::bigint ORDER BY turn
"""  # noqa: S608


# What the index finds has the words; where it cannot know all that is asked, the words of the row are looked at.
_RARE = """SELECT id, event_id, weight{also} FROM events_findable
    WHERE events_within(timeline_id, audience, words) @@ %(rare)s::tsquery"""
_WITH_ITS_WORDS = f"({_RARE.format(also=', words')} OFFSET 0) AS rare"
_HAVING = f"SELECT id, event_id, weight FROM {_WITH_ITS_WORDS} WHERE words @@ %(all)s::tsquery"  # noqa: S608


def _indexed(read: str, found: str) -> str:
    return f"""
WITH found AS MATERIALIZED ({found}),
heaviest AS (SELECT id, event_id, weight FROM found ORDER BY weight DESC, event_id LIMIT %(most)s::bigint),
enough AS (
    SELECT event_id, weight, begins, words, (SELECT count(*) FROM found) AS seen FROM heaviest
    CROSS JOIN LATERAL (SELECT begins, words FROM events_findable WHERE id = heaviest.id OFFSET 0) AS its
) {read.format(seen="seen", number="least(seen, %(most)s::bigint)")}
"""  # noqa: S608 (constants of this file only)


def _walk(read: str) -> str:
    return f"""
WITH enough AS (
    SELECT event_id, weight, begins, words, place FROM (
        SELECT event_id, weight, begins, words, row_number() OVER (ORDER BY weight DESC, event_id) AS place
        FROM events_findable WHERE {_OF} ORDER BY weight DESC, event_id LIMIT %(past)s::bigint
    ) AS heaviest WHERE words @@ %(all)s::tsquery LIMIT %(most)s::bigint
) {read.format(seen="max(place) OVER ()", number="count(*) OVER ()")}
"""  # noqa: S608


INDEXED = {each: _indexed(each, _HAVING) for each in (_KEYS, _LINES)}
INDEXED_ALONE = {each: _indexed(each, _RARE.format(also="")) for each in (_KEYS, _LINES)}
WALK = {each: _walk(each) for each in (_KEYS, _LINES)}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Primary keys of events, best first, at most `MOST`; and how many have the words, perhaps about so many."""

    keys: tuple[int, ...] = ()
    total: int = 0
    is_estimate: bool = False

    @property
    def is_capped(self) -> bool:
        """Whether there are more than these."""
        return self.total > len(self.keys)


@dataclass(frozen=True, slots=True)
class Line:
    """As much of an event as stands in a line: its date as the audience is shown it, its own or a computed one."""

    number: int
    title: str
    state: str
    date: DateValue | None


def candidates(sight: Sight, terms: Sequence[Term], *, most: int = MOST) -> Candidates:
    """For all of `terms`; nothing for none of them. The lens, if there is one, is the caller's."""
    rows, is_walked = _ranked(sight, terms, most, _KEYS)
    if not rows:
        return Candidates()
    keys = tuple(row[0] for row in rows)
    if not is_walked or len(keys) < most:
        return Candidates(keys, len(keys) if is_walked else rows[0][1])
    events = _events(sight)
    is_alone = len(terms) == 1 and len(terms[0].words) == 1 and (not terms[0].is_open or len(terms[0].spelt) == 1)
    alone = terms[0].events if is_alone else None
    total = alone or max(events * most // rows[0][1], most)
    return Candidates(keys, min(total, events), is_estimate=alone is None)


def first_lines(sight: Sight, terms: Sequence[Term], *, most: int, shown: int) -> list[Line]:
    """The first of those candidates as they are shown, best first: one query. For readers who have no lens.

    The words of an audience are those of events that it reads (`events.models.findable`); the state is looked at again.
    """
    states = [*EventState] if sight.is_member else [EventState.APPROVED]
    more = {"shown": shown, "states": [each.value for each in states if each != EventState.WITHDRAWN]}
    rows, _ = _ranked(sight, terms, most, _LINES, more)
    return [_line(*row) for row in rows]


def _line(_event: int, _seen: int, _found: int, number: int, title: str, state: str, *dates: Any) -> Line:
    return Line(number, title, state, date_in(dates[: len(_DATE)]) or date_in(dates[len(_DATE) :]))


def _ranked(
    sight: Sight, terms: Sequence[Term], most: int, read: str, more: Mapping[str, Any] = MappingProxyType({})
) -> tuple[list[tuple[Any, ...]], bool]:
    """Rows of what is to be read, and whether they were found by walking."""
    events = _events(sight)
    rarest = min((term.events for term in terms), default=0)
    if not rarest:
        return [], False
    expected = events * prod(min(term.events / events, 1) for term in terms)
    past = most * events / max(expected, 1)
    parameters = {**_parameters(sight, terms, most), **more}
    if rarest > most and past < rarest * WALKED:
        past = int(past * _SLACK)
        if len(terms) > 1:  # how often words meet nobody knows: no farther than looking them up may be worth
            past = min(past, int(sqrt(WALKED * most * events)))
        rows = _rows(WALK[read], {**parameters, "past": past})
        if (rows and rows[0][2] == most) or past >= events:
            return rows, True
    rare = _rare(terms, rarest)
    is_all = len(rare) == len(terms) and all(len(term.words) == 1 for term in terms)
    indexed = INDEXED_ALONE if is_all else INDEXED
    return _rows(indexed[read], {**parameters, "rare": query_within(sight, rare)}), False


def _events(sight: Sight) -> int:
    return max(sight.timeline.ledger.event_number, 1)


def _rare(terms: Sequence[Term], rarest: int) -> list[Term]:
    """Those that the index is asked for: words, and beginnings that are not much more frequent than the rarest."""
    return [term for term in terms if not term.is_open or term.events <= rarest * _RARER]


def _parameters(sight: Sight, terms: Sequence[Term], most: int) -> dict[str, Any]:
    return {
        "timeline": sight.timeline.pk,
        "audience": sight.audience.value,
        "most": most,
        "all": query(terms),
        "title_whole": query(terms, "A", is_whole=True),
        "title": query(terms, "A"),
        "names": query(terms, "AB"),
        "summary": query(terms, "ABC"),
    }


def _rows(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
