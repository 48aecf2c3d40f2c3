"""A fact as somebody enters it: what, when, who says so, where; one deed, whatever it needs that is not there yet."""

from __future__ import annotations

from dataclasses import dataclass

from events.actions import naming
from events.actions.changes import open_change
from events.actions.citations import write_citation
from events.actions.dating import UNSOURCED
from events.actions.placements import rebuild_placements
from events.actions.quotations import write_quote
from events.actions.readings import write_reading
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.dates import DateError, DateValue, as_written, read_words
from events.models import (
    DatingBasis,
    Event,
    EventState,
    EventTag,
    Ledger,
    Occurrence,
    Participation,
    ReportedOccurrence,
    Role,
    Source,
    Stance,
    Timeline,
    User,
)
from events.queries.proposals.held import takes_two

_REPORTED = {each.value: each.value for each in ReportedOccurrence}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody's part in the event, by name: known ones are recognised by it, others are made."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one form or one pasted row says. Only the title is needed; empty means not said."""

    title: str
    when: str = ""  # a date in people's words, or EDTF
    date: DateValue | None = None  # the same, where the door has read it already (Old Style, say)
    summary: str = ""  # Markdown
    occurrence: str = Occurrence.HAPPENED
    weight: int = 50
    source: Source | naming.NewSource | None = None
    locator_kind: str = ""
    locator: str = ""
    stance: str = Stance.REPORTS
    speaker: str = ""  # who is speaking, by name, where it is not the source itself
    quote: str = ""
    translation: str = ""
    people: tuple[Part, ...] = ()
    place: str = ""  # by name
    tags: tuple[str, ...] = ()
    is_draft: bool = False  # for members only until it is approved


def add_fact(*, timeline: Timeline, fact: Fact, by: User, idempotency_key: str | None = None, asked: str = "") -> Event:
    """Enter a fact: the event, and where a source is given its citation, quotation and reading of the date.

    Editors only. Raises NotAllowed; Invalid by field (title, when, quote …); AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_fact", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        event = write_fact(fact, timeline=timeline)
        rebuild_placements(timeline=timeline, events=[event])
        change.made = {"noun": "event", "id": str(event.public_id), "number": event.number}
        change.save(update_fields=["made"])
    return event


def write_fact(fact: Fact, *, timeline: Timeline) -> Event:
    """The part of `add_fact` that happens inside an open change, but for placements; for many facts in one deed."""
    texts = checked({"title": fact.title, "summary": fact.summary, "when": fact.when}, required={"title"})
    date = fact.date or _read(texts["when"])
    event = Event(
        timeline=timeline,
        number=next_number(timeline),
        title=texts["title"],
        summary=texts["summary"],
        occurrence=fact.occurrence,
        weight=fact.weight,
        place=naming.place_named(timeline, fact.place) if fact.place.strip() else None,
        date_words=texts["when"],
        dating_basis=DatingBasis.RULED if date else DatingBasis.UNDATED,
        dating_rationale=UNSOURCED if date else "",
        state=begins_as(timeline, is_draft=fact.is_draft),
    )
    event.date = date
    event.save(force_insert=True)
    for position, part in enumerate(fact.people):
        actor = naming.actor_named(timeline, part.name)
        Participation.objects.get_or_create(
            timeline=timeline, event=event, actor=actor, role=part.role.strip(), defaults={"position": position}
        )
    for name in fact.tags:
        EventTag.objects.get_or_create(timeline=timeline, event=event, tag=naming.tag_named(timeline, name))
    if fact.source is not None:
        source = fact.source if isinstance(fact.source, Source) else naming.source_named(timeline, fact.source)
        _cite(fact, event, source)
    elif fact.quote.strip():
        raise Invalid(quote="Words are quoted from a source: name it, or leave the quotation out.")
    elif fact.speaker.strip():
        raise Invalid(speaker="Whoever speaks does so in a source: name it, or leave the speaker out.")
    return event


def _cite(fact: Fact, event: Event, source: Source) -> None:
    """The citation with its quotation and reading; the event's date then rests on that reading."""
    speaker = naming.actor_named(event.timeline, fact.speaker) if fact.speaker.strip() else None
    citation = write_citation(
        event,
        {
            "source": source,
            "locator_kind": (fact.locator_kind or "page") if fact.locator.strip() else "",
            "locator": fact.locator,
            "stance": fact.stance,
            "speaker": speaker,
            "reported_occurrence": _REPORTED.get(fact.occurrence, ""),
        },
    )
    if fact.quote.strip():
        write_quote(citation, exact=fact.quote, translation=fact.translation)
    if event.date is None:
        return
    reading = write_reading(citation, when=as_written(event.date_words), quote=fact.quote, date=event.date)
    event.dating_basis, event.dating_reading, event.dating_rationale = DatingBasis.READING, reading, ""
    event.save(update_fields=["dating_basis", "dating_reading", "dating_rationale"])


def _read(words: str) -> DateValue | None:
    try:
        return read_words(words) if words else None
    except DateError as error:
        raise Invalid(when=error.message) from error


def begins_as(timeline: Timeline, *, is_draft: bool) -> EventState:
    """Who sees a new event: all readers, unless it is a draft; under the two-person rule it waits for review."""
    if is_draft:
        return EventState.DRAFT
    return EventState.IN_REVIEW if takes_two(timeline) else EventState.APPROVED


def next_number(timeline: Timeline) -> int:
    """Short, per timeline, never given twice; the open change holds the ledger's lock."""
    ledger = Ledger.objects.get(timeline=timeline)
    ledger.event_number += 1
    ledger.save(update_fields=["event_number"])
    return ledger.event_number
