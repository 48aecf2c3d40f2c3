"""Rows of made-up events and what stands in them, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.actions.dating import UNSOURCED
from events.dates import DateValue
from events.exchange.copying import reserve_keys
from events.exchange.draft import Row
from events.exchange.placements import in_order
from events.exchange.rows_of_cast import Settled, columns_of, value_of
from events.invention import InventedCitation, InventedEvent, InventedReading
from events.models import (
    Citation,
    DatingBasis,
    Event,
    EventState,
    Occurrence,
    Reading,
    ReadingForm,
    Relation,
    RelationKind,
    ReportedOccurrence,
    Stance,
    Unit,
)
from events.queries.dating.dating import Said
from events.queries.dating.placing import Dated, audiences, placement_columns, placements_of


class Batch:
    """Some events in the order of their numbers, with keys for all that is referred to.

    `before` is the key of the event that comes before the first. `joined` afterwards holds the keys of those whose
    date may follow from what is said, and of those it follows from.
    """

    def __init__(self, settled: Settled, events: Sequence[InventedEvent], *, before: int | None) -> None:
        self.settled = settled
        self.keys = reserve_keys(Event, len(events))
        citations = [citation for event in events for citation in event.citations]
        citation_keys = iter(reserve_keys(Citation, len(citations)))
        reading_keys = iter(reserve_keys(Reading, sum(len(citation.readings) for citation in citations)))
        self.events = [
            (
                key,
                event,
                [(next(citation_keys), each, [next(reading_keys) for _ in each.readings]) for each in event.citations],
            )
            for key, event in zip(self.keys, events, strict=True)
        ]
        followed = zip([before, *self.keys], self.events, strict=False)
        self._following = [
            (key, earlier, event.follows) for earlier, (key, event, _) in followed if event.follows and earlier
        ]
        self._relations = reserve_keys(Relation, len(self._following))
        self.joined = {key for pair in self._following for key in pair[:2]}
        self.joined |= {key for key, event, cited in self.events if (cited if event.date is None else _is_open(event))}

    def event_rows(self) -> Iterator[Row]:
        """Rows of events_event."""
        settled = self.settled
        for key, event, cited in self.events:
            yield {
                **settled.row(key, number=event.number, title=event.title, summary=event.summary),
                **columns_of("date", event.date),
                **_dating(event, cited),
                "occurrence": event.occurrence,
                "weight": event.weight,
                "date_words": event.date.edtf if event.date else "",
                "place_id": None if event.place is None else settled.places[event.place],
                "state": _state(event).value,
            }

    def event_tag_rows(self) -> Iterator[Row]:
        """Rows of events_eventtag."""
        timeline = self.settled.timeline.pk
        for key, event, _ in self.events:
            for tag in event.tags:
                yield {"timeline_id": timeline, "event_id": key, "tag_id": self.settled.tags[tag]}

    def participation_rows(self) -> Iterator[Row]:
        """Rows of events_participation."""
        for key, event, _ in self.events:
            for position, (actor, role) in enumerate(event.people):
                yield self.settled.row(event_id=key, actor_id=self.settled.actors[actor], role=role, position=position)

    def citation_rows(self) -> Iterator[Row]:
        """Rows of events_citation."""
        for event, position, key, citation, _ in self._citations():
            yield self.settled.row(
                key,
                event_id=event,
                source_id=self.settled.sources[citation.source],
                stance=citation.stance,
                reported_occurrence=citation.reported,
                locator_kind="page",
                locator=str(citation.page),
                position=position,
            )

    def reading_rows(self) -> Iterator[Row]:
        """Rows of events_reading."""
        for _, _, citation_key, citation, keys in self._citations():
            for position, (key, reading) in enumerate(zip(keys, citation.readings, strict=True)):
                yield {
                    **self.settled.row(key, citation_id=citation_key, form=reading.form, position=position),
                    **columns_of("date", reading.date),
                    "is_former": reading.is_former,
                }

    def passage_rows(self) -> Iterator[Row]:
        """Rows of events_passage."""
        for _, _, key, citation, _ in self._citations():
            if citation.quote:
                given = self.settled.allotments[citation.source].take(len(citation.quote))
                yield self.settled.row(citation_id=key, exact=citation.quote, public_characters=given)

    def relation_rows(self) -> Iterator[Row]:
        """Rows of events_relation."""
        for key, (event, other, (least, most)) in zip(self._relations, self._following, strict=True):
            yield self.settled.row(
                key,
                event_id=event,
                kind=RelationKind.AFTER.value,
                other_id=other,
                gap_least=least,
                gap_most=most,
                gap_unit=Unit.DAYS.value,
            )

    def placement_rows(self) -> Iterator[Row]:
        """Rows of events_placement, the heaviest first, of events whose date does not follow from others."""
        return iter(sorted(self._placements(), key=in_order))

    def _placements(self) -> Iterator[Row]:
        timeline = self.settled.timeline.pk
        for key, event, cited in self.events:
            dated = Dated(
                date=None if event.date is None else value_of(event.date),
                occurrence=Occurrence(event.occurrence),
                weight=event.weight,
                state=_state(event),
            )
            placed = placements_of(dated, list(self._said(cited)))
            for audience in audiences(dated.state):
                for each in placed:
                    columns = placement_columns(dated, each, audience)
                    yield {"timeline_id": timeline, "event_id": key, **columns}

    def _citations(self) -> Iterator[tuple[int, int, int, InventedCitation, list[int]]]:
        for event, _, cited in self.events:
            for position, (key, citation, readings) in enumerate(cited):
                yield event, position, key, citation, readings

    def _said(self, cited: Sequence[tuple[int, InventedCitation, list[int]]]) -> Iterator[Said]:
        for _, citation, keys in cited:
            for key, reading in zip(keys, citation.readings, strict=True):
                yield Said(
                    reading_id=key,
                    form=ReadingForm(reading.form),
                    date=_read(reading),
                    stance=Stance(citation.stance),
                    is_former=reading.is_former,
                    published=self.settled.published[citation.source],
                    reported_occurrence=ReportedOccurrence(citation.reported) if citation.reported else None,
                )


def _read(reading: InventedReading) -> DateValue | None:
    return None if reading.date is None else value_of(reading.date)


def _is_open(event: InventedEvent) -> bool:
    """Whether a side has no bound: what is known of the other one bounds it too."""
    date = None if event.date is None else value_of(event.date)
    return date is not None and None in {date.begins_earliest, date.begins_latest, date.ends_earliest, date.ends_latest}


def _state(event: InventedEvent) -> EventState:
    return EventState.APPROVED if event.is_approved else EventState.DRAFT


def _dating(event: InventedEvent, cited: Sequence[tuple[int, InventedCitation, list[int]]]) -> Row:
    """What the date used rests on: the first citation's first reading, where that is the date."""
    if event.date is None:
        return {"dating_basis": DatingBasis.UNDATED.value}
    if cited and cited[0][1].readings and cited[0][1].readings[0].date == event.date:
        return {"dating_basis": DatingBasis.READING.value, "dating_reading_id": cited[0][2][0]}
    return {"dating_basis": DatingBasis.RULED.value, "dating_rationale": UNSOURCED}
