"""What stands behind the rows of a page: each event with its citations, their readings, and what gave it its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from events.models import Citation, Event, Reading, Relation
from events.queries.citing.citations import standing
from events.queries.lenses.shown import with_dates
from events.queries.listed.order import Told
from events.queries.listed.rows import Evidence
from events.queries.reader.sight import Sight


def evidence_of(sight: Sight, shown: Sequence[Told]) -> list[Evidence]:
    """What is known of the events at these turns, in their order (five queries)."""
    ids = [turn.event for turn in shown]
    found = sight.of(Event.objects.filter(pk__in=ids)).select_related("place")
    events = {event.pk: event for event in with_dates(sight, found)}
    citations = _by_event(sight, ids)
    readings = _by_citation(sight, {each.pk: each for own in citations.values() for each in own})
    said_by = [turn.tie.relation for turn in shown if turn.tie]
    relations = {
        each.pk: each for each in sight.of(Relation.objects.filter(pk__in=said_by)).select_related("event", "other")
    }
    return [
        Evidence(
            events[turn.event],
            relations[turn.tie.relation] if turn.tie else None,
            citations.get(turn.event, []),
            readings.get(turn.event, []),
        )
        for turn in shown
    ]


def _by_event(sight: Sight, events: Sequence[int]) -> Mapping[int, list[Citation]]:
    citations: dict[int, list[Citation]] = {}
    for citation in standing(sight).filter(event__in=events).order_by("event_id", "position", "id"):
        citations.setdefault(citation.event_id, []).append(citation)
    return citations


def _by_citation(sight: Sight, citations: Mapping[int, Citation]) -> Mapping[int, list[Reading]]:
    """Readings by event, each with its citation attached, in the order of the citations."""
    readings: dict[int, list[Reading]] = {}
    places = {pk: place for place, pk in enumerate(citations)}
    found = sight.of(Reading.objects.filter(citation__in=list(citations))).order_by("position", "id")
    for reading in sorted(found, key=lambda reading: places[reading.citation_id]):
        reading.citation = citations[reading.citation_id]
        readings.setdefault(reading.citation.event_id, []).append(reading)
    return readings
