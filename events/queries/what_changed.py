"""How the telling of a timeline changed from one day to another, and the sources in between that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from events.dates import DateValue, say
from events.models import TEMPORAL, Citation, Event, Relation
from events.queries import labels
from events.queries.citations import standing
from events.queries.lenses import lens_of, sources_through
from events.queries.names import EventName, event_name, source_name
from events.queries.order import told
from events.queries.sight import Sight
from events.queries.tale_words import when_told
from events.queries.tales import Tale, tales

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

    @property
    def is_empty(self) -> bool:
        """Whether the two days tell the same."""
        return not self.appeared and not self.changed


def what_changed(sight: Sight, first: DateValue, last: DateValue) -> WhatChanged:
    """From the end of `first` to the end of `last`, which is not before it; for a reader without a lens."""
    before, after = (sight.through(lens_of(sight, known=day)) for day in (first, last))
    was, became = tales(before), tales(after)
    every = [turn.event for turn in told(after) if _is_different(was.get(turn.event), became.get(turn.event))]
    new = [event for event in every if event not in was]
    different = [event for event in every if event in was][:MOST] + new[:MOST]
    between = sources_through(after) - sources_through(before)
    events = after.of(Event.objects.filter(pk__in=different)).in_bulk()
    reasons = _reasons(after, between, different)
    rows = [_changed(events[pk], was.get(pk), became[pk], reasons.get(pk, ())) for pk in different if pk in events]
    return WhatChanged(
        appeared=tuple(row for row in rows if row.is_new),
        changed=tuple(row for row in rows if not row.is_new),
        sources=_named(after, between),
        more=len(every) - len(different),
    )


def _is_different(was: Tale | None, became: Tale | None) -> bool:
    if was is None or became is None:
        return became is not None
    return (when_told(was), was.occurrence) != (when_told(became), became.occurrence)


def _changed(event: Event, was: Tale | None, became: Tale, reasons: Sequence[Reason]) -> Changed:
    return Changed(
        event=event_name(event),
        date=(when_told(was), when_told(became)),
        outcome=tuple(labels.OCCURRENCE[each.occurrence] if each else "" for each in (was, became)),  # type: ignore[arg-type]
        is_new=was is None,
        reasons=tuple(reasons),
    )


def _reasons(sight: Sight, between: Iterable[int], events: Sequence[int]) -> Mapping[int, list[Reason]]:
    """By event, what the sources in between say of it; of one that they do not speak of, of those it is tied to."""
    citations: dict[int, list[Citation]] = {}
    rows = standing(sight).filter(source__in=list(between)).select_related("source", "speaker", "event")
    for citation in rows.order_by("source__published_ends_latest", "source_id", "position", "pk"):
        citations.setdefault(citation.event_id, []).append(citation)
    tied = _tied(sight, [event for event in events if event not in citations])
    found = {}
    for event in events:
        beside = [each for other in sorted(tied.get(event, ())) for each in citations.get(other, [])]
        found[event] = [_reason(each, sight) for each in citations.get(event, beside)]
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
    source, speaker = source_name(citation.source, is_member=sight.is_member), citation.speaker
    return Reason(
        source=source.short,
        published=say(citation.source.published) if citation.source.published else "",
        event=citation.event.number,
        citation=citation.public_id,
        sentence=labels.stance(citation.stance, source.short, speaker.name if speaker else ""),
    )


def _named(sight: Sight, between: Iterable[int]) -> tuple[str, ...]:
    cited = standing(sight).filter(source__in=list(between)).select_related("source")
    sources = {each.source_id: each.source for each in cited.order_by("source__published_ends_latest", "source_id")}
    return tuple(source_name(source, is_member=sight.is_member).short for source in sources.values())
