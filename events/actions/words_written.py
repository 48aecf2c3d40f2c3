"""Words of a captured text as evidence, inside an open change: the event, its citation, the passages, what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from events.actions import naming
from events.actions.citations import write_citation
from events.actions.facts import Fact, write_fact
from events.actions.quoted_passages import write_passage
from events.actions.readings import write_reading
from events.actions.refusals import Invalid
from events.actions.selections import Selected
from events.dates import DateValue, as_written
from events.models import Citation, DatingBasis, Event, PassageRole, Reading, ReadingBasis, Source, SourceText, Stance
from events.queries.texts.locating import locator_at

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


def write_event(
    source: Source, words: Selected, *, fact: Fact, dated_by: DatedBy | None = None, reported_occurrence: str = ""
) -> Citation:
    """An event that the words tell of, cited with them; who calls places it. Raises Invalid by field."""
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
    text = text_of(words)
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
    write_passage(citation, text_of(words), dated_by.begins, dated_by.ends, role=PassageRole.DATE_WORDS)
    basis: dict[str, Any] = {"basis": ReadingBasis.STATED}
    if dated_by.counted_from == PUBLISHED:
        basis = {"basis": ReadingBasis.FROM_PUBLICATION_DATE}
    elif dated_by.counted_from:
        basis = {"basis": ReadingBasis.INFERRED, "basis_note": f"counted from “{dated_by.counted_from}”"}
    written = _words(words, dated_by)
    return write_reading(citation, when=written, date=dated_by.date, date_as_written=written, **basis)


def text_of(words: Selected) -> SourceText:
    """The captured text that the words stand in. Raises Invalid(quote=…) for words of a summary."""
    if words.text is None:
        raise Invalid(quote="Words of a summary are ours: quote the source's own.")
    return words.text


def _words(words: Selected, dated_by: DatedBy) -> str:
    return " ".join(text_of(words).text[dated_by.begins : dated_by.ends].split())
