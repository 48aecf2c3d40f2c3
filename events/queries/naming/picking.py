"""The event that somebody means who chose one of those offered, or typed a number or a title."""

from __future__ import annotations

from uuid import UUID

from events.models import Event, Timeline
from events.queries.naming.suggesting import event_label

LONGEST = 9  # digits of a number
MOST = 5


def event_picked(timeline: Timeline, typed: str, chosen: str = "") -> list[Event]:
    """Standing events that are meant, as members see them: one, or several of one title, or none.

    `chosen` is the public id that came with the title; it counts as long as nobody typed over the title.
    """
    standing = Event.objects.standing().filter(timeline=timeline)
    text = " ".join(typed.replace("\0", "").split())
    key = _id(chosen)
    found = standing.filter(public_id=key).first() if key is not None else None
    if found is not None and event_label(found) == text:
        return [found]
    number = text.removeprefix("#").strip()
    if number.isascii() and number.isdecimal() and len(number) <= LONGEST:
        return list(standing.filter(number=int(number)))
    return list(standing.filter(title__iexact=text).order_by("number")[:MOST])


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
