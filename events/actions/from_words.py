"""From words of a captured text to an event, or to evidence for one: citation, passages and reading in one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from events.actions import naming
from events.actions.changes import open_change
from events.actions.citations import write_citation
from events.actions.decided_along import decide_along
from events.actions.facts import Fact, write_fact
from events.actions.placements import rebuild_placements
from events.actions.quoted_passages import write_passage
from events.actions.readings import write_reading
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.selections import Selected, Selection, selected
from events.actions.texts import LONGEST
from events.dates import DateValue, as_written
from events.models import (
    Citation,
    DatingBasis,
    Event,
    EventState,
    PassageRole,
    Reading,
    ReadingBasis,
    Role,
    Source,
    SourceText,
    Stance,
    SuggestionState,
    User,
)
from events.queries.gazetteer import Town
from events.queries.locating import locator_at

PUBLISHED = "published"  # what a date is counted from, where it is no words of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedBy:
    """Code points [begins, ends) of the text that date the event, what they mean, and what they are counted from.

    `counted_from` as a DateExpression has it: "" where they say all themselves, PUBLISHED, or other words.
    """

    begins: int
    ends: int
    date: DateValue
    counted_from: str = ""


def add_event_from_words(
    *,
    source: Source,
    selection: Selection,
    fact: Fact,
    by: User,
    dated_by: DatedBy | None = None,
    reported_occurrence: str = "",
    town: Town | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Citation:
    """Enter an event that the selected words tell of, cited with them, dated by `dated_by` or by the fact's own words.

    The fact's source, locator and quotation are those of the selection; `town` says where its place is, if that is new
    to the timeline. A suggestion that rests on these words is accepted by it. Editors only. Raises NotAllowed; Invalid
    by field (title, when, quote …); AlreadyDone for a repeated key.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    words = _quotable(source, selection)
    verb = "add_event_from_words"
    with open_change(timeline, verb=verb, by=by, idempotency_key=idempotency_key, asked=asked) as change:
        if town is not None:
            naming.place_named(timeline, fact.place, **_whereabouts(town))
        citation = write_event_from_words(
            source, words, fact=fact, dated_by=dated_by, reported_occurrence=reported_occurrence
        )
        _decide(words, citation, SuggestionState.ACCEPTED, by)
        rebuild_placements(timeline=timeline, events=[citation.event])
        change.made = {"noun": "event", "id": str(citation.event.public_id), "number": citation.event.number}
        change.save(update_fields=["made"])
    return citation


def cite_words(
    *,
    event: Event,
    source: Source,
    selection: Selection,
    by: User,
    when: str = "",
    dated_by: DatedBy | None = None,
    stance: str = Stance.REPORTS,
    speaker: str = "",
    reported_occurrence: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> Citation:
    """The selected words are evidence for an event that is there; its date stays what it is.

    A suggestion that rests on these words is merged by it. Editors only. Raises NotAllowed; Invalid by field;
    AlreadyDone for a repeated key.
    """
    timeline = source.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    if event.timeline_id != timeline.pk or event.state == EventState.WITHDRAWN:
        raise Invalid(event="There is no such event in this timeline.")
    words = _quotable(source, selection)
    with open_change(timeline, verb="cite_words", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        citation = write_words(event, source, words, stance, speaker=speaker, reported_occurrence=reported_occurrence)
        write_dating(citation, words, dated_by=dated_by, when=when)
        _decide(words, citation, SuggestionState.MERGED, by)
        rebuild_placements(timeline=timeline, events=[event])
        change.made = {"noun": "citation", "id": str(citation.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return citation


def write_event_from_words(
    source: Source, words: Selected, *, fact: Fact, dated_by: DatedBy | None = None, reported_occurrence: str = ""
) -> Citation:
    """The part of `add_event_from_words` that happens inside an open change, but for placements."""
    told = replace(fact, source=None, speaker="", quote="", translation="", locator="")
    if dated_by is not None:
        told = replace(told, date=dated_by.date, when=_words(words, dated_by))
    event = write_fact(told, timeline=source.timeline)
    citation = write_words(
        event, source, words, fact.stance, speaker=fact.speaker, reported_occurrence=reported_occurrence
    )
    reading = write_dating(citation, words, dated_by=dated_by, when=fact.when, date=event.date)
    if reading is not None:
        event.dating_basis, event.dating_reading, event.dating_rationale = DatingBasis.READING, reading, ""
        event.save(update_fields=["dating_basis", "dating_reading", "dating_rationale"])
    return citation


def write_words(
    event: Event,
    source: Source,
    words: Selected,
    stance: str = Stance.REPORTS,
    *,
    speaker: str = "",
    reported_occurrence: str = "",
) -> Citation:
    """The citation with its page or paragraph and its quotation, inside an open change. Raises Invalid by field."""
    text = _text(words)
    kind, locator = locator_at(text, words.begins)
    citation = write_citation(
        event,
        {
            "source": source,
            "locator_kind": kind,
            "locator": locator,
            "stance": stance,
            "speaker": naming.actor_named(event.timeline, speaker) if speaker.strip() else None,
            "reported_occurrence": reported_occurrence,
        },
    )
    write_passage(citation, text, words.begins, words.ends)
    return citation


def write_dating(
    citation: Citation,
    words: Selected,
    *,
    dated_by: DatedBy | None = None,
    when: str = "",
    date: DateValue | None = None,
) -> Reading | None:
    """What the words say of the date, by words of the text or else as it was typed; None where neither is given."""
    if dated_by is None:
        if not when.strip():
            return None
        return write_reading(citation, when=as_written(when), quote=words.quote.exact, date=date)
    write_passage(citation, _text(words), dated_by.begins, dated_by.ends, role=PassageRole.DATE_WORDS)
    basis: dict[str, Any] = {"basis": ReadingBasis.STATED}
    if dated_by.counted_from == PUBLISHED:
        basis = {"basis": ReadingBasis.FROM_PUBLICATION_DATE}
    elif dated_by.counted_from:
        basis = {"basis": ReadingBasis.INFERRED, "basis_note": f"counted from “{dated_by.counted_from}”"}
    written = _words(words, dated_by)
    return write_reading(citation, when=written, date=dated_by.date, date_as_written=written, **basis)


def _quotable(source: Source, selection: Selection) -> Selected:
    words = selected(source, selection, longest=LONGEST["exact"], what="a quotation has")
    _text(words)
    return words


def _decide(words: Selected, citation: Citation, state: SuggestionState, by: User) -> None:
    decide_along(_text(words), words.begins, words.ends, citation=citation, state=state, by=by)


def _whereabouts(town: Town) -> dict[str, Any]:
    return {"latitude": town.latitude, "longitude": town.longitude, "external_ids": {"geonames": str(town.id)}}


def _text(words: Selected) -> SourceText:
    if words.text is None:
        raise Invalid(quote="Words of a summary are ours: quote the source's own.")
    return words.text


def _words(words: Selected, dated_by: DatedBy) -> str:
    return " ".join(_text(words).text[dated_by.begins : dated_by.ends].split())
