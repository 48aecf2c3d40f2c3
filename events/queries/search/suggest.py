"""What is offered while somebody types into the search: events, filters by name, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.dates import DateValue, say
from events.models import Event, EventState
from events.models.fields import columns_of
from events.queries.lenses.shown import with_dates
from events.queries.reader import labels
from events.queries.reader.remembered import RememberedEach
from events.queries.reader.sight import Sight
from events.queries.search.alike import meant
from events.queries.search.candidates import first_lines
from events.queries.search.events import found
from events.queries.search.marks import Piece, pieces
from events.queries.search.names import FoundName, names_found
from events.queries.search.terms import LONGEST, Term, terms

EVENTS = 6
NAMES = 2  # of each kind
_SHOWN = ("number", "title", "summary", "state", *columns_of(Event, "date"))
_LOOKED_AT = 60  # prominent events, of which those that have the words in their titles come first


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event by number and title, with its date in words, "" where it has none."""

    number: int
    title: tuple[Piece, ...]
    when: str
    state: str  # "" where it is approved


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Best first; `instead` is another search, "" where this one finds something or nothing is near."""

    events: tuple[FoundEvent, ...]
    names: tuple[FoundName, ...]
    instead: str


def suggestions(sight: Sight, text: str) -> Suggestions:
    """For what stands in the search field; nothing for what has no letter and no digit.

    Kept until the timeline changes: everybody who types a word types the same beginnings.
    """
    return _answers(sight, text[:LONGEST])


def _suggestions(sight: Sight, text: str) -> Suggestions:
    asked, events = _first_events(sight, text)
    names = names_found(sight, asked, most=NAMES)
    return Suggestions(events, tuple(names), "" if events or names else meant(sight, asked))


_answers = RememberedEach(_suggestions, most=256)


def _first_events(sight: Sight, text: str) -> tuple[Sequence[Term], tuple[FoundEvent, ...]]:
    if sight.lens is not None:
        each = found(sight, text, most=_LOOKED_AT)
        return each.terms, tuple(line(event, each.terms) for event in events_of(sight, each.keys[:EVENTS]))
    asked = terms(sight, text)
    lines = first_lines(sight, asked, most=_LOOKED_AT, shown=EVENTS)
    return asked, tuple(_in_pieces(row.number, row.title, row.date, row.state, asked) for row in lines)


def events_of(sight: Sight, keys: Sequence[int]) -> list[Event]:
    """The rows, with as much of them as is shown."""
    if not keys:
        return []
    seen = sight.of(Event.objects.filter(pk__in=keys)).standing().only(*_SHOWN)
    rows = {event.pk: event for event in with_dates(sight, seen)}
    return [rows[key] for key in keys if key in rows]


def line(event: Event, terms: Sequence[Term]) -> FoundEvent:
    """The event in a line."""
    return _in_pieces(event.number, event.title, event.date_shown, event.state, terms)


def _in_pieces(number: int, title: str, date: DateValue | None, state: str, terms: Sequence[Term]) -> FoundEvent:
    when = say(date) if date else ""
    said = "" if state == EventState.APPROVED else labels.EVENT_STATE[state]
    return FoundEvent(number, pieces(" ".join(title.split()), terms), when, said)
