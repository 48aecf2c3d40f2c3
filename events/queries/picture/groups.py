"""The groups that a picture is drawn in: people, places, tags, sources or what became of it, each with its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.db.models import QuerySet, Sum

from events.models import Actor, FacetCount, FacetKind, Place, Source, Tag
from events.models.filing import OCCURRENCE_KEYS
from events.queries.reader.labels import NO_GROUP, OCCURRENCE
from events.queries.reader.names import source_name
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

FACETS = {facet.name.lower(): facet for facet in FacetKind}  # by the parameter `group`
MOST = 24  # groups; what is in none of them comes last, together
COLUMNS = 60  # of each group's density, over the window
_NOUNS = {FacetKind.PERSON: Actor, FacetKind.PLACE: Place, FacetKind.TAG: Tag, FacetKind.SOURCE: Source}


@dataclass(slots=True)
class Group:
    """One group. `key` is the public id of what it is, or a value; "" for what belongs to no other."""

    pk: int
    key: str
    name: str
    number: int  # events in the whole timeline, dated or not
    here: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * COLUMNS)
    is_estimate: bool = False
    is_rest: bool = False  # stands for more than one key

    def said(self) -> dict[str, Any]:
        """As the picture takes it."""
        told = {"key": self.key, "name": self.name, "total": self.number, "here": self.here, "counts": self.counts}
        return told | {"estimate": self.is_estimate}


def groups(sight: Sight, facet: FacetKind) -> list[Group]:
    """Those that an editor put in order, then the ones with most events, at most `MOST`; and the rest.

    The same for every window: remembered until the timeline changes.
    """
    return [replace(group, counts=[0] * COLUMNS) for group in _legends[facet](sight.through(None))]


def _legend(facet: FacetKind, sight: Sight) -> list[Group]:
    counts = FacetCount.objects.filter(
        timeline=sight.timeline, audience=sight.audience.value, facet=facet, events__gt=0
    )
    none = counts.filter(key=0).values_list("events", flat=True).first() or 0
    known = counts.exclude(key=0)
    chosen = _chosen(sight, facet)
    first = dict(known.filter(key__in=chosen).values_list("key", "events"))
    most = dict(known.exclude(key__in=chosen).order_by("-events", "key").values_list("key", "events")[: MOST + 1])
    order = [key for key in chosen if key in first] + list(most)
    shown = order[:MOST]
    named = _named(sight, facet, shown)
    found = [Group(key, *named[key], (first | most)[key]) for key in shown if key in named]
    if len(order) > MOST:
        rest = (known.aggregate(events=Sum("events"))["events"] or 0) - sum(group.number for group in found)
        found.append(Group(0, "", "Others", none + rest, is_estimate=True, is_rest=True))
    elif none:
        found.append(Group(0, "", NO_GROUP[facet.name.lower()], none))
    return found


def _chosen(sight: Sight, facet: FacetKind) -> list[int]:
    """The keys of what an editor put in order."""
    ids = sight.timeline.group_order
    if facet == FacetKind.HAPPENED or not ids:
        return []
    rows = _NOUNS[facet]._default_manager.filter(timeline=sight.timeline, public_id__in=ids)
    keys = {str(public_id): pk for pk, public_id in rows.values_list("pk", "public_id")}
    return [keys[each] for each in ids if each in keys]


def _named(sight: Sight, facet: FacetKind, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    if facet == FacetKind.HAPPENED:
        return {OCCURRENCE_KEYS[value]: (value, words) for value, words in OCCURRENCE.items()}
    if facet == FacetKind.SOURCE:
        sources = Source.objects.filter(timeline=sight.timeline, pk__in=keys)
        is_member = sight.is_member
        return {each.pk: (str(each.public_id), source_name(each, is_member=is_member).short) for each in sources}
    rows: QuerySet[Any] = _NOUNS[facet]._default_manager.filter(timeline=sight.timeline, pk__in=keys)
    return {pk: (str(public_id), name) for pk, public_id, name in rows.values_list("pk", "public_id", "name")}


_legends = {facet: Remembered(partial(_legend, facet), most=64, is_plain=True) for facet in FacetKind}
