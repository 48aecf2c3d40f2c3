"""Who else is at an event at this moment: told to those who may work on it, of those who may still do so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from events.models import Event, Membership, Presence, Role, User
from events.queries.history.field_words import title_of
from events.queries.reader.desk import may
from events.queries.versions.history_names import person

FORGOTTEN_AFTER = timedelta(seconds=45)  # three times as long as a page waits between two answers
MOST = 5  # people who are named
#: What has a form on an event's page, by the name that its slot has.
FIELDS = (
    "title",
    "summary",
    "date",
    "occurrence",
    "prominence",
    "place",
    "people",
    "tags",
    "mention",
    "order",
    "state",
)


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is there; `field` in words, "title", where they have its form open."""

    name: str
    field: str


@dataclass(frozen=True, slots=True)
class AlsoHere:
    """The others, by name; `more` counts those that are not named."""

    people: tuple[Here, ...]
    more: int


def also_here(event: Event, reader: User, *, now: datetime) -> AlsoHere:
    """Everybody but the reader (two queries)."""
    rows = Presence.objects.filter(event=event, seen_at__gte=now - FORGOTTEN_AFTER).exclude(user=reader)
    present = {row.user_id: row for row in rows.select_related("user")}
    held = Membership.objects.filter(timeline_id=event.timeline_id, user__in=present).values_list("user", "role")
    working = [present[user] for user, role in held if may(Role(role), Role.ANNOTATOR)]
    found = sorted((Here(person(row.user), _words(row.field)) for row in working), key=lambda each: each.name)
    return AlsoHere(tuple(found[:MOST]), max(0, len(found) - MOST))


def _words(field: str) -> str:
    return title_of(Event, field).lower() if field in FIELDS else ""
