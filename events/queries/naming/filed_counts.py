"""How many events stand under a name, from the counts that triggers keep, so that no event is read."""

from __future__ import annotations

from collections.abc import Collection

from events.models import FacetCount, FacetKind
from events.queries.reader.sight import Sight


def events_under(sight: Sight, facet: FacetKind, keys: Collection[int]) -> dict[int, int]:
    """Standing events that a reader without a lens sees, by key of the person, place, tag or source (one query).

    Keys without any are left out.
    """
    rows = FacetCount.objects.filter(
        timeline=sight.timeline, audience=sight.audience.value, facet=facet, key__in=keys, events__gt=0
    )
    return dict(rows.values_list("key", "events"))
