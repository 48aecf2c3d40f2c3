"""Which sources are cited, and for how many events: from the counts that triggers keep, so that no citation is read."""

from __future__ import annotations

from django.db.models import QuerySet

from events.models import FacetCount, FacetKind
from events.models.telling import EVERYBODY
from events.queries.reader.sight import Sight


def events_by_source(sight: Sight) -> dict[int, int]:
    """Standing events that the reader sees, by the source (primary key) that is cited for them (one query).

    As of a day a source tells all or nothing. Raises ValueError for a lens of one teller.
    """
    return dict(cited(sight).values_list("key", "events"))


def cited(sight: Sight) -> QuerySet[FacetCount]:
    """The same as rows, of which `key` is the source's."""
    rows = FacetCount.objects.filter(
        timeline=sight.timeline, audience=sight.audience.value, facet=FacetKind.SOURCE, events__gt=0
    ).exclude(key=0)
    if sight.lens is None:
        return rows
    if sight.lens.teller != EVERYBODY:
        raise ValueError("Of one teller the citations are to be counted.")
    return rows.filter(key__in=sight.lens.counting.values("pk"))
