"""Deeds on relations: how one event stands to another, by which gap, and the citation that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.refusals import InUse, Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import (
    TEMPORAL,
    Change,
    Citation,
    Clock,
    Event,
    EventState,
    Reading,
    Relation,
    RelationKind,
    Role,
    Unit,
    User,
)

EDITABLE = frozenset({"kind", "other", "gap_least", "gap_most", "gap_unit", "clock", "citation", "is_inferred"})
LONGEST_GAP = 2**31 - 1  # what the column holds
_CHOICES = {"kind": RelationKind, "gap_unit": Unit, "clock": Clock}


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
    reason: str = "",
    idempotency_key: str | None = None,
    asked: str = "",
) -> Relation:
    """Say how an event stands to another of its timeline, by a gap of `gap_least` to `gap_most` units if one is stated.

    Editors only. Raises NotAllowed; Invalid by field; AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=event.timeline, by=by)
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
    _check(relation)
    with open_change(
        event.timeline,
        verb="add_relation",
        by=by,
        reason=_reason(reason),
        idempotency_key=idempotency_key,
        asked=asked,
    ) as change:
        relation.save(force_insert=True)
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
    _check(meant)
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


def withdraw_relation(*, relation: Relation, version: int, by: User, reason: str = "") -> Relation:
    """Take a relation back. Editors only. Raises NotAllowed, StaleVersion; InUse while a reading rests on it."""
    require(Role.EDITOR, timeline=relation.timeline, by=by)
    if Reading.objects.filter(relation=relation, citation__withdrawn_at__isnull=True).exists():
        raise InUse("A reading of a date is given by this relation: change or remove that reading first.")
    at = relation.withdrawn_at or timezone.now()
    return edit(
        row=relation,
        fields={"withdrawn_at": at},
        version=version,
        by=by,
        verb="withdraw_relation",
        reason=_reason(reason),
        follow=_place_anew,
    )


def restore_relation(*, relation: Relation, version: int, by: User, reason: str = "") -> Relation:
    """Bring a relation back. Editors only. Raises NotAllowed, StaleVersion; Invalid where what it joins is gone."""
    require(Role.EDITOR, timeline=relation.timeline, by=by)
    _check(Relation.objects.select_related("event", "other", "citation").get(pk=relation.pk))
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


def _check(relation: Relation) -> None:
    """Raises Invalid for all that is wrong at once."""
    problems = {
        name: "Choose one of the list."
        for name, words in _CHOICES.items()
        if getattr(relation, name) not in words.values and not (name == "gap_unit" and relation.gap_unit == "")
    }
    problems |= _joined(relation) | _gap(relation)
    if problems:
        raise Invalid(**problems)


def _joined(relation: Relation) -> dict[str, str]:
    problems: dict[str, str] = {}
    if relation.other_id == relation.event_id:
        problems["other"] = "An event stands in no relation to itself: choose another one."
    elif relation.other.timeline_id != relation.timeline_id:
        problems["other"] = "There is no such event in this timeline."
    elif EventState.WITHDRAWN in (relation.other.state, relation.event.state):
        problems["other"] = "One of the two events has been withdrawn: bring it back first."
    citation = relation.citation
    if citation is not None and citation.timeline_id != relation.timeline_id:
        problems["citation"] = "There is no such citation in this timeline."
    elif citation is not None and citation.withdrawn_at is not None:
        problems["citation"] = "That citation has been withdrawn: choose another one, or none."
    return problems


def _gap(relation: Relation) -> dict[str, str]:
    """A gap is whole or absent: a least, perhaps a most, and their unit; and only where the relation is one in time."""
    given = {"gap_least": relation.gap_least, "gap_most": relation.gap_most}
    problems = {
        name: f"Write a whole number from 0 to {LONGEST_GAP:,}."
        for name, value in given.items()
        if value is not None and (isinstance(value, bool) or not 0 <= value <= LONGEST_GAP)
    }
    least, most = relation.gap_least, relation.gap_most
    if problems or (least is None and most is None and not relation.gap_unit):
        return problems
    if relation.kind not in TEMPORAL:
        return {"gap_least": "Only a relation in time has a gap."}
    if least is None:
        return {"gap_least": "Write the least gap as well; 0 where none is stated."}
    if not relation.gap_unit:
        return {"gap_unit": "Choose the unit of the gap."}
    if most is not None and most < least:
        return {"gap_most": "The greatest gap is less than the least: write the smaller number first."}
    return {}
