"""Rows of events and what stands in them: tags, people, citations, readings, passages, placements."""

from __future__ import annotations

from collections.abc import Iterator

from events.actions.quoting import Allotment, quotable
from events.exchange.draft import Draft, Row, date_columns, key_of, length_columns, taken
from events.exchange.identity import Item
from events.models import (
    Audience,
    DatingBasis,
    EventState,
    Rights,
    Source,
)

_EVENT = ("number", "title", "mention", "summary", "occurrence", "weight", "date_words", "sort_key")
_CITATION = ("locator_kind", "locator", "stance", "reported_occurrence", "note")
_READING = ("form", "basis", "basis_note", "certainty", "is_former")
_PASSAGE = ("role", "exact", "prefix", "suffix", "translation")


def events(draft: Draft) -> Iterator[Row]:
    """Rows of events_event, approved: a document holds nothing else."""
    for event in draft.events:
        dating = event.get("dating", {})
        yield {
            **draft.row(event, draft.keys.events[event["id"]], state=EventState.APPROVED.value),
            **taken(event, _EVENT),
            **date_columns("date", draft.date(event, "date")),
            "place_id": key_of(event, "place", draft.keys.places),
            "dating_basis": dating.get("basis", DatingBasis.UNDATED.value),
            "dating_reading_id": key_of(dating, "reading", draft.keys.readings),
            "dating_rationale": dating.get("rationale", ""),
        }


def event_tags(draft: Draft) -> Iterator[Row]:
    """Rows of events_eventtag."""
    for event in draft.events:
        for tag in event.get("tags", ()):
            yield draft.row({}, event_id=draft.keys.events[event["id"]], tag_id=draft.keys.tags[tag.lower()])


def participations(draft: Draft) -> Iterator[Row]:
    """Rows of events_participation."""
    for event in draft.events:
        for position, part in enumerate(event.get("people", ())):
            yield {
                **draft.row(part, event_id=draft.keys.events[event["id"]], position=position),
                **taken(part, ("role", "is_alleged")),
                "actor_id": key_of(part, "actor", draft.keys.actors),
            }


def citations(draft: Draft) -> Iterator[Row]:
    """Rows of events_citation."""
    for event in draft.events:
        for position, citation in enumerate(event.get("citations", ())):
            yield {
                **draft.row(citation, draft.keys.citations[citation["id"]], position=position),
                **taken(citation, _CITATION),
                "event_id": draft.keys.events[event["id"]],
                "source_id": key_of(citation, "source", draft.keys.sources),
                "speaker_id": key_of(citation, "speaker", draft.keys.actors),
            }


def readings(draft: Draft) -> Iterator[Row]:
    """Rows of events_reading."""
    for citation in _citations(draft):
        for position, reading in enumerate(citation.get("readings", ())):
            yield {
                **draft.row(reading, draft.keys.readings[reading["id"]], position=position),
                **taken(reading, _READING),
                **date_columns("date", draft.reading_date(reading)),
                **length_columns("duration", reading.get("duration")),
                "date_as_written": reading.get("as_written", ""),
                "citation_id": draft.keys.citations[citation["id"]],
                "relation_id": key_of(reading, "relation", draft.keys.relations),
            }


def passages(draft: Draft) -> Iterator[Row]:
    """Rows of events_passage: of citations, then of notes, which is the order in which quotations become public."""
    allotments = _Allotments(draft)
    for citation in _citations(draft):
        source = citation["source"].lower()
        for position, passage in enumerate(citation.get("passages", ())):
            yield {
                **draft.row(passage, position=position, citation_id=draft.keys.citations[citation["id"]]),
                **taken(passage, _PASSAGE),
                "public_characters": allotments.take(source, passage["exact"]),
            }
    source_of = {citation["id"]: citation["source"].lower() for citation in _citations(draft)}
    for note in draft.annotations:
        source = (note.get("source") or source_of.get((note.get("citation") or "").lower()) or "").lower()
        for position, passage in enumerate(note.get("passages", ())):
            is_public = note.get("audience") == Audience.PUBLIC
            yield {
                **draft.row(passage, position=position, annotation_id=draft.keys.annotations[note["id"]]),
                **taken(passage, _PASSAGE),
                "public_characters": allotments.take(source, passage["exact"]) if is_public else 0,
            }


def _citations(draft: Draft) -> Iterator[Item]:
    return (citation for event in draft.events for citation in event.get("citations", ()))


class _Allotments:
    """What is left to quote of each source. Words of no source in particular have a budget of their own."""

    def __init__(self, draft: Draft) -> None:
        self._each = draft.timeline.quote_characters
        self._rest = Allotment(draft.timeline.quote_least, each=self._each)
        self._of = {source["id"]: self._budget(draft, source) for source in draft.sources}

    def _budget(self, draft: Draft, source: Item) -> Allotment:
        row = Source(rights=source.get("rights", Rights.COPYRIGHTED), quote_limit=source.get("quote_limit"))
        return Allotment(quotable(row, draft.timeline), each=self._each)

    def take(self, source: str, words: str) -> int:
        """Public characters of a quotation from the source."""
        return self._of.get(source, self._rest).take(len(words))
