"""What a paste has entered: for the page that says so, with the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import Change, Event, Timeline, User
from events.queries.reader.names import EventName, event_name

SHOWN = 100  # events named on the page


@dataclass(frozen=True, slots=True)
class Entered:
    """How many events, the number of the first, and the first of them as they stand now."""

    change: int
    count: int
    first: int
    is_taken_back: bool
    events: tuple[EventName, ...]


def entered(timeline: Timeline, number: int) -> Entered | None:
    """What the change of that number has entered; None where it was no paste."""
    change = Change.objects.filter(timeline=timeline, number=number, verb="paste_rows").first()
    if change is None or not change.made:
        return None
    first, count = int(change.made["number"]), int(change.made["count"])
    events = Event.objects.filter(timeline=timeline, number__range=(first, first + min(count, SHOWN) - 1)).standing()
    return Entered(
        change=change.number,
        count=count,
        first=first,
        is_taken_back=change.reverted_by.exists(),
        events=tuple(event_name(event) for event in events.order_by("number")),
    )


def entered_before(timeline: Timeline, by: User, key: str | None, asked: str) -> Change | None:
    """The change that the same request has made already, if it is sent again."""
    return timeline.changes.filter(by=by, idempotency_key=key, asked=asked).first() if key else None
