"""What an event's date becomes when the reading it rests on goes. Pure, but for the one question at its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from events.models import Event, Reading
from events.queries.dating.dating import Said, said_in
from events.queries.dating.proposing import best_report


def date_without(said: Sequence[Said], without: Collection[int]) -> Said | None:
    """The report that the date rests on once those readings (primary keys) are gone, by the rules of `proposing`.

    Plans, denials and readings without a date are no reports; None where there is no report left, and the event then
    has no date.
    """
    return best_report([each for each in said if each.reading_id not in without])


def next_reading(event: Event, *, without: Collection[int]) -> Reading | None:
    """The standing reading that the event's date falls back on when those (primary keys) go; None for no date."""
    standing = Reading.objects.filter(citation__event=event, citation__withdrawn_at__isnull=True)
    rows = list(
        standing.select_related("citation__source").order_by("citation__position", "citation_id", "position", "pk")
    )
    found = date_without([said_in(row) for row in rows], without)
    return next((row for row in rows if found is not None and row.pk == found.reading_id), None)
