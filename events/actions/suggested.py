"""What a suggestion becomes, inside an open change: the event, and the evidence for it from the captured text."""

from __future__ import annotations

from dataclasses import dataclass

from events.actions.facts import Fact, Part, write_fact
from events.actions.quoted_passages import write_passage
from events.actions.readings import write_reading, write_relative_reading
from events.actions.refusals import Invalid
from events.actions.relation_checks import check_relation
from events.actions.selections import Selected
from events.actions.words_written import DatedBy, write_dating, write_words
from events.dates import DateError, DateValue, read_words
from events.models import (
    Citation,
    ComputedDate,
    DatingBasis,
    Event,
    PassageRole,
    Reading,
    ReadingForm,
    Relation,
    ReportedOccurrence,
    Suggestion,
)
from events.passages import TextQuoteSelector
from events.queries.dating.became import became
from events.queries.suggestions.known_to_machines import people_in
from events.queries.suggestions.told_already import date_words, expression_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What somebody makes of a suggestion; None where it is as suggested."""

    title: str | None = None
    when: str | None = None  # a date in people's words, or EDTF; "" for none
    stance: str | None = None
    reported_occurrence: str | None = None
    speaker: str | None = None  # by name
    people: tuple[str, ...] | None = None  # by name
    place: str | None = None  # by name
    other: str | None = None  # what its date is counted from: "event:12", "suggestion:<uuid>", "" for nothing
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation, and the events that are to be placed anew because of it."""

    citation: Citation
    events: tuple[Event, ...]


def write_event_of(row: Suggestion, meant: Meant) -> Event:
    """The event alone, without a date."""
    said, stance = _said(row, meant)
    people = people_in(row) if meant.people is None else meant.people
    place = row.place.name if row.place is not None else ""
    fact = Fact(
        title=row.title if meant.title is None else meant.title,
        occurrence=became(said, stance),
        people=tuple(Part(name=name) for name in people),
        place=place if meant.place is None else meant.place,
        is_draft=meant.is_draft,
    )
    return write_fact(fact, timeline=row.timeline)


def write_evidence(row: Suggestion, meant: Meant, *, event: Event, other: Event | None) -> Evidence:
    """The citation with passages and readings; the relation to `other`, and the event's date where it has none."""
    said, stance = _said(row, meant)
    words = _words(row)
    speaker = row.speaker if meant.speaker is None else meant.speaker
    citation = write_words(event, row.source_text.source, words, stance, speaker=speaker, reported_occurrence=said)
    reading = _date(row, meant, citation, words)
    if reading is not None and reading.date is not None and _is_undated(event):
        event.date, event.date_words, event.dating_basis = reading.date, reading.date_as_written, DatingBasis.READING
        event.dating_reading, event.version = reading, event.version + 1
        event.save()
    if other is not None:
        _relate(row, citation, other, is_dated=reading is not None)
    elif reading is None and said == ReportedOccurrence.PLANNED:
        _plan_without_a_date(row, citation)
    return Evidence(citation, (event,) if other is None else (event, other))


def _said(row: Suggestion, meant: Meant) -> tuple[str, str]:
    said = row.reported_occurrence if meant.reported_occurrence is None else meant.reported_occurrence
    return said, row.stance if meant.stance is None else meant.stance


def _words(row: Suggestion) -> Selected:
    text = row.source_text
    return Selected(TextQuoteSelector.around(text.text, row.begins, row.ends), row.begins, row.ends, text)


def _date(row: Suggestion, meant: Meant, citation: Citation, words: Selected) -> Reading | None:
    """What is said of the date by itself, with the words for it as the source has them."""
    date = row.date if meant.when is None else _read(meant.when)
    if date is None:
        return None
    stands = date_words(row)
    if stands is None:
        return write_dating(citation, words, when=meant.when or date.edtf, date=date)
    found = expression_of(row)
    counted_from = found.counted_from if found else ""
    dated_by = DatedBy(begins=stands[0], ends=stands[1], date=date, counted_from=counted_from)
    return write_dating(citation, words, dated_by=dated_by)


def _plan_without_a_date(row: Suggestion, citation: Citation) -> None:
    stands = date_words(row)
    written = write_passage(citation, row.source_text, *stands, role=PassageRole.DATE_WORDS).exact if stands else ""
    write_reading(citation, when="", form=ReadingForm.WITHDRAWN, date_as_written=" ".join(written.split()))


def _read(words: str) -> DateValue | None:
    try:
        return read_words(words) if words.strip() else None
    except DateError as error:
        raise Invalid(when=error.message) from error


def _is_undated(event: Event) -> bool:
    """Whether neither a date was decided on nor one is worked out."""
    return event.date is None and not ComputedDate.objects.filter(event=event).exists()


def _relate(row: Suggestion, citation: Citation, other: Event, *, is_dated: bool) -> None:
    """The relation that the text gives, and what it says of the date so."""
    said = row.relation or {}
    relation = Relation(
        timeline=row.timeline,
        event=citation.event,
        kind=said["kind"],
        other=other,
        gap_least=said["least"],
        gap_most=said["most"],
        gap_unit=said["unit"] or "",
        citation=citation,
    )
    check_relation(relation)
    relation.save(force_insert=True)
    begins, ends = said["words"]
    if (begins, ends) != date_words(row) or not is_dated:
        write_passage(citation, row.source_text, begins, ends, role=PassageRole.DATE_WORDS)
    write_relative_reading(citation, relation, words=" ".join(row.source_text.text[begins:ends].split()))
