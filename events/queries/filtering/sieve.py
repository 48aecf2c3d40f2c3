"""What the filters leave, as the picture can use it: keys under which events are filed, or the events themselves.

The rarest kind of filter leads, and the others are asked of each event that it finds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from events.models import Actor, FacetKind, Place, Source, Tag
from events.models.filing import OCCURRENCE_KEYS
from events.queries.filtering.boxed import places_in
from events.queries.filtering.narrowing import NOWHERE, Narrowing, keys
from events.queries.naming.filed_counts import events_under
from events.queries.reader.sight import Sight
from events.queries.search.events import found, total

FEW = 3_000  # events up to which everything that passes is looked at; above, numbers come from the file

Chosen = tuple[FacetKind, list[int]]


@dataclass(frozen=True, slots=True)
class Sieve:
    """Either `events` (primary keys), or `filed`: under any of the keys of every kind, the rarest kind first."""

    events: Collection[int] | None = None
    is_capped: bool = False  # of those that have the words of a search, only the most prominent
    filed: tuple[Chosen, ...] = ()
    number: int = 0  # of events under the first kind's keys, at most

    @property
    def is_fine(self) -> bool:
        """Whether few enough pass to look at each."""
        return self.events is not None or self.number <= FEW


def sieve(sight: Sight, narrowing: Narrowing) -> Sieve | None:
    """None where nothing is filtered. A search, things to do and a lens are asked of the events themselves."""
    if not narrowing:
        return None
    if narrowing.is_by_words_alone:
        matching = found(sight, narrowing.q)
        return Sieve(events=matching.keys, is_capped=matching.is_capped)
    filed = None if sight.lens or narrowing.q or narrowing.todo else _filed(sight, narrowing)
    if filed is None:
        return Sieve(events=keys(sight, narrowing))
    rarest = sorted(((_number(sight, each), each) for each in filed), key=lambda pair: pair[0])
    return Sieve(filed=tuple(each for _, each in rarest), number=rarest[0][0])


def counted(sight: Sight, narrowing: Narrowing) -> int | None:
    """How many events pass, where that is known exactly without looking at them: of a search alone from the words, else
    from the counts that triggers keep, of filters of one kind, by one key, or by keys of which an event has one. None
    where it is not.
    """
    if narrowing.is_by_words_alone and not sight.lens:
        return total(sight, narrowing.q)
    if sight.lens or narrowing.q or narrowing.todo or narrowing.box:
        return None
    filed = _filed(sight, narrowing)
    if filed is None or len(filed) != 1:
        return None
    facet, named = filed[0]
    is_exact = len(named) == 1 or facet in (FacetKind.PLACE, FacetKind.HAPPENED)
    return _number(sight, filed[0]) if is_exact else None


def _filed(sight: Sight, narrowing: Narrowing) -> list[Chosen] | None:
    """None where a person or place was chosen that is now another: nothing is filed under it."""
    chosen: list[Chosen] = []
    for facet, model, ids in (
        (FacetKind.PERSON, Actor, narrowing.person),
        (FacetKind.PLACE, Place, narrowing.place),
        (FacetKind.TAG, Tag, narrowing.tag),
        (FacetKind.SOURCE, Source, narrowing.source),
    ):
        if ids:
            named = _keys(sight, model, ids)
            if named is None:
                return None
            chosen.append((facet, named))
    if narrowing.box:
        inside = places_in(sight.timeline, narrowing.box).order_by("pk")
        chosen.append((FacetKind.PLACE, list(inside.values_list("pk", flat=True))))
    if narrowing.happened:
        chosen.append((FacetKind.HAPPENED, [OCCURRENCE_KEYS[value] for value in narrowing.happened]))
    return chosen


def _keys(sight: Sight, model: type[Actor | Place | Tag | Source], ids: Sequence[UUID]) -> list[int] | None:
    rows: QuerySet[Any] = model._default_manager.filter(timeline=sight.timeline, public_id__in=ids).order_by("pk")
    if model in (Actor, Place) and rows.filter(merged_into__isnull=False).exists():
        return None
    nowhere = [0] if model is Place and NOWHERE in ids else []
    return nowhere + list(rows.values_list("pk", flat=True))


def _number(sight: Sight, chosen: Chosen) -> int:
    facet, named = chosen
    return sum(events_under(sight, facet, named).values())
