"""How the telling of a timeline changed from one day to another, and the sources in between that say so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.dates import DateValue, say
from events.models import TEMPORAL, Citation, Event, Relation, Source
from events.queries.citing.citations import sentence_of, standing
from events.queries.citing.cited_sources import events_by_source
from events.queries.comparing.tale_words import when_told
from events.queries.comparing.told_otherwise import told_otherwise
from events.queries.lenses.lenses import lens_of, sources_through
from events.queries.lenses.tales import Tale, tales_of
from events.queries.reader import labels
from events.queries.reader.names import EventName, event_name, source_name
from events.queries.reader.sight import Sight

MOST_NAMED = 40  # sources that came out in between
MOST = 200  # events of either kind on one page; two days nearer to each other have the rest


@dataclass(frozen=True, slots=True)
class Reason:
    """A citation of a source that came out in between: whose it is, where it stands, and how the source puts it."""

    source: str
    published: str
    event: int  # whose citation it is: that of another event where the date follows from it
    citation: UUID
    sentence: labels.Sentence


@dataclass(frozen=True, slots=True)
class Changed:
    """One event. `was` and `became` are words, "" of an event that was not there; equal where nothing changed."""

    event: EventName
    date: tuple[str, str]
    outcome: tuple[str, str]
    is_new: bool
    reasons: tuple[Reason, ...]

    @property
    def has_other_date(self) -> bool:
        """Whether it was told before with another date."""
        return not self.is_new and self.date[0] != self.date[1]

    @property
    def has_other_outcome(self) -> bool:
        """Whether something else had become of it."""
        return not self.is_new and self.outcome[0] != self.outcome[1]


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """What appeared, what has another date or outcome, in the order of the later list; and which sources came out.

    An event cannot go: what was published stays published.
    """

    appeared: tuple[Changed, ...]
    changed: tuple[Changed, ...]
    sources: tuple[str, ...]  # by their short names, the earliest first
    more: int = 0  # events that had no room
    more_sources: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the two days tell the same."""
        return not self.appeared and not self.changed


def what_changed(sight: Sight, first: DateValue, last: DateValue) -> WhatChanged:
    """From the end of `first` to the end of `last`, which is not before it; for a reader without a lens."""
    before, after = (sight.through(lens_of(sight, known=day)) for day in (first, last))
    found = told_otherwise(before, after, most=MOST)
    different = found.changed + found.appeared
    was, became = tales_of(before, different), tales_of(after, different)
    between = sources_through(after) - sources_through(before)
    events = after.of(Event.objects.filter(pk__in=different)).in_bulk()
    reasons = _reasons(after, between, different)
    rows = [_changed(events[pk], was.get(pk), became[pk], reasons[pk]) for pk in different if pk in events]
    sources, number = _named(after, between)
    return WhatChanged(
        appeared=tuple(row for row in rows if row.is_new),
        changed=tuple(row for row in rows if not row.is_new),
        sources=sources,
        more=found.number - len(different),
        more_sources=number - len(sources),
    )


def _changed(event: Event, was: Tale | None, became: Tale, reasons: Sequence[Reason]) -> Changed:
    return Changed(
        event=event_name(event),
        date=(when_told(was), when_told(became)),
        outcome=tuple(labels.OCCURRENCE[each.occurrence] if each else "" for each in (was, became)),  # type: ignore[arg-type]
        is_new=was is None,
        reasons=tuple(reasons),
    )


def _reasons(sight: Sight, between: Collection[int], events: Sequence[int]) -> Mapping[int, list[Reason]]:
    """By event, what the sources in between say of it; of one that they do not speak of, of those it is tied to."""
    citations = _citations(sight, between, events)
    tied = _tied(sight, [event for event in events if event not in citations])
    others = _citations(sight, between, {other for around in tied.values() for other in around})
    found = {}
    for event in events:
        beside = [each for other in sorted(tied.get(event, ())) for each in others.get(other, [])]
        found[event] = [_reason(each, sight) for each in citations.get(event, beside)]
    return found


def _citations(sight: Sight, sources: Collection[int], events: Collection[int]) -> Mapping[int, list[Citation]]:
    """What these sources say of these events, by event, the earliest first."""
    found: dict[int, list[Citation]] = {}
    rows = standing(sight).filter(source__in=sources, event__in=events).select_related("source", "speaker", "event")
    for citation in rows.order_by("source__published_ends_latest", "source_id", "position", "pk"):
        found.setdefault(citation.event_id, []).append(citation)
    return found


def _tied(sight: Sight, events: Sequence[int]) -> Mapping[int, set[int]]:
    """The events that each is related to in time, whichever of the two the relation starts from."""
    rows = sight.of(Relation.objects.filter(kind__in=TEMPORAL, withdrawn_at__isnull=True))
    found: dict[int, set[int]] = {}
    for one, other in rows.filter(Q(event__in=events) | Q(other__in=events)).values_list("event_id", "other_id"):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _reason(citation: Citation, sight: Sight) -> Reason:
    source = source_name(citation.source, is_member=sight.is_member)
    return Reason(
        source=source.short,
        published=say(citation.source.published) if citation.source.published else "",
        event=citation.event.number,
        citation=citation.public_id,
        sentence=sentence_of(citation, source.short),
    )


def _named(sight: Sight, between: Collection[int]) -> tuple[tuple[str, ...], int]:
    """The first of the sources in between that are cited, and how many they are."""
    cited = events_by_source(sight).keys() & between
    rows = Source.objects.filter(pk__in=cited).order_by("published_ends_latest", "pk")[:MOST_NAMED]
    return tuple(source_name(source, is_member=sight.is_member).short for source in rows), len(cited)
