"""Being at an event: written down for less than a minute, for those who work on it as well. No change, no history."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from events.actions.rights import require
from events.models import Event, Presence, Role, User
from events.queries.people.presence import FORGOTTEN_AFTER

_HERE = """
INSERT INTO events_presence (timeline_id, event_id, user_id, field, seen_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (user_id, event_id) DO UPDATE SET field = excluded.field, seen_at = excluded.seen_at
"""


@transaction.atomic
def be_here(*, event: Event, by: User, field: str = "") -> None:
    """`by` has the event open, and the form of `field` if one is named. Forgets who has gone. Annotators and above."""
    require(Role.ANNOTATOR, timeline=event.timeline, by=by)
    now = timezone.now()
    gone = Presence.objects.filter(timeline_id=event.timeline_id, seen_at__lt=now - FORGOTTEN_AFTER)
    kept = gone.select_for_update(skip_locked=True).values_list("pk", flat=True)  # whoever else forgets them does it
    Presence.objects.filter(pk__in=list(kept)).delete()
    with connection.cursor() as cursor:
        cursor.execute(_HERE, [event.timeline_id, event.pk, by.pk, field, now])


def leave_here(*, event: Event, by: User) -> None:
    """`by` has closed the page, or looks at another."""
    Presence.objects.filter(event=event, user=by).delete()
