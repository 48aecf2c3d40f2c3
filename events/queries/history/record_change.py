"""Which change a record is asked for: by its number, or by an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from events.models import Change, User
from events.queries.history.sight import changes_seen
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import person


@dataclass(frozen=True, slots=True)
class After:
    """The last change at or before what was asked for; to strangers only the instant is told."""

    number: int
    at: datetime
    by: str
    earlier: int | None  # the numbers of the changes before and after it
    later: int | None


def change_at(sight: Sight, *, number: int | None = None, until: datetime | None = None) -> Change | None:
    """The change of that number, or the last one before an instant; None where there is none, or a stranger counts.

    Of changes that a member may not read the one before is taken: it left the events as they were.
    """
    timeline, reader = sight.timeline, sight.reader
    if number is not None and not (sight.is_member and number <= timeline.ledger.change_number):
        return None
    found = changes_seen(timeline, reader) if isinstance(reader, User) and sight.is_member else timeline.changes.all()
    found = found.filter(number__lte=number) if number is not None else found.filter(at__lt=until)
    return found.select_related("by").order_by("-number").first()


def after(change: Change, reader: User) -> After:
    """The change for a member's eyes, with its neighbours (two queries)."""
    seen = changes_seen(change.timeline, reader).values_list("number", flat=True)
    return After(
        number=change.number,
        at=change.at,
        by=person(change.by),
        earlier=seen.filter(number__lt=change.number).order_by("-number").first(),
        later=seen.filter(number__gt=change.number).order_by("number").first(),
    )
