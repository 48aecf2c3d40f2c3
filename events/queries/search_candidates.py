"""The events that have all words, at most the 2,000 most prominent: by one of two plans, as the words are rare or not.

Rare words are looked up in the index of words, and what it finds is sorted. Words that many events have are looked
for among the heaviest events first, until there are enough. Parameters are cast: see `docs/decisions/0038-search.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from django.db import connection

from events.queries.search_terms import Term, query, query_within
from events.queries.sight import Sight

MOST = 2_000  # events of one answer: the most prominent ones
WALKED = 4  # events that are walked past in the time that the index needs for one that it finds
_RARER = 20  # a beginning that is so much more frequent than the rarest word is asked of what that finds
_SLACK = 3  # times as many as are expected are walked past before the index is asked after all

_OF = "timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text"
_FIELD = """
    CASE WHEN words @@ %(title_whole)s::tsquery THEN 0 WHEN words @@ %(title)s::tsquery THEN 1
         WHEN words @@ %(names)s::tsquery THEN 2 WHEN words @@ %(summary)s::tsquery THEN 3 ELSE 4 END
"""
_RANKED = (
    f"SELECT event_id, {{seen}}, {_FIELD} AS field "  # noqa: S608 (constants of this file only)
    "FROM enough ORDER BY field, weight DESC, begins, event_id"
)

INDEXED = f"""
WITH found AS MATERIALIZED (
    SELECT id, event_id, weight FROM (
        SELECT id, event_id, weight, words FROM events_findable
        WHERE events_within(timeline_id, audience, words) @@ %(rare)s::tsquery OFFSET 0
    ) AS rare WHERE words @@ %(all)s::tsquery
),
heaviest AS (SELECT id, event_id, weight FROM found ORDER BY weight DESC, event_id LIMIT %(most)s::bigint),
enough AS (
    SELECT event_id, weight, begins, words, (SELECT count(*) FROM found) AS seen FROM heaviest
    CROSS JOIN LATERAL (SELECT begins, words FROM events_findable WHERE id = heaviest.id OFFSET 0) AS its
) {_RANKED.format(seen="seen")}
"""  # noqa: S608 (constants of this file only)
WALK = f"""
WITH enough AS (
    SELECT event_id, weight, begins, words, place FROM (
        SELECT event_id, weight, begins, words, row_number() OVER (ORDER BY weight DESC, event_id) AS place
        FROM events_findable WHERE {_OF} ORDER BY weight DESC, event_id LIMIT %(past)s::bigint
    ) AS heaviest WHERE words @@ %(all)s::tsquery LIMIT %(most)s::bigint
) {_RANKED.format(seen="max(place) OVER ()")}
"""  # noqa: S608


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


def candidates(sight: Sight, terms: Sequence[Term], *, most: int = MOST) -> Candidates:
    """For all of `terms`; nothing for none of them. The lens, if there is one, is the caller's."""
    events = max(sight.timeline.ledger.event_number, 1)
    rarest = min((term.events for term in terms), default=0)
    if not rarest:
        return Candidates()
    expected = events * prod(min(term.events / events, 1) for term in terms)
    past = most * events / max(expected, 1)
    if rarest > most and past < rarest * WALKED:
        walked = _walked(sight, terms, most, int(past * _SLACK), events)
        if walked is not None:
            return walked
    parameters = _parameters(sight, terms, most) | {"rare": query_within(sight, _rare(terms, rarest))}
    rows = _rows(INDEXED, parameters)
    return Candidates(tuple(row[0] for row in rows), rows[0][1] if rows else 0)


def _walked(sight: Sight, terms: Sequence[Term], most: int, past: int, events: int) -> Candidates | None:
    """None where there were not enough among the first `past` events."""
    rows = _rows(WALK, _parameters(sight, terms, most) | {"past": past})
    if len(rows) < most and past < events:
        return None
    is_all = len(rows) < most
    alone = terms[0].events if len(terms) == 1 and len(terms[0].words) == 1 and not terms[0].is_open else None
    total = len(rows) if is_all else alone or max(events * most // rows[0][1], most)
    return Candidates(tuple(row[0] for row in rows), min(total, events), is_estimate=alone is None and not is_all)


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


def _rows(statement: str, parameters: dict[str, Any]) -> list[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[int, int, int]] = cursor.fetchall()
    return rows
