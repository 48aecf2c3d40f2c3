"""The rows that many facts become, a batch at a time. Of one fact they are the same as `facts.write_fact` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from events.actions.dating import UNSOURCED
from events.actions.facts import Fact, begins_as
from events.actions.pasted_names import PastedNames
from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words
from events.models import (
    Citation,
    DatingBasis,
    Event,
    EventState,
    EventTag,
    Participation,
    Passage,
    Reading,
    ReadingForm,
    ReportedOccurrence,
    Source,
    Timeline,
)

_REPORTED = {each.value: each.value for each in ReportedOccurrence}
_TEXTS = ("title", "summary", "when", "locator", "quote", "translation")


@dataclass(slots=True)
class _Batch:
    """Unsaved rows, in the order in which they can be written."""

    events: list[Event] = field(default_factory=list)
    parts: list[Participation] = field(default_factory=list)
    tags: list[EventTag] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


class PastedRows:
    """Writes facts whose names are known."""

    def __init__(self, timeline: Timeline, names: PastedNames) -> None:
        self.timeline = timeline
        self.names = names
        self._row = 0  # of the table, for what is wrong

    def write(self, facts: Sequence[Fact], *, number: int, reading_keys: Sequence[int]) -> list[Event]:
        """The events, numbered from `number`, with all that belongs to them but placements. Raises Invalid."""
        batch = _Batch()
        for offset, (fact, key) in enumerate(zip(facts, reading_keys, strict=True)):
            self._row += 1
            try:
                self._add(batch, fact, number + offset, key)
            except Invalid as error:
                raise Invalid(**{f"row_{self._row}_{name}": said for name, said in error.problems.items()}) from error
        Event.objects.bulk_create(batch.events)
        Participation.objects.bulk_create(batch.parts)
        EventTag.objects.bulk_create(batch.tags)
        Citation.objects.bulk_create(batch.citations)
        Passage.objects.bulk_create(batch.passages)
        Reading.objects.bulk_create(batch.readings)
        return batch.events

    @cached_property
    def begins_as(self) -> EventState:
        """Who sees an event that is no draft."""
        return begins_as(self.timeline, is_draft=False)

    def _add(self, batch: _Batch, fact: Fact, number: int, reading_key: int) -> None:
        texts = checked({name: getattr(fact, name) for name in _TEXTS}, required={"title"})
        date = fact.date or _read(texts["when"])
        source = self.names.source_of(fact)
        if source is None and texts["quote"]:
            raise Invalid(quote="Words are quoted from a source: name it, or leave the quotation out.")
        event = Event(
            timeline=self.timeline,
            number=number,
            title=texts["title"],
            summary=texts["summary"],
            occurrence=fact.occurrence,
            weight=fact.weight,
            place=self.names.places[fact.place.strip()] if fact.place.strip() else None,
            date_words=texts["when"],
            state=EventState.DRAFT if fact.is_draft else self.begins_as,
            **_dating(date, source, reading_key),
        )
        event.date = date
        batch.events.append(event)
        people = [(self.names.actors[part.name.strip()], part.role.strip()) for part in fact.people]
        for position, (actor, role) in enumerate(people):
            if (actor, role) not in people[:position]:
                batch.parts.append(self._of(Participation, event=event, actor=actor, role=role, position=position))
        for tag in dict.fromkeys(self.names.tags[name.strip()] for name in fact.tags):
            batch.tags.append(self._of(EventTag, event=event, tag=tag))
        if source is not None:
            self._cite(batch, fact, texts, (event, source), reading_key)

    def _cite(
        self, batch: _Batch, fact: Fact, texts: dict[str, Any], about: tuple[Event, Source], reading_key: int
    ) -> None:
        event, source = about
        citation = self._of(
            Citation,
            event=event,
            source=source,
            locator_kind=(fact.locator_kind or "page") if texts["locator"] else "",
            locator=texts["locator"],
            stance=fact.stance,
            reported_occurrence=_REPORTED.get(fact.occurrence, ""),
        )
        batch.citations.append(citation)
        if texts["quote"]:
            public = self.names.public_characters(source, len(texts["quote"]))
            passage = self._of(Passage, citation=citation, exact=texts["quote"], translation=texts["translation"])
            passage.public_characters = public
            batch.passages.append(passage)
        if event.date is None:
            return
        is_quoted = event.date_words and event.date_words.casefold() in texts["quote"].casefold()
        reading = self._of(Reading, pk=reading_key, citation=citation, form=ReadingForm.DATE)
        reading.date = event.date
        reading.date_as_written = event.date_words if is_quoted else ""
        batch.readings.append(reading)

    def _of(self, model: type[Any], **columns: Any) -> Any:
        return model(timeline=self.timeline, **columns)


def _dating(date: DateValue | None, source: Source | None, reading_key: int) -> dict[str, Any]:
    """With a source, the date rests on its reading; without one it is ruled."""
    if date is None:
        return {"dating_basis": DatingBasis.UNDATED}
    if source is None:
        return {"dating_basis": DatingBasis.RULED, "dating_rationale": UNSOURCED}
    return {"dating_basis": DatingBasis.READING, "dating_reading_id": reading_key}


def _read(words: str) -> DateValue | None:
    try:
        return read_words(words) if words else None
    except DateError as error:
        raise Invalid(when=error.message) from error
