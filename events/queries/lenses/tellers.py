"""Who tells a timeline: the sources that are cited in it and the people who are quoted, and of how much each speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from events.dates import say
from events.models import Actor, Citation, Event, Source
from events.models.telling import EVERYBODY
from events.queries.citing.citations import standing
from events.queries.citing.cited_sources import events_by_source
from events.queries.reader.names import SourceName, source_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

MOST = 50  # sources, and people, that one can choose from: who tells less has a page that leads there


@dataclass(frozen=True, slots=True)
class Teller:
    """A source or somebody who is quoted, by the name that this reader may know, and the events that are told of."""

    id: UUID
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Tellers:
    """Sources in the editor's order, and people by name; `others` tell less than these and are left out."""

    sources: tuple[Teller, ...]
    people: tuple[Teller, ...]
    others: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """Everybody's id, as text."""
        return frozenset(str(each.id) for each in (*self.sources, *self.people))

    def named(self, teller: UUID | None) -> Teller | None:
        """The one with that id, if they tell anything here."""
        return next((each for each in (*self.sources, *self.people) if each.id == teller), None)


def tellers(sight: Sight, *, keep: Iterable[UUID | str] = ()) -> Tellers:
    """Who speaks of most events that the reader sees through their lens, and those to `keep` if they speak of any.

    Six queries at most; kept until the timeline changes where nobody is named.
    """
    named = tuple(keep)
    return _tellers(sight, named) if named else _most_telling(sight)


def _tellers(sight: Sight, wanted: Collection[UUID | str] = ()) -> Tellers:
    cited = standing(sight).select_related(None).order_by()
    is_of_all = sight.lens is None or sight.lens.teller == EVERYBODY
    by_source = events_by_source(sight) if is_of_all else _counted(cited, "source_id")
    by_speaker = _counted(cited.exclude(speaker=None), "speaker_id")
    whole = sight.through(None)
    all_sources, all_people = whole.of(Source.objects.standing()), whole.of(Actor.objects.standing())
    sources = all_sources.filter(pk__in=_most(by_source, all_sources, wanted))
    people = all_people.filter(pk__in=_most(by_speaker, all_people, wanted))
    names = {each.pk: source_name(each, is_member=sight.is_member) for each in sources}
    shared = Counter(name.short for name in names.values())
    found = Tellers(
        tuple(Teller(each.public_id, _told_apart(names[each.pk], shared), by_source[each.pk]) for each in sources),
        tuple(Teller(each.public_id, each.name, by_speaker[each.pk]) for each in people.order_by("name", "pk")),
    )
    left_out = max(0, len(by_source) - MOST) + max(0, len(by_speaker) - MOST)
    return replace(found, others=left_out)


_most_telling = Remembered(_tellers, most=64, is_plain=True)


def _most(counted: Mapping[int, int], rows: QuerySet[Any], keep: Collection[UUID | str]) -> Collection[int]:
    """The keys that count most, and those of the rows to keep."""
    if len(counted) <= MOST:
        return counted.keys()
    first = sorted(counted, key=lambda key: (-counted[key], key))[:MOST]
    kept = rows.filter(public_id__in=keep).order_by().values_list("pk", flat=True) if keep else ()
    return {*first, *counted.keys() & set(kept)}


def events_told(sight: Sight) -> tuple[int, int]:
    """How many events the reader's lens lets through, and of how many that they see without it (two queries)."""
    through, whole = (each.of(Event.objects.all()).standing().count() for each in (sight, sight.through(None)))
    return through, whole


def _counted(cited: QuerySet[Citation], column: str) -> dict[int, int]:
    return dict(cited.values_list(column).annotate(number=Count("event_id", distinct=True)))


def _told_apart(name: SourceName, shared: Mapping[str, int]) -> str:
    """The short name; where another source has the same one, with the day it came out."""
    return f"{name.short}, {say(name.published)}" if shared[name.short] > 1 and name.published else name.short
