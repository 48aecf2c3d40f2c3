"""What an event's date becomes when the reading it rests on goes. Pure, but for the one question at its end."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from events.dates import DateValue, agreement, say
from events.models import Event, Reading
from events.queries.dating import Said, said_in


def date_without(said: Sequence[Said], used: DateValue | None) -> Said | None:
    """The report that the date rests on next: the most exact that agrees with the date so far, else the most exact.

    Plans, denials and readings without a date are no reports. Of two equally exact ones the earlier in the order
    given counts; None where there is no report left, and the event then has no date.
    """
    reports = [each for each in said if each.is_rival]
    if used is not None:
        agreeing = [each for each in reports if each.date and agreement(used, each.date).kind != "disagree"]
        reports = agreeing or reports
    return min(reports, key=lambda each: _width(each.date), default=None)


def _width(date: DateValue | None) -> float:
    """Seconds from the first possible moment to the last; endless where a side is open or unknown."""
    if date is None or date.begins_earliest is None or date.ends_latest is None:
        return math.inf
    return date.ends_latest - date.begins_earliest


def next_reading(event: Event, *, without: Collection[int]) -> Reading | None:
    """The standing reading that the event's date falls back on when those (primary keys) go; None for no date."""
    standing = Reading.objects.filter(citation__event=event, citation__withdrawn_at__isnull=True)
    rows = list(
        standing.exclude(pk__in=without)
        .select_related("citation__source")
        .order_by("citation__position", "citation_id", "position", "pk")
    )
    found = date_without([said_in(row) for row in rows], event.date)
    return next((row for row in rows if found is not None and row.pk == found.reading_id), None)


def date_then(event: Event, *, without: Collection[int]) -> str:
    """`the date of the event then becomes March 2007.`; "" where it rests on none of those readings (primary keys)."""
    if event.dating_reading_id not in without:
        return ""
    found = next_reading(event, without=without)
    words = say(found.date) if found is not None and found.date is not None else ""
    return f"the date of the event then becomes {words}." if words else "the event then has no date."
