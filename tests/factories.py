"""Rows for tests, by plain functions. Each gives what is required and takes the rest by name."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.utils import timezone

from events.actions.placements import rebuild_placements
from events.actions.turns import keep_turns
from events.dates import DateValue, parse
from events.models import (
    Actor,
    Citation,
    DateExpression,
    DatingBasis,
    Event,
    EventState,
    EventTag,
    Ledger,
    Membership,
    Origin,
    Participation,
    Passage,
    Place,
    Reading,
    ReadingForm,
    Relation,
    Role,
    Source,
    SourceText,
    Suggestion,
    Tag,
    Timeline,
    User,
    Visibility,
)


def make_user(name: str = "ann", **fields: Any) -> User:
    """A user whose password is their name."""
    return User.objects.create_user(name, password=name, **fields)


def make_timeline(slug: str = "made", **fields: Any) -> Timeline:
    """A public timeline with its ledger."""
    timeline = Timeline.objects.create(**{"slug": slug, "title": slug, "visibility": Visibility.PUBLIC} | fields)
    Ledger.objects.create(timeline=timeline)
    return timeline


def make_member(timeline: Timeline, name: str = "ann", role: Role = Role.READER) -> User:
    """A user with a role in the timeline."""
    user = make_user(name)
    Membership.objects.create(timeline=timeline, user=user, role=role)
    return user


def make_event(timeline: Timeline, title: str, date: str | DateValue | None = None, **fields: Any) -> Event:
    """An approved event, dated by ruling where a date (EDTF or value) is given, else undated."""
    ledger = timeline.ledger
    ledger.event_number += 1
    ledger.save()
    value = parse(date) if isinstance(date, str) else date
    dating = {"dating_basis": DatingBasis.RULED, "dating_rationale": "as made"} if value else {}
    given = {"number": ledger.event_number, "state": EventState.APPROVED, "date": value} | dating
    return Event.objects.create(timeline=timeline, title=title, **given | fields)


def make_source(timeline: Timeline, name: str = "The Paper", published: str = "", **fields: Any) -> Source:
    """A source, published on a day (EDTF) if one is given."""
    given = {"short_title": name, "published": parse(published) if published else None}
    return Source.objects.create(timeline=timeline, **given | fields)


def make_citation(event: Event, source: Source | None = None, **fields: Any) -> Citation:
    """What a source, a new one if none is given, says about the event."""
    source = source or make_source(event.timeline)
    return Citation.objects.create(timeline=event.timeline, event=event, source=source, **fields)


def make_passage(citation: Citation, exact: str, **fields: Any) -> Passage:
    """A quotation."""
    return Passage.objects.create(timeline=citation.timeline, citation=citation, exact=exact, **fields)


def make_reading(citation: Citation, date: str | DateValue, **fields: Any) -> Reading:
    """A date as the citation gives it."""
    value = parse(date) if isinstance(date, str) else date
    given = {"form": ReadingForm.DATE, "date": value}
    return Reading.objects.create(timeline=citation.timeline, citation=citation, **given | fields)


def make_text(source: Source, words: str, **fields: Any) -> SourceText:
    """A captured text of the source, by itself: nothing is anchored in it."""
    digest = sha256(words.encode()).hexdigest()
    given = {"origin": Origin.PASTED, "captured_at": timezone.now(), "length": len(words), "sha256": digest}
    return SourceText.objects.create(timeline=source.timeline, source=source, text=words, **given | fields)


def make_suggestion(
    text: SourceText, words: str, date: str = "", *, date_words: str = "", title: str = "", **fields: Any
) -> Suggestion:
    """What these words of the text, its sentence, may tell of; on a date (EDTF), if one is given."""
    begins = text.text.index(words)
    dated = begins + words.index(date_words) if date_words else None
    given = {
        "begins": begins,
        "ends": begins + len(words),
        "sentence_begins": begins,
        "sentence_ends": begins + len(words),
        "date_begins": dated,
        "date_ends": dated + len(date_words) if dated is not None else None,
        "title": title or words,
        "date": parse(date) if date else None,
        "confidence": 0.9,
        "rule": "dated",
    }
    return Suggestion.objects.create(timeline=text.timeline, source_text=text, **given | fields)


def make_expression(text: SourceText, words: str, date: str = "", **fields: Any) -> DateExpression:
    """Date words of the text, in a sentence of their own."""
    begins = text.text.index(words)
    given = {
        "begins": begins,
        "ends": begins + len(words),
        "sentence_begins": begins,
        "sentence_ends": begins + len(words),
        "kind": "DATE",
        "value": date,
        "date": parse(date) if date else None,
        "rule": "made",
        "confidence": 1.0,
    }
    return DateExpression.objects.create(timeline=text.timeline, source_text=text, **given | fields)


def make_relation(event: Event, kind: str, other: Event, **fields: Any) -> Relation:
    """`event` stands so to `other`."""
    return Relation.objects.create(timeline=event.timeline, event=event, kind=kind, other=other, **fields)


def make_part(event: Event, name: str, role: str = "speaker") -> Participation:
    """A person's part in the event; the same name is the same person."""
    actor, _ = Actor.objects.get_or_create(timeline=event.timeline, name=name)
    return Participation.objects.create(timeline=event.timeline, event=event, actor=actor, role=role)


def make_place(timeline: Timeline, name: str, **fields: Any) -> Place:
    """A place."""
    return Place.objects.create(timeline=timeline, name=name, **fields)


def make_tagging(event: Event, name: str) -> EventTag:
    """The event carries the tag; the same name is the same tag."""
    tag, _ = Tag.objects.get_or_create(timeline=event.timeline, name=name)
    return EventTag.objects.create(timeline=event.timeline, event=event, tag=tag)


def withdraw(row: Citation | Relation) -> None:
    """Take the row back."""
    row.withdrawn_at = timezone.now()
    row.save()


def place(timeline: Timeline) -> None:
    """Put everything where it stands on the axis; to be called when all is made."""
    rebuild_placements(timeline=timeline)


def put_in_order(timeline: Timeline) -> None:
    """Give everything its turn in the list by what is stored; no date is worked out."""
    keep_turns(timeline=timeline, events=None)
