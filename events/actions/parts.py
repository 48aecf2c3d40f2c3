"""Who took part in an event, and its tags: rows of their own, so that two people adding two names never meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from django.db.models import Max

from events.actions import naming
from events.actions.changes import open_change
from events.actions.editing import Unchanged, edit
from events.actions.facts import Part
from events.actions.refusals import Invalid, StaleVersion
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Event, EventTag, Participation, Role, Tag, User
from events.queries.reader.typed import typed_part


def add_part(
    *,
    event: Event,
    name: str,
    by: User,
    role: str = "",
    is_alleged: bool = False,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Participation:
    """Somebody's part in the event, by name: known ones are recognised, others are made. Editors only.

    Raises NotAllowed; Invalid(name=…, role=…), also where the same part is there already; AlreadyDone.
    """
    timeline = event.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    role = checked({"role": role})["role"]
    with open_change(timeline, verb="add_part", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        actor = naming.actor_named(timeline, name)
        _refuse_twice(event, actor_id=actor.pk, role=role)
        last = event.participations.aggregate(last=Max("position"))["last"]
        part = Participation(timeline=timeline, event=event, actor=actor, role=role, is_alleged=is_alleged)
        part.position = 0 if last is None else last + 1
        part.save(force_insert=True)
        change.made = {"noun": "part", "id": str(part.public_id)}
        change.save(update_fields=["made"])
    return part


def edit_part(
    *, part: Participation, fields: Mapping[str, Any], version: int, by: User, is_merging: bool = False
) -> Participation:
    """Another role (`role`), or whether it is only said so (`is_alleged`). Editors only.

    Raises NotAllowed; Invalid by field; StaleVersion.
    """
    require(Role.EDITOR, timeline=part.timeline, by=by)
    strange = set(fields) - {"role", "is_alleged", "position"}
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    if "role" in clean and clean["role"] != part.role:
        _refuse_twice(part.event, actor_id=part.actor_id, role=clean["role"])
    return edit(row=part, fields=clean, version=version, by=by, verb="edit_part", is_merging=is_merging)


def remove_part(*, part: Participation, version: int, by: User) -> None:
    """Take somebody off an event; the history keeps it, and undoing brings it back. Editors only."""
    require(Role.EDITOR, timeline=part.timeline, by=by)
    with open_change(part.timeline, verb="remove_part", by=by):
        stored = Participation.objects.select_for_update().get(pk=part.pk)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        stored.delete()


def add_tag(*, event: Event, name: str, by: User, idempotency_key: str | None = None, asked: str = "") -> EventTag:
    """Put a tag on an event, a new word if need be; where it is there already, nothing is changed. Editors only.

    Raises NotAllowed; Invalid(name=…); AlreadyDone.
    """
    timeline = event.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    word = checked({"name": name}, required={"name"})["name"]
    there = EventTag.objects.filter(event=event, tag__name=word).first()
    if there is not None:
        return there
    with open_change(timeline, verb="add_tag", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        tag = naming.tag_named(timeline, word)
        row, _ = EventTag.objects.get_or_create(timeline=timeline, event=event, tag=tag)
        change.made = {"noun": "tag", "id": str(tag.public_id)}
        change.save(update_fields=["made"])
    return row


def remove_tag(*, event: Event, tag: Tag, by: User) -> None:
    """Take a tag off an event; where it is not on it, nothing is changed. Editors only."""
    require(Role.EDITOR, timeline=event.timeline, by=by)
    rows = EventTag.objects.filter(timeline=event.timeline, event=event, tag=tag)
    if rows.exists():
        with open_change(event.timeline, verb="remove_tag", by=by):
            rows.delete()


def change_parts(*, event: Event, take: Collection[str], put: Collection[Part], by: User) -> bool:
    """Take people off an event and put others on it, in one change. Editors only.

    `take` are parts as `typed_part` writes them. What somebody else has put on it meanwhile stays; what is gone or
    there already is left so. Whether anything was different. Raises NotAllowed; Invalid(name=…, role=…).
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    with suppress(Unchanged), open_change(event.timeline, verb="change_parts", by=by):
        rows = list(event.participations.select_related("actor"))
        going = [row for row in rows if typed_part(row) in take]
        for row in going:
            row.delete()
        coming = put_parts(event, put, position=max((row.position for row in rows), default=-1))
        if not going and not coming:
            raise Unchanged
        return True
    return False


def put_parts(event: Event, parts: Collection[Part], *, position: int) -> int:
    """Inside a change: put those on the event that are not there, behind `position`; how many."""
    count = 0
    for each in parts:
        role = checked({"role": each.role})["role"]
        actor = naming.actor_named(event.timeline, each.name)
        if not event.participations.filter(actor=actor, role=role).exists():
            count += 1
            place = {"role": role, "position": position + count}
            Participation.objects.create(timeline=event.timeline, event=event, actor=actor, **place)
    return count


def change_tags(*, event: Event, take: Collection[str], put: Collection[str], by: User) -> bool:
    """Take tags off an event and put others on it, by name, in one change, as `change_parts` does with people."""
    timeline = event.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    with suppress(Unchanged), open_change(timeline, verb="change_tags", by=by):
        if not put_tags(event, take=take, put=put):
            raise Unchanged
        return True
    return False


def put_tags(event: Event, *, take: Collection[str], put: Collection[str]) -> bool:
    """Inside a change: take tags off an event and put others on it, by name; whether anything was different."""
    there = set(event.event_tags.values_list("tag__name", flat=True))
    going = there & set(take) - set(put)
    coming = [name for name in put if name not in there]
    event.event_tags.filter(tag__name__in=going).delete()
    for name in coming:
        tag = naming.tag_named(event.timeline, name)
        EventTag.objects.get_or_create(timeline=event.timeline, event=event, tag=tag)
    return bool(going or coming)


def _refuse_twice(event: Event, *, actor_id: int, role: str) -> None:
    if event.participations.filter(actor_id=actor_id, role=role).exists():
        raise Invalid(role="They have this part in the event already: give another role.")
