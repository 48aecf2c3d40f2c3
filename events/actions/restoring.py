"""Out of the bin, whatever the noun: what was withdrawn stands again as it stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from events.actions.annotations import restore_note
from events.actions.editing import edit, write
from events.actions.placements import rebuild_placements
from events.actions.refusals import InUse
from events.actions.relations import restore_relation
from events.actions.rights import require
from events.models import (
    Actor,
    Annotation,
    Change,
    Citation,
    Era,
    Event,
    EventState,
    Place,
    Relation,
    Role,
    Source,
    Story,
    Tag,
    User,
)
from events.queries.picture.placed import events_moved_by
from events.queries.versions.tracked import Model, version_model

_VERBS: Mapping[Model, str] = {
    Event: "restore_event",
    Citation: "restore_citation",
    Source: "restore_source",
    Actor: "restore_actor",
    Place: "restore_place",
    Tag: "restore_tag",
    Era: "restore_era",
    Story: "restore_story",
}


def restore(*, row: Any, version: int, by: User, reason: str = "") -> Any:
    """Bring back an event, citation, source, name, relation or note. Editors; notes as their own rules say.

    An event stands again as it stood before, a draft as a draft. Citations that went into the bin with it come back
    with it, and so do people, place, tags and sources that went there since. Raises NotAllowed, StaleVersion; InUse
    where a citation's source is in the bin, or an event was merged into another.
    """
    if isinstance(row, Annotation):
        return restore_note(note=row, version=version, by=by, reason=reason)
    if isinstance(row, Relation):
        return restore_relation(relation=row, version=version, by=by, reason=reason)
    require(Role.EDITOR, timeline=row.timeline, by=by)
    if isinstance(row, Citation) and row.source.withdrawn_at is not None:
        raise InUse("The source it cites is in the bin as well: restore that first.")
    if isinstance(row, Event) and row.merged_into is not None:
        raise InUse(f"It was merged into event {row.merged_into.number}: take that back in the history instead.")
    fields = {"state": _state_before(row)} if isinstance(row, Event) else {"withdrawn_at": None, "withdrawn_by": None}
    return edit(row=row, fields=fields, version=version, by=by, verb=_VERBS[type(row)], reason=reason, follow=_with_it)


def _state_before(event: Event) -> str:
    former = version_model(Event).objects.filter(pgh_obj_id=event.pk).exclude(state=EventState.WITHDRAWN)
    return former.order_by("-pgh_id").values_list("state", flat=True).first() or EventState.DRAFT


def _withdrawn_with(event: Event) -> QuerySet[Citation]:
    """Citations that went into the bin by the same change as their event: when entering it was undone."""
    versions = version_model(Event).objects.filter(pgh_obj_id=event.pk, state=EventState.WITHDRAWN).order_by("-pgh_id")
    change = versions.values_list("pgh_context_id", flat=True).first()
    gone = version_model(Citation).objects.filter(event_id=event.pk, pgh_context_id=change, withdrawn_at__isnull=False)
    return Citation.objects.filter(pk__in=gone.values("pgh_obj_id"), withdrawn_at__isnull=False)


def _with_it(stored: Any, change: Change) -> None:
    """What an event names comes back with it; and what is drawn otherwise is drawn anew."""
    if isinstance(stored, Event):
        for citation in _withdrawn_with(stored):
            write(citation, {"withdrawn_at": None, "withdrawn_by": None}, version=citation.version)
        standing = Q(citations__event=stored, citations__withdrawn_at__isnull=True)
        for rows in (
            Actor.objects.filter(Q(participations__event=stored) | standing),
            Place.objects.filter(events=stored),
            Tag.objects.filter(pk__in=stored.event_tags.values("tag")),
            Source.objects.filter(standing),
        ):
            for row in rows.filter(withdrawn_at__isnull=False).distinct():
                write(row, {"withdrawn_at": None, "withdrawn_by": None}, version=row.version)
    rebuild_placements(timeline=change.timeline, events=events_moved_by([(type(stored), stored)]))
