"""Whether a timeline can be told by the clock as well as by the calendar."""

from __future__ import annotations

from events.models import Event
from events.queries.sight import Sight
from events.queries.tales import tales


def has_clocks(sight: Sight) -> bool:
    """Whether two events have a zone, so that there are two orders to choose from (one query)."""
    if sight.lens is not None:
        dates = [tale.date or tale.computed for tale in tales(sight).values()]
        return sum(bool(date and date.zone) for date in dates) > 1
    return len(sight.of(Event.objects.all()).standing().exclude(date_zone="")[:2]) > 1
