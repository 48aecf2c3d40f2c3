"""Two events that turn out to be one: what is said of both is said of the one that stays, whose address both have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events.actions.changes import open_change
from events.actions.editing import write
from events.actions.events import valid_fields
from events.actions.moving_over import move_over
from events.actions.placements import rebuild_placements
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Event, EventState, Role, User
from events.queries.event.becoming_visible import becoming_visible
from events.queries.event.merging import Taken

#: The columns of each thing of which one of the two is taken.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "mention": ("mention",),
    "summary": ("summary",),
    "place": ("place",),
    "occurrence": ("occurrence",),
    "weight": ("weight",),
    "state": ("state",),
    "date": ("date", "date_words", "dating_basis", "dating_reading", "dating_rationale"),
}
TAKEN = tuple(_COLUMNS)
_STAMPS = ("dated_at", "dated_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Which event goes and which one stays, each with the version that was seen; what is taken of the one that goes.

    `shown` is the digest of what becomes visible to all readers (`queries.becoming_visible`), where only
    members see one of the two so far: nobody publishes what they have not been told of.
    """

    goes: Event
    goes_version: int
    stays: Event
    stays_version: int
    take: Mapping[str, Taken]
    shown: str = ""


def merge_events(
    *, merge: Merge, by: User, reason: str = "", idempotency_key: str | None = None, asked: str = ""
) -> Event:
    """Let everything that is said of one event be said of the other, in one change; returns the one that stays.

    The number of the one that goes stays its own and leads to the other. Editors only. Raises NotAllowed; Invalid by
    field, or `shown` where something else would become visible than was said; StaleVersion where one of the two was
    changed, Gone where it went into the bin or was merged; AlreadyDone.
    """
    timeline = merge.stays.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    why = checked({"reason": reason})["reason"]
    if merge.goes.pk == merge.stays.pk or merge.goes.timeline_id != merge.stays.timeline_id:
        raise Invalid(other="Choose two different events of this timeline.")
    with open_change(
        timeline, verb="merge_events", by=by, reason=why, idempotency_key=idempotency_key, asked=asked
    ) as change:
        goes, stays = _as_seen(merge)
        fields = _fields(goes, stays, merge.take)
        _say_what_is_shown(goes, stays, fields, merge.shown)
        for earlier in Event.objects.filter(merged_into=goes):  # a chain has one link
            write(earlier, {"merged_into": stays}, version=earlier.version)
        leaves = {"state": EventState.WITHDRAWN, "merged_into": stays, "dating_reading": None}
        write(goes, leaves, version=goes.version)
        move_over(goes, stays)
        is_dated = merge.take.get("date") == Taken.GOES
        stamps = {name: getattr(goes, name) for name in _STAMPS} if is_dated else {}
        write(stays, fields, version=stays.version, stamps=stamps)
        rebuild_placements(timeline=timeline, events=[goes, stays])
        change.made = {"noun": "event", "id": str(stays.public_id), "number": stays.number}
        change.save(update_fields=["made"])
    stays.refresh_from_db()
    return stays


def _as_seen(merge: Merge) -> tuple[Event, Event]:
    """Both rows, locked. Raises Gone and StaleVersion."""
    locked = Event.objects.select_for_update(of=("self",)).order_by("pk")
    rows = locked.select_related("place").in_bulk([merge.goes.pk, merge.stays.pk])
    for event, seen in ((merge.goes, merge.goes_version), (merge.stays, merge.stays_version)):
        row = rows.get(event.pk)
        if row is None or row.state == EventState.WITHDRAWN:
            raise Gone(seen=seen)
        if row.version != seen:
            raise StaleVersion(seen=seen, stored=row.version)
    return rows[merge.goes.pk], rows[merge.stays.pk]


def _fields(goes: Event, stays: Event, take: Mapping[str, Taken]) -> dict[str, Any]:
    """What the one that stays says in the end, as far as it is not what it says now."""
    strange = set(take) - set(_COLUMNS)
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be chosen here."))
    fields: dict[str, Any] = {}
    for name, taken in take.items():
        if taken == Taken.GOES:
            fields |= {column: getattr(goes, column) for column in _COLUMNS[name]}
        elif taken == Taken.BOTH:
            if name != "summary":
                raise Invalid(**{name: "Choose one of the two."})
            texts = dict.fromkeys(text for text in (stays.summary, goes.summary) if text)
            fields[name] = "\n\n".join(texts)
    edited = {name: value for name, value in fields.items() if name in ("title", "mention", "summary")}
    return fields | valid_fields(stays, edited)


def _say_what_is_shown(goes: Event, stays: Event, fields: Mapping[str, Any], shown: str) -> None:
    """Raise Invalid(shown=…) where all readers would see something of which whoever asks was not told."""
    if fields.get("state", stays.state) != EventState.APPROVED:
        return
    for event in (goes, stays):
        if event.state != EventState.APPROVED and becoming_visible(event).digest != shown:
            raise Invalid(
                shown="All readers would see what only members saw so far: look at what that is, and say that they may."
            )
