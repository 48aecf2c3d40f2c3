"""The frame of every deed: one transaction, one numbered Change, and history that knows which change wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from events.actions.refusals import AlreadyDone, KeyReused
from events.actions.tellings import keep_tellings
from events.models import Change, Ledger, Timeline, User

CONTEXT = ("pghistory.context_id", "pghistory.context_metadata")


@contextmanager
def open_change(
    timeline: Timeline,
    *,
    verb: str,
    by: User | None,
    reason: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
    reverts: Change | None = None,
) -> Iterator[Change]:
    """Write to a timeline: everything inside is committed together, under the next change number.

    The ledger's row stays locked until the transaction ends, so that numbers are committed in their order and deeds
    on one timeline wait for each other. Row versions take the change's id from two settings of the transaction,
    which COPY obeys as well (the history library's own context does not reach it). A change opened inside another
    has a number of its own; afterwards the outer one goes on. At the end, what is told of the events that were touched
    is worked out anew.

    A timeline that is not saved yet is created by its first change, ledger included.

    With an idempotency key, a deed that `by` did before under it is not done again: raises AlreadyDone with its
    change where `asked` (a digest of the request) is the same, else KeyReused.
    """
    change = Change(
        verb=verb, by=by, reason=reason, idempotency_key=idempotency_key or None, asked=asked, reverts=reverts
    )
    with transaction.atomic():
        outer = _context()
        _set_context(str(change.pk), json.dumps({"verb": verb, "user": by.pk if by else None}))
        if timeline._state.adding:
            timeline.save(force_insert=True)
            Ledger.objects.create(timeline=timeline)
        ledger = Ledger.objects.select_for_update().get(timeline=timeline)
        _refuse_twice(timeline, change)
        ledger.change_number += 1
        ledger.save(update_fields=["change_number"])
        change.timeline = timeline
        change.number = ledger.change_number
        change.save(force_insert=True)
        yield change
        keep_tellings(timeline=timeline)
        _set_context(*outer)


def _refuse_twice(timeline: Timeline, change: Change) -> None:
    """Behind the ledger's lock, so that of retries at the same time one does it and the others find it done."""
    if change.idempotency_key is None:
        return
    earlier = timeline.changes.filter(by=change.by, idempotency_key=change.idempotency_key).first()
    if earlier is not None:
        raise AlreadyDone(earlier) if earlier.asked == change.asked else KeyReused()


def _context() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting(%s, true), ''), coalesce(current_setting(%s, true), '')", CONTEXT
        )
        context: tuple[str, str] = cursor.fetchone()
    return context


def _set_context(change_id: str, metadata: str) -> None:
    """For this transaction only; a rolled-back savepoint puts back what it had changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)", (CONTEXT[0], change_id, CONTEXT[1], metadata)
        )
