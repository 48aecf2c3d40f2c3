"""Many facts in one deed: what `add_fact` writes of one, for all rows of a table, in a few statements per batch."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from django.db import connection

from events.actions.changes import open_change
from events.actions.facts import Fact
from events.actions.pasted_names import PastedNames
from events.actions.pasted_rows import PastedRows
from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.models import Change, Event, Ledger, Reading, Role, Timeline, User

BATCH = 250  # facts whose rows are written together, and after which progress is told


def paste_rows(
    *,
    timeline: Timeline,
    facts: Sequence[Fact],
    by: User,
    idempotency_key: str | None = None,
    asked: str = "",
    progress: Callable[[int], None] | None = None,
) -> Change:
    """Enter all facts as one change, or none of them. `progress` is told how many are written.

    Editors only. Raises NotAllowed; Invalid by row and field (`row_3_title`, rows from 1); AlreadyDone for a
    repeated key. The change's `made` has the first event's id and number, and how many there are: their numbers
    follow one another.
    """
    steps = pasting(timeline=timeline, facts=facts, by=by, idempotency_key=idempotency_key, asked=asked)
    while True:
        try:
            done = next(steps)
        except StopIteration as end:
            change: Change = end.value
            return change
        if progress is not None:
            progress(done)


def pasting(
    *, timeline: Timeline, facts: Sequence[Fact], by: User, idempotency_key: str | None = None, asked: str = ""
) -> Generator[int, None, Change]:
    """`paste_rows` step by step: yields how many are written, and returns the change once it is committed.

    The transaction is open between steps: whoever stops before the end (`close()`) has written nothing.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    if not facts:
        raise Invalid(rows="There is no row to enter.")
    with open_change(timeline, verb="paste_rows", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        rows = PastedRows(timeline, PastedNames(timeline, facts))
        number = _numbers(timeline, len(facts))
        first: Event | None = None
        for start in range(0, len(facts), BATCH):
            batch = facts[start : start + BATCH]
            events = rows.write(batch, number=number + start, reading_keys=_keys(len(batch)))
            rebuild_placements(timeline=timeline, events=events)
            first = first or events[0]
            yield start + len(batch)
        change.made = {"noun": "event", "id": str(first and first.public_id), "number": number, "count": len(facts)}
        change.save(update_fields=["made"])
    return change


def _numbers(timeline: Timeline, count: int) -> int:
    """The first of so many numbers in a row; the open change holds the ledger's lock."""
    ledger = Ledger.objects.get(timeline=timeline)
    ledger.event_number += count
    ledger.save(update_fields=["event_number"])
    return ledger.event_number - count + 1


def _keys(count: int) -> list[int]:
    """Keys for readings to come: event and reading refer to each other, and each is written once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Reading._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]
