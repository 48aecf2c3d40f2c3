"""The frame of every deed: one transaction, one numbered Change, and history that knows which change wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection, transaction

from events.actions.proposal_rows import proposal_of
from events.actions.refusals import AlreadyDone, KeyReused, NeedsAnother, Proposed
from events.actions.tellings import keep_tellings
from events.models import Change, Ledger, Proposal, Timeline, User
from events.queries.proposals.held import Held, held, takes_two, whole

CONTEXT = ("pghistory.context_id", "pghistory.context_metadata")


PROPOSING = "propose_change"


@dataclass(slots=True)
class _Deed:
    """What is written together: its changes, and whether the two-person rule is looked to at the end."""

    changes: list[Change] = field(default_factory=list)
    is_watched: bool = False
    is_told: bool = False  # held back whatever it wrote: somebody only suggests it


class _HeldBack(Exception):
    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held = held


_under_way: ContextVar[_Deed | None] = ContextVar("deed_under_way", default=None)
_rehearsed: ContextVar[bool] = ContextVar("deed_is_rehearsed", default=False)


@contextmanager
def one_deed(*, is_approved: bool = False, is_suggested: bool = False) -> Iterator[_Deed]:
    """Changes made inside are one deed: all of them or none, and a proposal as a whole where one takes a second person.

    Raises Proposed at the end where the two-person rule holds it back, or where it `is_suggested`; the changes are
    taken back then, and the proposal is a change of its own. `is_approved`: a second person has seen it already.
    Raises NeedsAnother where somebody approves what they were the last to write.
    """
    outer = _under_way.get()
    if outer is not None:
        with transaction.atomic():
            yield outer
        return
    deed = _Deed(is_told=is_suggested)
    token = _under_way.set(deed)
    held: Held | None = None
    try:
        with transaction.atomic():
            yield deed
            held = _held_back(deed, is_approved=is_approved)
            if held is not None:
                raise _HeldBack(held)
    except _HeldBack:
        pass
    finally:
        _under_way.reset(token)
    if held is not None:
        raise Proposed(_propose(deed.changes, held))


@contextmanager
def rehearsed() -> Iterator[None]:
    """Inside, nothing is held back: for what is taken back anyway, to see what would follow from it."""
    token = _rehearsed.set(True)
    try:
        yield
    finally:
        _rehearsed.reset(token)


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
    is_approved: bool = False,
    is_suggested: bool = False,
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

    Under the two-person rule, what all readers would see becomes a proposal: raises as `one_deed` does.
    """
    change = Change(
        verb=verb, by=by, reason=reason, idempotency_key=idempotency_key or None, asked=asked, reverts=reverts
    )
    with one_deed(is_approved=is_approved, is_suggested=is_suggested) as deed:
        outer = _context()
        _set_context(str(change.pk), json.dumps({"verb": verb, "user": by.pk if by else None}))
        if timeline._state.adding:
            timeline.save(force_insert=True)
            Ledger.objects.create(timeline=timeline)
        ledger = Ledger.objects.select_for_update(of=("self",)).select_related("timeline").get(timeline=timeline)
        _refuse_twice(timeline, change)
        ledger.change_number += 1
        ledger.last_change = change.pk
        ledger.save(update_fields=["change_number", "last_change"])
        change.timeline = timeline
        change.number = ledger.change_number
        change.save(force_insert=True)
        _watch(deed, change, ledger.timeline)
        yield change
        keep_tellings(timeline=timeline)
        _set_context(*outer)


def _watch(deed: _Deed, change: Change, stored: Timeline) -> None:
    """The rule as it is settled now, whatever the caller's copy of the timeline says."""
    deed.changes.append(change)
    deed.is_watched |= stored.two_person_rule and change.by_id is not None


def _held_back(deed: _Deed, *, is_approved: bool) -> Held | None:
    if not deed.changes or _rehearsed.get() or is_approved:
        return None
    if deed.is_told:
        return whole(deed.changes)
    if not deed.is_watched or not takes_two(Timeline.objects.get(pk=deed.changes[-1].timeline_id)):
        return None
    found = held(deed.changes)
    if found is not None and found.is_capturing:
        raise NeedsAnother("Under the two-person rule a text is brought in first, and cited in a deed of its own.")
    if found is not None and found.own:
        numbers = ", ".join(map(str, found.own))
        raise NeedsAnother(
            f"You were the last to write event {numbers}: under the two-person rule another editor approves it. "
            "Say that it waits for review instead."
        )
    return found


def _propose(changes: Sequence[Change], held: Held) -> Proposal:
    """Keep what was held back, as a change of its own that carries the key: a retry finds it."""
    first = changes[0]
    with open_change(
        first.timeline,
        verb=PROPOSING,
        by=first.by,
        reason=first.reason,
        idempotency_key=first.idempotency_key,
        asked=first.asked,
    ) as change:
        proposal = proposal_of(held, deed=first.verb, change=change)
        change.made = {"noun": "proposal", "id": str(proposal.public_id)}
        change.save(update_fields=["made"])
    return proposal


def _refuse_twice(timeline: Timeline, change: Change) -> None:
    """Behind the ledger's lock, so that of retries at the same time one does it and the others find it done."""
    if change.idempotency_key is None:
        return
    earlier = timeline.changes.filter(by=change.by, idempotency_key=change.idempotency_key).first()
    if earlier is not None and earlier.verb == PROPOSING and earlier.asked == change.asked:
        made = Proposal.objects.filter(timeline=timeline, public_id=str((earlier.made or {})["id"])).first()
        raise Proposed(made) if made is not None else AlreadyDone(earlier)
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
