"""Whether a timeline can be told by the clock as well as by the calendar."""

from __future__ import annotations

from events.models import Event, Reading
from events.queries.lenses.tales import tales_of
from events.queries.reader.sight import Sight

MOST = 200  # events that somebody dates by a clock: of so many two keep that date


def has_clocks(sight: Sight) -> bool:
    """Whether two events have a zone, so that there are two orders to choose from (one query without a lens)."""
    if sight.lens is not None:
        read = sight.of(Reading.objects.exclude(date_zone="")).order_by().values_list("citation__event_id", flat=True)
        dates = [tale.date for tale in tales_of(sight, set(read.distinct()[:MOST])).values()]
        return sum(bool(date and date.zone) for date in dates) > 1
    return len(sight.of(Event.objects.all()).standing().exclude(date_zone="")[:2]) > 1
