"""A suggestion as one decides on it: its words where they stand, what would be written, and what it may belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.dates import DateError, DateValue, parse, say
from events.models import Citation, DateExpression, Event, EventState, Relation, Suggestion, SuggestionState
from events.queries.network.relative import relative
from events.queries.reader import labels
from events.queries.reader.names import EventName, event_name
from events.queries.reader.sight import Sight
from events.queries.suggestions.counted_from import counted_from, others_meant, told_beside
from events.queries.suggestions.known_to_machines import people_in
from events.queries.suggestions.likely import Match, matches
from events.queries.suggestions.suggested_words import surroundings
from events.queries.suggestions.told_already import date_words, expression_of
from events.queries.texts.locating import locator_at
from events.queries.texts.marked_text import Segment
from events.queries.versions.history_names import person

AS_READ, NO_DATE, OTHER_WORDS = "read", "none", "words"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some answers, to be taken with one press."""

    value: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of it, by whom and when; `event` where it became one or belongs to one, unless that is gone."""

    words: str
    by: str
    at: datetime
    reason: str
    event: EventName | None
    may_wait_again: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion. `counted` says how its date is told by another event: "the day before", and by which."""

    id: UUID
    version: int
    title: str
    begins: int
    segments: tuple[Segment, ...]
    is_cut: tuple[bool, bool]  # whether the paragraph goes on before and behind them
    locator: str
    date_words: str  # as the text has them
    dates: tuple[Choice, ...]  # what they may mean; the first is what they were read as
    how: str  # how they became that date
    counted: str
    others: tuple[Choice, ...]  # what it may be counted from; the first is the likeliest
    waits_for: str  # the title of the open suggestion that would be accepted with it
    stance: str
    reported_occurrence: str
    speaker: str
    people: str  # names with semicolons between them
    place: str
    is_background: bool
    rule: str
    matches: tuple[Match, ...]
    decision: Decision | None


def card(row: Suggestion, sight: Sight) -> Card:
    """With its text, source and citation loaded; for members (some twelve queries)."""
    text = row.source_text
    stands = date_words(row)
    relation = row.relation or {}
    others = _others(row)
    meant = counted_from(row)
    segments, is_cut = surroundings(row)
    found = expression_of(row)
    return Card(
        id=row.public_id,
        version=row.version,
        title=row.title,
        begins=row.begins,
        segments=segments,
        is_cut=is_cut,
        locator=labels.locator(*locator_at(text, row.begins)),
        date_words=" ".join(text.text[slice(*stands)].split()) if stands else "",
        dates=_dates(row.date, found),
        how=_how(found, row, say(text.source.published) if text.source.published else ""),
        counted=_counted(row, meant) if relation else "",
        others=others,
        waits_for=meant.title if isinstance(meant, Suggestion) else "",
        stance=row.stance,
        reported_occurrence=row.reported_occurrence,
        speaker=row.speaker,
        people="; ".join(people_in(row)),
        place=row.place.name if row.place is not None else "",
        is_background=row.is_background,
        rule=row.rule,
        matches=matches(row, text.text, sight) if row.state == SuggestionState.OPEN else (),
        decision=_decision(row),
    )


def alternatives(row: Suggestion) -> list[DateValue]:
    """Other dates that its words may mean."""
    return _other_dates(row.date, expression_of(row))


def _dates(date: DateValue | None, found: DateExpression | None) -> tuple[Choice, ...]:
    others = _other_dates(date, found)
    read = [Choice(AS_READ, say(date), "as it was read")] if date is not None else []
    return (*read, *(Choice(str(at), say(each)) for at, each in enumerate(others)), Choice(NO_DATE, "No date"))


def _other_dates(date: DateValue | None, found: DateExpression | None) -> list[DateValue]:
    dates: list[DateValue] = []
    for each in found.alternatives if found is not None else []:
        try:
            value = parse(each["edtf"]) if each["edtf"] else None
        except DateError:
            continue
        if value is not None and value != date and value not in dates:
            dates.append(value)
    return dates


def _how(found: DateExpression | None, row: Suggestion, published: str) -> str:
    if row.date is None or found is None:
        return ""
    if found.counted_from == "published":
        return f"counted from the day of publication, {published}" if published else "counted from the publication"
    return f"counted from “{found.counted_from}”" if found.counted_from else "as the words say"


def _counted(row: Suggestion, meant: Event | Suggestion | None) -> str:
    """ "the day before", as a relation to whatever is meant would be said."""
    said = row.relation or {}
    other = Event(number=0, title=meant.title if meant is not None else "")
    gap = {"gap_least": said["least"], "gap_most": said["most"], "gap_unit": said["unit"] or ""}
    return relative(Relation(kind=said["kind"], other=other, **gap)).words


def _others(row: Suggestion) -> tuple[Choice, ...]:
    """The events that its date may be counted from, and none."""
    if not row.relation:
        return ()
    found = dict.fromkeys([counted_from(row), told_beside(row), *others_meant(row)])
    choices = [_meant(each) for each in found if each is not None]
    return (*choices, Choice("", "None of these: leave it without"))


def _meant(each: Event | Suggestion) -> Choice:
    if isinstance(each, Suggestion):
        return Choice(f"suggestion:{each.public_id}", each.title, "waits here; would be accepted first")
    date = each.date_shown
    return Choice(f"event:{each.number}", each.title, say(date) if date is not None else "no date")


def _decision(row: Suggestion) -> Decision | None:
    if row.state == SuggestionState.OPEN or row.decided_at is None:
        return None
    stands = row.citation is not None and _stands(row.citation)
    return Decision(
        words=labels.SUGGESTION[row.state],
        by=person(row.decided_by),
        at=row.decided_at,
        reason=row.decision_reason,
        event=event_name(row.citation.event) if row.citation is not None and stands else None,
        may_wait_again=not stands,
    )


def _stands(citation: Citation) -> bool:
    return citation.withdrawn_at is None and citation.event.state != EventState.WITHDRAWN
