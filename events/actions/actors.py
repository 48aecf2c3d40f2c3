"""Deeds on people and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.actions import restoring
from events.actions.apart import take_apart
from events.actions.changes import open_change
from events.actions.editing import write
from events.actions.names import edit_named, merge_named, valid_names, withdraw_named
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.models import Actor, ActorKind, Change, Citation, EventState, Participation, Role, Timeline, User

EDITABLE = frozenset({"kind", "name", "aliases", "description", "external_ids"})


def add_actor(
    *, timeline: Timeline, name: str, by: User, idempotency_key: str | None = None, asked: str = "", **more: Any
) -> Actor:
    """Add a person, organisation, state or group by itself; `more` are others of EDITABLE. Editors only.

    Two may have one name. Raises NotAllowed; Invalid by field; AlreadyDone.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    clean = _valid({"name": name, **more})
    with open_change(timeline, verb="add_actor", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        actor = Actor.objects.create(timeline=timeline, **clean)
        change.made = {"noun": "actor", "id": str(actor.public_id)}
        change.save(update_fields=["made"])
    return actor


def edit_actor(
    *, actor: Actor, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Actor:
    """Write some of EDITABLE. Editors only. Raises NotAllowed; Invalid by field; StaleVersion."""
    options: dict[str, Any] = {"version": version, "reason": reason, "is_merging": is_merging}
    return edit_named(actor, _valid(fields), verb="edit_actor", by=by, **options)


def withdraw_actor(*, actor: Actor, version: int, by: User, reason: str = "") -> Actor:
    """Into the bin. Editors only. Raises InUse while a standing event or citation names them."""
    require(Role.EDITOR, timeline=actor.timeline, by=by)
    parts = Participation.objects.filter(actor=actor).exclude(event__state=EventState.WITHDRAWN)
    said = Citation.objects.filter(speaker=actor, withdrawn_at__isnull=True).exclude(event__state=EventState.WITHDRAWN)
    return withdraw_named(
        actor,
        parts.count() + said.count(),
        what=actor.name,
        verb="withdraw_actor",
        version=version,
        by=by,
        reason=reason,
    )


def restore_actor(*, actor: Actor, version: int, by: User, reason: str = "") -> Actor:
    """Out of the bin. Editors only."""
    restored: Actor = restoring.restore(row=actor, version=version, by=by, reason=reason)
    return restored


def merge_actors(*, actor: Actor, into: Actor, version: int, by: User, reason: str = "") -> Actor:
    """`actor` is the same as `into`: their parts and what they said become its own. Returns the survivor.

    Where both have the same part in one event, one of them is enough. Undone by `unmerge_actor`, or as any change is.
    """

    def move(change: Change) -> None:
        survivor = Actor.objects.get(pk=actor.pk).merged_into
        for part in Participation.objects.filter(actor=actor):
            is_double = Participation.objects.filter(event=part.event_id, actor=survivor, role=part.role).exists()
            if is_double:
                part.delete()
            else:
                write(part, {"actor": survivor}, version=part.version)
        for citation in Citation.objects.filter(speaker=actor):
            write(citation, {"speaker": survivor}, version=citation.version)

    return merge_named(actor, into, verb="merge_actors", version=version, by=by, move=move, reason=reason)


def unmerge_actor(*, actor: Actor, version: int, by: User, reason: str = "") -> Actor:
    """Take apart what was joined: what had moved goes back, unless it has been changed since. Editors only."""
    return take_apart(actor, verb="merge_actors", version=version, by=by, reason=reason)


def _valid(fields: Mapping[str, Any]) -> dict[str, Any]:
    clean = valid_names(fields, editable=EDITABLE)
    if clean.get("kind", ActorKind.PERSON) not in ActorKind.values:
        raise Invalid(kind="Choose one of the answers.")
    return clean
