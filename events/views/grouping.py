"""By what the picture of a timeline's page is grouped, and the addresses that group it otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from events.models import GroupBy, Timeline
from events.queries.filtering.facets import Facet
from events.queries.reader.labels import GROUP_BY
from events.views import address


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to group, and the address that has it."""

    value: str
    name: str
    address: str


def grouping(timeline: Timeline, given: QueryDict, asked: str, facets: Sequence[Facet], base: str) -> dict[str, object]:
    """What the page says about groups: the one in force, the others, and which groups are folded at first."""
    grouped = asked or timeline.group_by
    links = [
        Grouping(each.value, GROUP_BY[each.value].capitalize(), base + address.without_page(given, group=each.value))
        for each in GroupBy
    ]
    seen = {choice.value for facet in facets if facet.name == grouped for choice in facet.choices}
    return {
        "grouped": grouped,
        "grouped_words": GROUP_BY[grouped],
        "groupings": links,
        "folded": _folded(timeline, seen),
    }


def _folded(timeline: Timeline, seen: Collection[str]) -> list[str]:
    """Of the groups folded at first those that the reader sees: ids of others tell of what only drafts mention."""
    return [key for key in timeline.group_collapsed if key in seen or not key]
