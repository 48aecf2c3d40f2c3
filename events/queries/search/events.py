"""Searching a timeline's events: every word must be found, each in its own place; accents and capitals do not count.

What is searched of an event are its title, its summary, the names of its people and of its place, and of quotations
what the reader may see, so that nothing can be guessed from a hit: `events.models.findable`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from events.models import Event, Passage
from events.models.event import EventQuerySet
from events.queries.reader.remembered import RememberedEach
from events.queries.reader.sight import Sight
from events.queries.search.candidates import MOST, Candidates, candidates
from events.queries.search.terms import LONGEST, Term, query, query_within, terms

HAVING = """
SELECT event_id FROM events_findable
WHERE events_within(timeline_id, audience, words) @@ %s::tsquery AND words @@ %s::tsquery
"""
_NUMBER = f"SELECT count(*) FROM ({HAVING}) AS found"  # noqa: S608 (a constant of this file)
# Through a lens fewer quotations count: those that do stand in for all.
_STILL_SAID = """
SELECT event_id FROM events_findable
LEFT JOIN unnest(%(events)s::bigint[], %(quotes)s::text[]) AS quoted (event, quote) ON quoted.event = event_id
WHERE audience = %(audience)s::text AND event_id = ANY (%(chosen)s::bigint[])
  AND ts_filter(words, '{a,b,c}') || events_vector(quote, 'D') @@ %(all)s::tsquery
"""
_APART = " qxendxq "  # a word that is in no vector: no phrase reaches from one quotation into the next


@dataclass(frozen=True, slots=True)
class Found:
    """The events that have the words, best first, at most the 2,000 most prominent; `terms` are what was looked for."""

    terms: tuple[Term, ...]
    keys: tuple[int, ...]
    total: int  # that have the words; perhaps about so many
    is_estimate: bool = False

    @property
    def is_capped(self) -> bool:
        """Whether there are more than these."""
        return self.total > len(self.keys)


def found(sight: Sight, text: str, *, most: int = MOST) -> Found:
    """What the reader finds by `text`; nothing where it has no letter and no digit. Two queries, or three.

    Kept until the timeline changes: a picture, its next window, the list and its next page ask for the same.
    """
    return _kept(sight, text[:LONGEST], most)


def _found(sight: Sight, text: str, most: int) -> Found:
    asked = terms(sight, text)
    each = candidates(sight, asked, most=most)
    if sight.lens is not None:
        each = _through(sight, asked, each)
    return Found(tuple(asked), each.keys, each.total, each.is_estimate)


_kept = RememberedEach(_found, most=32)  # of 2,000 keys each: 80 kB


def total(sight: Sight, text: str) -> int:
    """How many events have the words, exactly. Raises ValueError through a lens, which has to look at each.

    Kept until the timeline changes, as what is found is.
    """
    if sight.lens is not None:
        raise ValueError("Through a lens, what has the words is looked at one by one.")
    matching = found(sight, text)
    return _counted(sight, text[:LONGEST]) if matching.is_estimate else matching.total


def _count(sight: Sight, text: str) -> int:
    asked = terms(sight, text)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBER, [query_within(sight, asked), query(asked)])
        return int(cursor.fetchone()[0])


_counted = RememberedEach(_count, most=256)


def search(events: EventQuerySet, text: str, sight: Sight) -> EventQuerySet:
    """Those of `events` in whose title, summary, quotations, people or place every word of `text` is found: all."""
    asked = terms(sight, text)
    if not asked or not all(term.events for term in asked):
        return events.none()
    having = having_words(sight, asked)
    if sight.lens is None:
        return events.filter(pk__in=having)
    seen = sight.of(Event.objects.filter(pk__in=having)).values_list("pk", flat=True)
    return events.filter(pk__in=_still_said(sight, asked, list(seen)))


def having_words(sight: Sight, asked: Sequence[Term]) -> RawSQL:
    """For `pk__in`: the events that have the words, for the reader's audience, whatever the lens."""
    return RawSQL(HAVING, [query_within(sight, asked), query(asked)])  # noqa: S611 (parameters)


def _through(sight: Sight, asked: Sequence[Term], each: Candidates) -> Candidates:
    """Those of the candidates that the lens shows, by words that it shows."""
    seen = sight.of(Event.objects.filter(pk__in=each.keys)).standing().values_list("pk", flat=True)
    said = set(_still_said(sight, asked, list(seen)))
    keys = tuple(key for key in each.keys if key in said)
    return replace(each, keys=keys, total=len(keys), is_estimate=each.is_capped)


def _still_said(sight: Sight, asked: Sequence[Term], chosen: list[int]) -> list[int]:
    rows = sight.of(Passage.objects.filter(citation__event__in=chosen, citation__withdrawn_at__isnull=True))
    quotes: dict[int, list[str]] = {}
    for event, exact, shown in rows.order_by("pk").values_list("citation__event_id", "exact", "public_characters"):
        quotes.setdefault(event, []).append(exact if sight.is_member else exact[:shown])
    parameters: dict[str, Any] = {
        "events": list(quotes),
        "quotes": [_APART.join(each) for each in quotes.values()],
        "audience": sight.audience.value,
        "chosen": chosen,
        "all": query(asked),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STILL_SAID, parameters)
        return [key for (key,) in cursor.fetchall()]


__all__ = ["LONGEST", "MOST", "Found", "found", "having_words", "search", "total"]
