"""Deeds on relations: how one event stands to another, by which gap, and the citation that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.readings import write_relative_reading
from events.actions.refusals import InUse, Invalid
from events.actions.relation_checks import check_relation, check_words
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Change, Citation, Clock, Event, Reading, Relation, Role, User

EDITABLE = frozenset({"kind", "other", "gap_least", "gap_most", "gap_unit", "clock", "citation", "is_inferred"})


def add_relation(
    *,
    event: Event,
    kind: str,
    other: Event,
    by: User,
    gap_least: int | None = None,
    gap_most: int | None = None,
    gap_unit: str = "",
    clock: str = Clock.CIVIL,
    citation: Citation | None = None,
    is_inferred: bool = False,
    words: str = "",
    reason: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> Relation:
    """Say how an event stands to another of its timeline, by a gap of `gap_least` to `gap_most` units if one is stated.

    With `words`, those of the citation that date the event so ("the day before the raid"), the relation is noted as
    what that source says about the date, too: a reading, in the same change.

    Editors only. Raises NotAllowed; Invalid by field; AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
    said = str(checked({"words": words})["words"])
    relation = Relation(
        timeline=event.timeline,
        event=event,
        kind=kind,
        other=other,
        gap_least=gap_least,
        gap_most=gap_most,
        gap_unit=gap_unit,
        clock=clock,
        citation=citation,
        is_inferred=is_inferred,
    )
    check_relation(relation)
    if said:
        check_words(relation)
    with open_change(
        event.timeline,
        verb="add_relation",
        by=by,
        reason=_reason(reason),
        idempotency_key=idempotency_key,
        asked=asked,
    ) as change:
        relation.save(force_insert=True)
        if said and citation is not None:
            write_relative_reading(citation, relation, words=said)
        _place_anew(relation, change)
        change.made = {"noun": "relation", "id": str(relation.public_id)}
        change.save(update_fields=["made"])
    return relation


def edit_relation(
    *,
    relation: Relation,
    fields: Mapping[str, Any],
    version: int,
    by: User,
    reason: str = "",
    is_merging: bool = False,
) -> Relation:
    """Change what a relation says, those of EDITABLE that are given; from which event it starts stays.

    Raises NotAllowed, Invalid by field, and StaleVersion as `events.actions.editing.edit` does.
    """
    require(Role.EDITOR, timeline=relation.timeline, by=by)
    if not set(fields) <= EDITABLE:
        raise Invalid(**dict.fromkeys(set(fields) - EDITABLE, "This cannot be changed."))
    meant = Relation.objects.select_related("event").get(pk=relation.pk)
    for name, value in fields.items():
        setattr(meant, name, value)
    check_relation(meant)
    left = relation.other

    def follow(stored: Relation, change: Change) -> None:
        rebuild_placements(timeline=change.timeline, events=[stored.event, stored.other, left])

    return edit(
        row=relation,
        fields=fields,
        version=version,
        by=by,
        verb="edit_relation",
        reason=_reason(reason),
        is_merging=is_merging,
        follow=follow,
    )


def withdraw_relation(
    *, relation: Relation, version: int, by: User, reason: str = "", with_readings: bool = False
) -> Relation:
    """Take a relation back, `with_readings` together with those that give a date by it. Editors only.

    Raises NotAllowed, StaleVersion; without `with_readings` InUse while a reading rests on it.
    """
    require(Role.EDITOR, timeline=relation.timeline, by=by)
    resting = Reading.objects.filter(relation=relation, citation__withdrawn_at__isnull=True)
    if not with_readings and resting.exists():
        raise InUse("A reading of a date is given by this relation: change or remove that reading first.")

    def follow(stored: Relation, change: Change) -> None:
        if with_readings:
            resting.delete()
        _place_anew(stored, change)

    at = relation.withdrawn_at or timezone.now()
    return edit(
        row=relation,
        fields={"withdrawn_at": at},
        version=version,
        by=by,
        verb="withdraw_relation",
        reason=_reason(reason),
        follow=follow,
    )


def restore_relation(*, relation: Relation, version: int, by: User, reason: str = "") -> Relation:
    """Bring a relation back. Editors only. Raises NotAllowed, StaleVersion; Invalid where what it joins is gone."""
    require(Role.EDITOR, timeline=relation.timeline, by=by)
    check_relation(Relation.objects.select_related("event", "other", "citation").get(pk=relation.pk))
    return edit(
        row=relation,
        fields={"withdrawn_at": None},
        version=version,
        by=by,
        verb="restore_relation",
        reason=_reason(reason),
        follow=_place_anew,
    )


def _place_anew(stored: Relation, change: Change) -> None:
    """Both ends, and with them whatever they are joined with."""
    rebuild_placements(timeline=change.timeline, events=[stored.event, stored.other])


def _reason(reason: str) -> str:
    return str(checked({"reason": reason})["reason"])
