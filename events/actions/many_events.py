"""One edit of many events: what is asked for is written to each of them, in one change, with a result for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Max

from events.actions import naming
from events.actions.changes import open_change
from events.actions.editing import Unchanged, write
from events.actions.events import SHOWN_STATES, valid_fields
from events.actions.facts import Part
from events.actions.parts import put_parts, put_tags
from events.actions.placements import rebuild_placements
from events.actions.refusals import Conflict, Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Event, EventState, Place, Role, Timeline, User

MOST = 500  # events at once: each is placed anew, and a page says what became of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be written to each event. None and () leave a thing as it is."""

    weight: int | None = None
    occurrence: str | None = None
    state: str | None = None
    place: str | None = None  # by name; "" for nowhere known
    parts: tuple[Part, ...] = ()  # put on it
    tags: tuple[str, ...] = ()  # put on it, by name
    tags_off: tuple[str, ...] = ()  # taken off it, by name

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is asked for."""
        return self == Wanted()


class Outcome(StrEnum):
    """What became of one event."""

    CHANGED = "changed"
    SAME = "same"  # it was so already
    CLASHES = "clashes"  # somebody else has given it another value since it was seen
    GONE = "gone"  # in the bin meanwhile


@dataclass(frozen=True, slots=True)
class Result:
    """One event and what became of it; `conflicts` are the fields in which somebody else was quicker."""

    number: int
    outcome: Outcome
    conflicts: tuple[Conflict, ...] = ()


def edit_events(
    *,
    timeline: Timeline,
    events: Sequence[tuple[Event, int]],
    wanted: Wanted,
    by: User,
    reason: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> tuple[Result, ...]:
    """Write what is wanted to each of these events, given with the versions that were seen; a result for each.

    One change, undone by one press. An event that somebody else has edited meanwhile in the same field is left as it
    is, whole, and so is one that is in the bin by now; the others are written. Where nothing is different there is no
    change. Editors only. Raises NotAllowed; Invalid by field, or `choose` where there is nothing to do it to or too
    much; AlreadyDone.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    _require_sense(events, wanted)
    reason = checked({"reason": reason})["reason"]
    results: list[Result] = []
    try:
        with open_change(
            timeline, verb="edit_events", by=by, reason=reason, idempotency_key=idempotency_key, asked=asked
        ):
            fields = _fields(timeline, wanted)
            results += [_edited(event, version, fields, wanted) for event, version in events]
            changed = {each.number for each in results if each.outcome == Outcome.CHANGED}
            if not changed:
                raise Unchanged
            rebuild_placements(timeline=timeline, events=[event for event, _ in events if event.number in changed])
    except Unchanged:
        pass
    return tuple(results)


def _require_sense(events: Sequence[tuple[Event, int]], wanted: Wanted) -> None:
    if not events:
        raise Invalid(choose="Choose at least one event.")
    if len(events) > MOST:
        raise Invalid(choose=f"At most {MOST} events are edited at once; these are {len(events):,}.")
    if wanted.is_nothing:
        raise Invalid(choose="Say what is to be changed: everything here is left as it is.")
    if wanted.state is not None and wanted.state not in SHOWN_STATES:
        raise Invalid(state="Choose whether all readers see them, or members only.")


def _fields(timeline: Timeline, wanted: Wanted) -> dict[str, Any]:
    """What is written to the rows themselves. A place that is new is made once, for all of them."""
    fields: dict[str, Any] = {}
    for name in ("weight", "occurrence", "state"):
        if (value := getattr(wanted, name)) is not None:
            fields[name] = value
    if wanted.place is not None:
        place: Place | None = naming.place_named(timeline, wanted.place) if wanted.place.strip() else None
        fields["place"] = place
    return fields


def _edited(event: Event, version: int, fields: dict[str, Any], wanted: Wanted) -> Result:
    """One event, in a savepoint of its own: where somebody was quicker, nothing of it is written."""
    try:
        with transaction.atomic():
            stored = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
            if stored.state == EventState.WITHDRAWN:
                return Result(event.number, Outcome.GONE)
            clean = valid_fields(event, {name: value for name, value in fields.items() if name != "state"})
            state = {"state": fields["state"]} if "state" in fields else {}
            is_written = (
                bool(clean or state) and write(event, clean | state, version=version, is_merging=True) is not None
            )
            is_put = put_tags(event, take=wanted.tags_off, put=wanted.tags)
            last = event.participations.aggregate(last=Max("position"))["last"]
            count = put_parts(event, wanted.parts, position=-1 if last is None else last)
    except Gone:  # one of those below
        return Result(event.number, Outcome.GONE)
    except StaleVersion as refusal:
        return Result(event.number, Outcome.CLASHES, tuple(refusal.conflicts))
    return Result(event.number, Outcome.CHANGED if is_written or is_put or count else Outcome.SAME)
