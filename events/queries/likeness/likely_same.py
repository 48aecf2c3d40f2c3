"""Pairs of events that are probably one: of the same days, called alike, with the same people or at the same place.

Work is bounded at any size: an event is held against those that begin where it does, within its own days, or in the
month or year that it begins in, and against those of its title; a few dozen of each. All of it is read by index.
"Day 1" and "day 2" are two: where both titles have numbers, they are the same numbers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models import Event, PlacementAudience
from events.queries.reader.sight import Sight

LOOKED_AT = 400  # events, those entered last, that the list of what is to do compares with all others
CALLED_ALIKE = 0.55  # similarity of two titles (pg_trgm, 0 to 1) that is enough by itself,
RATHER_ALIKE = 0.3  # or with somebody in both, or at the same place
_CALENDAR = (-62_135_596_800, 253_402_300_799)  # civil seconds of the years 1 to 9999, which PostgreSQL counts in
_BESIDE = 40  # events of one beginning that are held against another

_PAIRS = r"""
WITH asked AS (
    SELECT event.id, event.number, lower(event.title) AS title, event.place_id, event.timeline_id,
           turn.start, turn.ends, turn.is_dated
    FROM events_event AS event
    JOIN events_turn AS turn ON turn.event_id = event.id AND turn.audience = %(audience)s
    WHERE event.timeline_id = %(timeline)s AND event.id = ANY(%(keys)s) AND event.state <> 'withdrawn'
), beside AS (
    SELECT asked.id AS one, found.event_id AS other FROM asked CROSS JOIN LATERAL (
        (SELECT event_id FROM events_turn
         WHERE timeline_id = asked.timeline_id AND audience = %(audience)s AND is_dated
             AND start >= asked.start AND start < greatest(asked.ends, asked.start + 1) ORDER BY start LIMIT %(beside)s)
        UNION ALL
        (SELECT event_id FROM events_turn
         WHERE timeline_id = asked.timeline_id AND audience = %(audience)s AND is_dated AND ends > asked.start
             AND start IN (
                 SELECT extract(epoch FROM date_trunc(unit, timestamp 'epoch' + asked.start * interval '1 s'))::bigint
                 FROM unnest(ARRAY['day', 'month', 'year']) AS unit
                 WHERE asked.start BETWEEN %(first)s AND %(last)s) LIMIT %(beside)s)
    ) AS found WHERE asked.is_dated
    UNION
    SELECT asked.id, event.id FROM asked CROSS JOIN LATERAL (
        SELECT event.id FROM events_event AS event WHERE event.timeline_id = asked.timeline_id
            AND md5(lower(event.title)) = md5(asked.title) AND event.state <> 'withdrawn' LIMIT %(beside)s) AS event
), pairs AS (
    SELECT asked.id AS one, asked.number, event.id AS other, event.number AS other_number, event.title,
           similarity(asked.title, lower(event.title)) AS alike, asked.place_id = event.place_id AS is_there,
           EXISTS (SELECT FROM events_participation AS part JOIN events_participation AS same USING (actor_id)
                   WHERE part.event_id = asked.id AND same.event_id = event.id) AS has_somebody,
           asked.is_dated AND turn.is_dated AS are_dated
    FROM beside JOIN asked ON asked.id = beside.one
    JOIN events_event AS event ON event.id = beside.other AND event.state <> 'withdrawn'
    JOIN events_turn AS turn ON turn.event_id = event.id AND turn.audience = %(audience)s
    WHERE event.id <> asked.id
        AND (asked.title !~ '\d' OR event.title !~ '\d'
            OR regexp_replace(asked.title, '\D+', ' ', 'g') = regexp_replace(event.title, '\D+', ' ', 'g'))
        AND (NOT %(once)s OR event.id < asked.id)
        AND (NOT (asked.is_dated AND turn.is_dated) OR turn.start < asked.ends AND asked.start < turn.ends)
)
SELECT number, other_number, title, alike >= %(called)s, coalesce(is_there, false), has_somebody, are_dated FROM pairs
WHERE (alike >= %(called)s OR alike >= %(rather)s AND (is_there OR has_somebody))
    AND NOT EXISTS (SELECT FROM events_distinction AS known
                    WHERE known.event_id = least(one, other) AND known.other_id = greatest(one, other))
    AND NOT EXISTS (SELECT FROM events_relation AS said
                    WHERE said.withdrawn_at IS NULL AND said.kind <> 'same as'
                        AND (said.event_id, said.other_id) IN ((one, other), (other, one)))
ORDER BY alike DESC, number DESC, other_number
"""


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that is probably the same as another, and why: "the same days, called alike, the same place"."""

    number: int
    other: int
    title: str  # of the other one
    words: str


def twins_of(event: Event, sight: Sight) -> tuple[Twin, ...]:
    """What may be the same as this event, the most alike first. For members; one query."""
    return _pairs(sight, [event.pk], once=False)


def likely_pairs(sight: Sight) -> tuple[Twin, ...]:
    """Pairs among the events entered last and all others, each once, the most alike first. For members; two queries."""
    last = sight.of(Event.objects.standing()).order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT]
    return _pairs(sight, list(last), once=True)


def _pairs(sight: Sight, keys: Collection[int], *, once: bool) -> tuple[Twin, ...]:
    if not sight.is_member or sight.lens is not None or not keys:
        return ()
    given: dict[str, Any] = {
        "timeline": sight.timeline.pk,
        "audience": PlacementAudience.MEMBERS,
        "keys": list(keys),
        "once": once,
        "beside": _BESIDE,
        "called": CALLED_ALIKE,
        "rather": RATHER_ALIKE,
        "first": _CALENDAR[0],
        "last": _CALENDAR[1],
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, given)
        rows = cursor.fetchall()
    return tuple(Twin(number, other, title, _why(*reasons)) for number, other, title, *reasons in rows)


def _why(is_called_alike: bool, is_there: bool, has_somebody: bool, are_dated: bool) -> str:
    found = {
        "the same days": are_dated,
        "called alike": is_called_alike,
        "somebody in both": has_somebody,
        "the same place": is_there,
    }
    return ", ".join(words for words, is_so in found.items() if is_so)
