"""A tale's date in words: as reported, as worked out, or as announced."""

from __future__ import annotations

from events.dates import say
from events.queries.lenses.tales import Tale

NO_DATE = "no date"


def when_told(tale: Tale | None) -> str:
    """The date as it was told: its own or worked out, else as announced; "" where nothing is told."""
    if tale is None:
        return ""
    if (date := tale.date or tale.computed) is not None:
        return say(date)
    return f"{say(tale.announced)}, as announced" if tale.announced is not None else NO_DATE
