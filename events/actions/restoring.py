"""Out of the bin, whatever the noun: what was withdrawn stands again as it stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.actions.annotations import restore_note
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.refusals import InUse
from events.actions.relations import restore_relation
from events.actions.rights import require
from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    Event,
    EventState,
    Place,
    Relation,
    Role,
    Source,
    Tag,
    User,
)
from events.queries.placed import events_moved_by
from events.queries.tracked import Model, version_model

_VERBS: Mapping[Model, str] = {
    Event: "restore_event",
    Citation: "restore_citation",
    Source: "restore_source",
    Actor: "restore_actor",
    Place: "restore_place",
    Tag: "restore_tag",
}


def restore(*, row: Any, version: int, by: User, reason: str = "") -> Any:
    """Bring back an event, citation, source, name, relation or note. Editors; notes as their own rules say.

    An event stands again as it stood before: a draft as a draft. Raises NotAllowed, StaleVersion; InUse where what
    it needs is in the bin itself.
    """
    if isinstance(row, Annotation):
        return restore_note(note=row, version=version, by=by, reason=reason)
    if isinstance(row, Relation):
        return restore_relation(relation=row, version=version, by=by, reason=reason)
    require(Role.EDITOR, timeline=row.timeline, by=by)
    if isinstance(row, Citation) and row.source.withdrawn_at is not None:
        raise InUse("The source it cites is in the bin as well: restore that first.")
    fields = {"state": _state_before(row)} if isinstance(row, Event) else {"withdrawn_at": None, "withdrawn_by": None}
    return edit(
        row=row, fields=fields, version=version, by=by, verb=_VERBS[type(row)], reason=reason, follow=_place_anew
    )


def _state_before(event: Event) -> str:
    former = version_model(Event).objects.filter(pgh_obj_id=event.pk).exclude(state=EventState.WITHDRAWN)
    return former.order_by("-pgh_id").values_list("state", flat=True).first() or EventState.DRAFT


def _place_anew(stored: Any, change: Change) -> None:
    rebuild_placements(timeline=change.timeline, events=events_moved_by([(type(stored), stored)]))
