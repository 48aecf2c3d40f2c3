"""Deeds on places."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from events.actions import restoring
from events.actions.apart import take_apart
from events.actions.changes import open_change
from events.actions.editing import write
from events.actions.names import edit_named, merge_named, valid_names, withdraw_named
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.models import Change, Event, EventState, Place, PlaceKind, Role, Timeline, User

EDITABLE = frozenset({"kind", "name", "aliases", "latitude", "longitude", "external_ids", "note"})
_REACH = {"latitude": 90, "longitude": 180}


def add_place(
    *, timeline: Timeline, name: str, by: User, idempotency_key: str | None = None, asked: str = "", **more: Any
) -> Place:
    """Add a place by itself; `more` are others of EDITABLE. Editors only. Raises NotAllowed; Invalid; AlreadyDone."""
    require(Role.EDITOR, timeline=timeline, by=by)
    clean = _valid({"name": name, **more})
    with open_change(timeline, verb="add_place", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        place = Place.objects.create(timeline=timeline, **clean)
        change.made = {"noun": "place", "id": str(place.public_id)}
        change.save(update_fields=["made"])
    return place


def edit_place(
    *, place: Place, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Place:
    """Write some of EDITABLE; coordinates in WGS 84 degrees, both or neither. Editors only.

    Raises NotAllowed; Invalid by field; StaleVersion.
    """
    options: dict[str, Any] = {"version": version, "reason": reason, "is_merging": is_merging}
    return edit_named(place, _valid(fields, now=place), verb="edit_place", by=by, **options)


def withdraw_place(*, place: Place, version: int, by: User, reason: str = "") -> Place:
    """Into the bin. Editors only. Raises InUse while a standing event happens there."""
    require(Role.EDITOR, timeline=place.timeline, by=by)
    uses = Event.objects.filter(place=place).exclude(state=EventState.WITHDRAWN).count()
    return withdraw_named(place, uses, what=place.name, verb="withdraw_place", version=version, by=by, reason=reason)


def restore_place(*, place: Place, version: int, by: User, reason: str = "") -> Place:
    """Out of the bin. Editors only."""
    restored: Place = restoring.restore(row=place, version=version, by=by, reason=reason)
    return restored


def merge_places(*, place: Place, into: Place, version: int, by: User, reason: str = "") -> Place:
    """`place` is the same as `into`: what happened there happened here. Returns the survivor."""

    def move(change: Change) -> None:
        survivor = Place.objects.get(pk=place.pk).merged_into
        for event in Event.objects.filter(place=place):
            write(event, {"place": survivor}, version=event.version)

    return merge_named(place, into, verb="merge_places", version=version, by=by, move=move, reason=reason)


def unmerge_place(*, place: Place, version: int, by: User, reason: str = "") -> Place:
    """Take apart what was joined: what had moved goes back, unless it has been changed since. Editors only."""
    return take_apart(place, verb="merge_places", version=version, by=by, reason=reason)


def _valid(fields: Mapping[str, Any], *, now: Place | None = None) -> dict[str, Any]:
    clean = valid_names(fields, editable=EDITABLE)
    if clean.get("kind", PlaceKind.POINT) not in PlaceKind.values:
        raise Invalid(kind="Choose one of the answers.")
    problems = {}
    for name, reach in _REACH.items():
        value = clean.get(name)
        if value is None:
            continue
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if not is_number or not -reach <= value <= reach:
            problems[name] = f"In degrees, from −{reach} to {reach}."
    known = [clean.get(name, getattr(now, name) if now else None) is None for name in _REACH]
    if known[0] != known[1] and not problems:
        problems["latitude" if known[0] else "longitude"] = "Give both, or neither."
    if problems:
        raise Invalid(**problems)
    return clean
