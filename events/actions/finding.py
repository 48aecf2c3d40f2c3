"""The words by which events are found, made at once: for many rows that come in together, and for a repair.

Elsewhere nothing needs to call this: triggers of migration 0008 keep the words within the statement that changes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from events.models import Event, Findable, Lexeme, Timeline

BATCH = 20_000  # events whose words are made by one statement

_FOUND = """
INSERT INTO events_findable (timeline_id, event_id, audience, weight, begins, words)
SELECT timeline_id, event_id, audience, weight, begins, words FROM events_to_be_found(%s::bigint[])
ORDER BY audience, weight DESC, event_id
"""
_COUNTED = """
INSERT INTO events_lexeme (timeline_id, audience, word, events)
SELECT timeline_id, audience, lexeme, count(*) FROM events_findable, unnest(words)
WHERE timeline_id = %s::bigint GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


@contextmanager
def found_afterwards(timeline: Timeline) -> Iterator[None]:
    """Inside, the words of events do not follow what is written; at the end all of the timeline's are made anew.

    Within a transaction, whose settings say so. For whoever fills a whole timeline.
    """
    _follow(later=True)
    yield
    _follow(later=False)
    find_anew(timeline=timeline)


@transaction.atomic
def find_anew(*, timeline: Timeline) -> int:
    """Make the words of all the timeline's events anew; returns how many events members can find.

    They are written heaviest first: who walks them in that order reads the table from its beginning.
    """
    _follow(later=True)
    Findable.objects.filter(timeline=timeline).delete()
    Lexeme.objects.filter(timeline=timeline).delete()
    keys = list(
        Event.objects.filter(timeline=timeline).standing().order_by("-weight", "pk").values_list("pk", flat=True)
    )
    with connection.cursor() as cursor:
        for start in range(0, len(keys), BATCH):
            cursor.execute(_FOUND, [keys[start : start + BATCH]])
        cursor.execute(_COUNTED, [timeline.pk])
    _follow(later=False)
    return len(keys)


def _follow(*, later: bool) -> None:
    """Whether the words follow each statement, or come later; until the transaction ends at the latest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dateline.finding', %s, true)", ["later" if later else ""])
