"""What a timeline held after a change, as far as this reader may know of it, and the dates that followed from it then.

Members see all of it. Strangers see what was public then and is public now: of events that were approved then and are
now, citations that stood then and do now, while the timeline itself was open to them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from events.dates import DateValue
from events.models import (
    TEMPORAL,
    Citation,
    Clock,
    DatingBasis,
    Event,
    EventState,
    Reading,
    ReadingForm,
    Relation,
    RelationKind,
    Source,
    Timeline,
    Unit,
    Visibility,
)
from events.models.visibility import TimelineRowQuerySet
from events.queries.dating.dating import Said, last_announcement, said_in
from events.queries.network.computed import Worked, compute
from events.queries.network.network_rows import component
from events.queries.network.statements import Dated, Related
from events.queries.reader.sight import Sight
from events.queries.versions.former_rows import rows_at

_OPEN = {
    Visibility.PUBLIC: {Visibility.PUBLIC},
    Visibility.UNLISTED: {Visibility.PUBLIC, Visibility.UNLISTED},
    Visibility.PRIVATE: {Visibility.PUBLIC},  # a member looks on as the public would
}


@dataclass(frozen=True, slots=True)
class Held:
    """The events that stood, and the dates of those that had none of their own."""

    events: dict[int, Event]
    computed: dict[int, DateValue] = field(default_factory=dict)
    announced: dict[int, DateValue] = field(default_factory=dict)


def held(sight: Sight, number: int) -> Held:
    """After the change of that number; for a reader without a lens (ten queries at most)."""
    if not sight.is_member and not _was_open(sight.timeline, number):
        return Held({})
    standing = [event for event in rows_at(Event, sight.timeline, number) if event.state != EventState.WITHDRAWN]
    if not sight.is_member:
        now = _seen(sight, Event.objects.standing())
        standing = [event for event in standing if event.state == EventState.APPROVED and event.pk in now]
    events = {event.pk: event for event in standing}
    undated = {event.pk for event in standing if event.date is None}
    if not undated:
        return Held(events)
    relations = _relations(sight, number, events)
    joined = component([(each.event_id, each.other_id) for each in relations], undated)
    cited = citations_at(sight, number, joined)
    readings = _readings(sight, number, {each.pk: each for rows in cited.values() for each in rows})
    said: dict[int, list[Said]] = {}
    for reading in readings:
        said.setdefault(reading.citation.event_id, []).append(said_in(reading))
    within = [each for each in relations if each.event_id in joined]
    worked = _worked({pk: events[pk] for pk in sorted(joined)}, said, _related(within, readings, events))
    computed = {pk: worked[pk].date for pk in undated if pk in worked}
    last = {pk: last_announcement(said.get(pk, [])) for pk in undated - computed.keys()}
    announced = {pk: each.date for pk, each in last.items() if each is not None and each.date is not None}
    return Held(events, computed, announced)


def _was_open(timeline: Timeline, number: int) -> bool:
    """Whether those who read it now without being members could read it then."""
    then = next(iter(rows_at(Timeline, timeline, number)), None)
    return then is not None and then.binned_at is None and then.visibility in _OPEN[Visibility(timeline.visibility)]


def _seen(sight: Sight, rows: TimelineRowQuerySet[Event] | TimelineRowQuerySet[Citation]) -> set[int]:
    return set(sight.of(rows).values_list("pk", flat=True))


def citations_at(sight: Sight, number: int, events: Collection[int]) -> dict[int, list[Citation]]:
    """The citations of these events that stood after the change, by event, in their order (two queries at most)."""
    found: dict[int, list[Citation]] = {}
    for each in sorted(_standing(sight, number, event_id__in=list(events)), key=lambda each: (each.position, each.pk)):
        found.setdefault(each.event_id, []).append(each)
    return found


def _standing(sight: Sight, number: int, **where: object) -> list[Citation]:
    rows = [each for each in rows_at(Citation, sight.timeline, number, **where) if each.withdrawn_at is None]
    if sight.is_member:
        return rows
    now = _seen(sight, Citation.objects.filter(withdrawn_at__isnull=True, pk__in=[each.pk for each in rows]))
    return [each for each in rows if each.pk in now]


def _readings(sight: Sight, number: int, cited: Mapping[int, Citation]) -> list[Reading]:
    """What those citations said of the dates, in their order, each with its citation and source as they were."""
    sources = {source.pk: source for source in rows_at(Source, sight.timeline, number)}
    rows = rows_at(Reading, sight.timeline, number, citation_id__in=list(cited))
    if not sight.is_member:
        now = set(sight.of(Reading.objects.filter(citation__in=cited)).values_list("pk", flat=True))
        rows = [each for each in rows if each.pk in now]
    turns = {pk: turn for turn, pk in enumerate(cited)}
    for reading in rows:
        reading.citation = cited[reading.citation_id]
        reading.citation.source = sources[reading.citation.source_id]
    return sorted(rows, key=lambda each: (turns[each.citation_id], each.position, each.pk))


def _relations(sight: Sight, number: int, events: Mapping[int, Event]) -> list[Relation]:
    """Relations in time between these events, as far as what says so stood."""
    rows = [
        each
        for each in rows_at(Relation, sight.timeline, number)
        if each.withdrawn_at is None and each.kind in TEMPORAL and {each.event_id, each.other_id} <= events.keys()
    ]
    said_by = {each.citation_id for each in rows if each.citation_id is not None}
    cited = {each.pk for each in _standing(sight, number, pgh_obj_id__in=said_by) if each.event_id in events}
    rows = [each for each in rows if each.citation_id is None or each.citation_id in cited]
    if sight.is_member:
        return rows
    now = set(sight.of(Relation.objects.all()).values_list("pk", flat=True))
    return [each for each in rows if each.pk in now]


def _related(rows: Sequence[Relation], readings: Sequence[Reading], events: Mapping[int, Event]) -> list[Related]:
    """As a network takes them. What one source says of an event that is dated otherwise may lose."""
    ruled = (DatingBasis.READING, DatingBasis.RULED)
    rivals = {
        reading.relation_id
        for reading in readings
        if reading.form == ReadingForm.RELATIVE
        and (event := events[reading.citation.event_id]).date is not None
        and event.dating_basis in ruled
    }
    return [
        Related(
            relation=each.pk,
            event=each.event_id,
            kind=RelationKind(each.kind),
            other=each.other_id,
            least=each.gap_least,
            most=each.gap_most,
            unit=Unit(each.gap_unit) if each.gap_unit else None,
            clock=Clock(each.clock),
            is_rival=each.pk in rivals,
        )
        for each in rows
    ]


def _worked(
    events: Mapping[int, Event], said: Mapping[int, list[Said]], relations: Sequence[Related]
) -> Mapping[int, Worked]:
    """What follows for these events, which are joined with no others."""
    computed = DatingBasis.COMPUTED
    dated = [
        Dated(pk, event.date, said.get(pk, ()), is_computed=event.dating_basis == computed)
        for pk, event in events.items()
    ]
    return compute(dated, relations).dates
