"""What the date of a suggestion is counted from: an event, or another suggestion of the same text."""

from __future__ import annotations

from uuid import UUID

from events.models import Event, EventState, Suggestion, SuggestionState
from events.models.event import EventQuerySet
from events.models.suggestion import SuggestionQuerySet

_MADE = (SuggestionState.ACCEPTED, SuggestionState.MERGED)


def counted_from(row: Suggestion, named: str | None = None) -> Event | Suggestion | None:
    """What was found, or what is named instead: "event:12", "suggestion:<uuid>", "" for nothing.

    A suggestion only while it is open: else the event that it became, or None where it was dismissed.
    """
    relation = row.relation or {}
    if not relation or named == "":
        return None
    if named is None:
        event = _event(row, relation.get("event"))
        return event if event is not None else told_beside(row)
    noun, _, key = named.partition(":")
    if noun == "event" and key.isascii() and key.isdecimal() and len(key) < 10:
        return _event(row, int(key))
    return _still_open(_with_id(row, key)) if noun == "suggestion" else None


def told_beside(row: Suggestion) -> Event | Suggestion | None:
    """What the same text tells of that may be meant: a suggestion while it is open, then the event that it became."""
    return _still_open(_beginning_at(row, (row.relation or {}).get("suggestion")))


def others_meant(row: Suggestion) -> list[Event]:
    """Further events that may be meant, likeliest first."""
    numbers = (row.relation or {}).get("others", [])
    found = {each.number: each for each in _standing(row).filter(number__in=numbers)}
    return [found[number] for number in numbers if number in found]


def _still_open(row: Suggestion | None) -> Event | Suggestion | None:
    if row is None or row.state == SuggestionState.OPEN:
        return row
    citation = row.citation if row.state in _MADE else None
    is_there = citation is not None and citation.event.state != EventState.WITHDRAWN
    return citation.event if citation is not None and is_there else None


def _event(row: Suggestion, number: int | None) -> Event | None:
    return _standing(row).filter(number=number).first() if number is not None else None


def _standing(row: Suggestion) -> EventQuerySet:
    return Event.objects.filter(timeline=row.timeline_id).standing().select_related("timeline")


def _beginning_at(row: Suggestion, begins: int | None) -> Suggestion | None:
    if begins is None:
        return None
    rows = _beside(row).filter(begins=begins).exclude(state=SuggestionState.DISMISSED)
    return rows.order_by("is_background", "pk").first()


def _with_id(row: Suggestion, key: str) -> Suggestion | None:
    try:
        return _beside(row).filter(public_id=UUID(key)).first()
    except ValueError:
        return None


def _beside(row: Suggestion) -> SuggestionQuerySet:
    rows = Suggestion.objects.filter(source_text=row.source_text_id).exclude(pk=row.pk)
    return rows.select_related("citation__event__timeline", "source_text__source", "timeline")
