"""The date that the rules choose, shown where another one is used or none. Pure, no query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates import DateValue, say
from events.models import DatingBasis, Event, Reading
from events.queries.dating.dating import Said
from events.queries.dating.proposing import proposal


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the rules choose, and why; `reading` can be taken over, None where they choose that there is no date."""

    words: str
    reason: str
    reading: UUID | None


def proposed(event: Event, said: Sequence[Said], rows: Sequence[Reading]) -> Proposed | None:
    """None where the rules choose the date that is used, and where it is worked out: then they are part of the working.

    An editor's decision may differ; that it does is shown, and nothing follows from it.
    """
    found = proposal(said)
    if found is None or event.dating_basis == DatingBasis.COMPUTED:
        return None
    if found.date is None:
        return Proposed("no date", found.reason, None) if event.dating_basis == DatingBasis.READING else None
    if event.date is not None and _bounds(found.date) == _bounds(event.date):
        return None
    reading = next((row.public_id for row in rows if row.pk == found.reading_id), None)
    return Proposed(say(found.date), found.reason, reading)


def _bounds(date: DateValue) -> tuple[object, ...]:
    sides = date.begins_earliest, date.begins_latest, date.ends_earliest, date.ends_latest
    return (*sides, date.begins_unknown, date.ends_unknown)
