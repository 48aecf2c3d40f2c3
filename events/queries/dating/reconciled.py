"""Could both be right? Asked for a page: the readings of one event, as far as the reader may know of their sources."""

from __future__ import annotations

from collections.abc import Sequence

from events.models import Reading, Source
from events.queries.dating.accounts import Hypothesis, account_of
from events.queries.dating.dating import is_conflicted, said_in
from events.queries.dating.reconciling import hypotheses
from events.queries.reader.sight import Sight


def reconciled(readings: Sequence[Reading], sight: Sight) -> list[Hypothesis]:
    """What would reconcile those that disagree; their `citation.source` is loaded (one query where some do).

    A moment that names no zone is told by the clock of the timeline.
    """
    if not is_conflicted([said_in(row) for row in readings], None):
        return []
    accounts = [account_of(row, is_member=sight.is_member) for row in readings]
    return hypotheses(accounts, zones=_zones(sight), where=sight.timeline.time_zone)


def _zones(sight: Sight) -> list[str]:
    """The clocks that the timeline knows of. A stranger does not learn that of a confidential source."""
    sources = sight.of(Source.objects.standing()).exclude(time_zone="")
    if not sight.is_member:
        sources = sources.filter(public_label="")
    return sorted({sight.timeline.time_zone, *sources.order_by().values_list("time_zone", flat=True).distinct()} - {""})
