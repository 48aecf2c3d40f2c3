"""Deeds on an event: its words, whether it happened, how prominent it is, where, who sees it, its order in a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from events.actions import restoring
from events.actions.changes import open_change
from events.actions.editing import edit, write
from events.actions.naming import place_named
from events.actions.placements import rebuild_placements
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.actions.turns import keep_turns
from events.models import Change, Event, EventState, Occurrence, Place, Role, User
from events.queries.likeness.recognising import known_place

_TEXTS = ("title", "mention", "summary")
EDITABLE = frozenset({*_TEXTS, "occurrence", "weight", "place", "sort_key"})
SHOWN_STATES = (EventState.DRAFT, EventState.IN_REVIEW, EventState.APPROVED)
_LAST_KEY = 2**31 - 1


def edit_event(
    *, event: Event, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Event:
    """Write some of EDITABLE. Editors only; the date is written by `redate_event`.

    Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    clean = valid_fields(event, fields)
    return edit(
        row=event,
        fields=clean,
        version=version,
        by=by,
        verb="edit_event",
        reason=_reason(reason),
        is_merging=is_merging,
        follow=_place_anew,
    )


def place_event(
    *, event: Event, name: str, version: int, by: User, reason: str = "", is_merging: bool = False
) -> Event:
    """Say by its name where an event happened, a new place if need be; empty for nowhere known. Editors only."""
    require(Role.EDITOR, timeline=event.timeline, by=by)
    place = known_place(event.timeline, name.strip()) if name.strip() else None
    options: dict[str, Any] = {"version": version, "by": by, "reason": reason, "is_merging": is_merging}
    if place is not None or not name.strip():
        return edit_event(event=event, fields={"place": place}, **options)
    with open_change(event.timeline, verb="edit_event", by=by, reason=_reason(reason)) as change:
        new = place_named(event.timeline, name)
        stored = write(event, {"place": new}, version=version, is_merging=is_merging)
        _place_anew(stored or event, change)
    return stored or event


def set_state(*, event: Event, state: str, version: int, by: User, reason: str = "", is_merging: bool = False) -> Event:
    """Show an event to all readers (approved), or keep it among members (draft, in review). Editors only."""
    require(Role.EDITOR, timeline=event.timeline, by=by)
    if state not in SHOWN_STATES:
        raise Invalid(state="Choose whether all readers see it, or members only.")
    return edit(
        row=event,
        fields={"state": state},
        version=version,
        by=by,
        verb="set_state",
        reason=_reason(reason),
        is_merging=is_merging,
        follow=_place_anew,
    )


def withdraw_event(*, event: Event, version: int, by: User, reason: str = "") -> Event:
    """Into the bin, with all that is said about it; its number stays its own. Editors only."""
    require(Role.EDITOR, timeline=event.timeline, by=by)
    return edit(
        row=event,
        fields={"state": EventState.WITHDRAWN},
        version=version,
        by=by,
        verb="withdraw_event",
        reason=_reason(reason),
        follow=_place_anew,
    )


def restore_event(*, event: Event, version: int, by: User, reason: str = "") -> Event:
    """Out of the bin, seen by whom it was seen before. Editors only."""
    restored: Event = restoring.restore(row=event, version=version, by=by, reason=_reason(reason))
    return restored


def move_event(*, event: Event, after: Event | None, version: int, by: User) -> Event:
    """Put an event behind another that begins at the same moment; `after` None: before all of them. Editors only.

    One change, however many events need another place. Raises Invalid(after=…) where the two begin at other moments.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    with open_change(event.timeline, verb="move_event", by=by):
        others = list(_beginning_together(event).exclude(pk=event.pk))
        order = _with(event, others, after)
        moved = event
        for place, each in enumerate(order, start=1):
            if each.sort_key != place:
                seen = version if each.pk == event.pk else each.version
                stored = write(each, {"sort_key": place}, version=seen)
                moved = stored if stored is not None and each.pk == event.pk else moved
        keep_turns(timeline=event.timeline, events=[each.pk for each in order])
    moved.refresh_from_db()
    return moved


def _beginning_together(event: Event) -> Any:
    """Standing events that order alone tells apart, as the list tells them."""
    alike = Event.objects.filter(timeline=event.timeline, date_begins_earliest=_beginning(event)).standing()
    return alike.select_for_update(of=("self",)).order_by("sort_key", "number")


def _beginning(event: Event) -> int | None:
    return event.date.begins_earliest if event.date else None


def _with(event: Event, others: Sequence[Event], after: Event | None) -> list[Event]:
    if after is None:
        return [event, *others]
    place = next((place for place, each in enumerate(others, start=1) if each.pk == after.pk), None)
    if _beginning(event) is None or place is None:
        raise Invalid(after="Only events that begin at the same moment have an order that you choose.")
    return [*others[:place], event, *others[place:]]


def valid_fields(event: Event, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they can be written. Raises Invalid by field."""
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields, required={"title"})
    problems: dict[str, str] = {}
    if clean.get("occurrence", Occurrence.HAPPENED) not in Occurrence.values:
        problems["occurrence"] = "Choose one of the answers."
    weight = clean.get("weight", 0)
    if isinstance(weight, bool) or not isinstance(weight, int) or not 0 <= weight <= 99:
        problems["weight"] = "Prominence is a whole number from 0 to 99."
    key = clean.get("sort_key", 0)
    if isinstance(key, bool) or not isinstance(key, int) or not -_LAST_KEY <= key <= _LAST_KEY:
        problems["sort_key"] = f"The order within a day is a whole number, at most {_LAST_KEY:,}."
    place = clean.get("place")
    if place is not None and (not isinstance(place, Place) or place.timeline_id != event.timeline_id):
        problems["place"] = "There is no such place in this timeline."
    if problems:
        raise Invalid(**problems)
    return clean


def _reason(reason: str) -> str:
    text: str = checked({"reason": reason})["reason"]
    return text


def _place_anew(stored: Event, change: Change) -> None:
    rebuild_placements(timeline=change.timeline, events=[stored])
