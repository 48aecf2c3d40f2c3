"""The filters of a timeline: within one kind any will do, between kinds all must hold. Nothing else reaches the ORM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from events.geography.box import Box
from events.models import Citation, Event, EventTag, Participation
from events.models.event import EventQuerySet
from events.queries.filtering.boxed import is_there
from events.queries.filtering.todo_filter import with_something_to_do
from events.queries.filtering.todo_kinds import day_of
from events.queries.lenses.tales import tales
from events.queries.reader.kept import is_kept, told_rows
from events.queries.reader.sight import Sight
from events.queries.search.events import found, search

#: In place of a place's id: events that have none (RFC 9562, 5.9: the nil UUID).
NOWHERE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the reader asked for: words, public ids of people, places, tags and sources, a box on the map. Hashable."""

    q: str = ""
    person: tuple[UUID, ...] = ()
    place: tuple[UUID, ...] = ()
    tag: tuple[UUID, ...] = ()
    source: tuple[UUID, ...] = ()
    happened: tuple[str, ...] = ()  # values of Occurrence
    box: Box | None = None
    todo: tuple[str, ...] = ()  # values of `todo_kinds.Kind`; for members, nothing to anybody else
    now: datetime | None = None  # what is overdue depends on it

    def __bool__(self) -> bool:
        return any((self.q, self.person, self.place, self.tag, self.source, self.happened, self.todo, self.box))

    @property
    def is_by_words_alone(self) -> bool:
        """Whether a search is all that was asked for: of very many events the most prominent ones are the answer."""
        return bool(self.q) and self == Narrowing(q=self.q, now=self.now)


def readable(sight: Sight) -> EventQuerySet:
    """Every standing event that the reader may see."""
    return sight.of(Event.objects.all()).standing()


def keys(sight: Sight, narrowing: Narrowing) -> set[int]:
    """The primary keys of the events that pass the filters.

    Of those that pass by their words alone, and are very many, the most prominent 2,000: the page says so.
    """
    if narrowing.is_by_words_alone:
        return set(found(sight, narrowing.q).keys)
    return set(narrowed(sight, narrowing).order_by().values_list("pk", flat=True))


def narrowed(sight: Sight, narrowing: Narrowing) -> EventQuerySet:
    """Readable events that pass the filters. Merged people and places are found by what they became."""
    events = readable(sight)
    if narrowing.person:
        parts = sight.of(Participation.objects.filter(_is_or_became("actor", narrowing.person)))
        events = events.filter(pk__in=parts.values("event_id"))
    if narrowing.place:
        nowhere = Q(place__isnull=True) if NOWHERE in narrowing.place else Q()
        events = events.filter(_is_or_became("place", narrowing.place) | nowhere)
    if narrowing.box:
        events = events.filter(is_there(sight.timeline, narrowing.box))
    if narrowing.tag:
        tagged = sight.of(EventTag.objects.filter(tag__public_id__in=narrowing.tag))
        events = events.filter(pk__in=tagged.values("event_id"))
    if narrowing.source:
        cited = Citation.objects.filter(source__public_id__in=narrowing.source, withdrawn_at__isnull=True)
        events = events.filter(pk__in=sight.of(cited).values("event_id"))
    if narrowing.happened:
        events = events.filter(became(sight, narrowing.happened))
    if narrowing.todo and sight.is_member and narrowing.now:
        events = events.filter(with_something_to_do(sight, narrowing.todo, day_of(narrowing.now, sight.timeline)))
    return search(events, narrowing.q, sight) if narrowing.q else events


def became(sight: Sight, happened: Sequence[str]) -> Q:
    """What became of it, as the record has it or as the reader's lens does."""
    if sight.lens is None:
        return Q(occurrence__in=happened)
    if is_kept(sight):
        return Q(pk__in=told_rows(sight).filter(occurrence__in=happened).values("event_id"))
    return Q(pk__in=[event for event, tale in tales(sight).items() if tale.occurrence in happened])


def _is_or_became(noun: str, ids: Sequence[UUID]) -> Q:
    return Q(**{f"{noun}__public_id__in": ids}) | Q(**{f"{noun}__merged_into__public_id__in": ids})
