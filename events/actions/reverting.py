"""Taking back: a whole change, some fields of a row, or a row as it was in a former version. Always a new change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from events.actions.carrying_out import about_all, carry_out
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.placements import rebuild_placements
from events.actions.publishing import follow_publication
from events.actions.refusals import InTheWay, Invalid, NothingToTakeBack, NotTheirs
from events.actions.resting import quotations_within_limits, what_rests_on, withdraw_unused
from events.actions.revert_rights import require_to_take_back, role_for
from events.actions.rights import require
from events.actions.taking_back import Plan, plan_to_take_back
from events.models import Annotation, Change, Event, Membership, Noun, Reading, Role, Source, Timeline, User
from events.models.fields import DateColumns
from events.queries.picture.placed import events_moved_by
from events.queries.reader.deed_words import ACCEPTING, FOR_GOOD
from events.queries.versions.tracked import Model, fields_of, version_model
from events.queries.versions.written import Written, written_by

N = TypeVar("N", bound=Noun | Timeline)
UNDO, REDO = "revert_change", "redo_change"
#: What a former version of a row is not asked for: where it stands, who reads it, and how much of it.
NOT_OF_A_VERSION = frozenset(
    {"withdrawn", "state", "binned", "visibility", "slug", "number", "author", "resolved", "audience"}
    | {"public_characters", "merged_into", "checked", "date_checked", "assigned", "pinned", "hidden"}
)
NOT_OF_A_WHOLE_VERSION = NOT_OF_A_VERSION | {"public_label"}  # nobody lifts a secret by the way


def revert_change(
    *,
    change: Change,
    by: User,
    reason: str = "",
    is_partial: bool = False,
    idempotency_key: str | None = None,
    asked: str = "",
) -> Change:
    """Take back everything that a change wrote, as a new change; taking that back does the deed again.

    Fields get the values they had before, where nobody has written them since; what was made is withdrawn, or
    deleted where it is a part without an address; what was deleted is there again, with its ids.
    People, places, tags and sources that it made stay where anything else uses them.

    Under the two-person rule it becomes a proposal, but for the acceptance of one: the text before was approved, too.

    Raises NotAllowed (who may do what the change did may take it back; notes are their author's); NothingToTakeBack;
    InTheWay with everything that stands in the way: with `is_partial` that is left as it is, and the rest taken back.
    """
    timeline = change.timeline
    wrote = written_by(change)
    require_to_take_back(change, wrote, by=by)
    if change.verb in FOR_GOOD:
        raise NothingToTakeBack(FOR_GOOD[change.verb])
    verb = REDO if change.verb == UNDO else UNDO
    with open_change(
        timeline,
        verb=verb,
        by=by,
        reason=reason,
        reverts=change,
        idempotency_key=idempotency_key,
        asked=asked,
        is_approved=not is_partial and _was_approved(change),
    ) as taking:
        take_back(change, wrote, by=by, is_partial=is_partial)
        place_what_moved(taking)
    return taking


def take_back(change: Change, wrote: Sequence[Written], *, by: User, is_partial: bool) -> Plan:
    """The part of `revert_change` that happens inside an open change, but for placements; what was planned for it."""
    plan = plan_to_take_back(change, wrote, by=by, at=timezone.now())
    plan.obstacles += what_rests_on(plan)
    if plan.obstacles and not is_partial:
        raise InTheWay(plan.obstacles)
    written = carry_out(plan, wrote)
    written += withdraw_unused(plan.made, by=by)
    if not written:
        if plan.obstacles:
            raise InTheWay(plan.obstacles)
        raise NothingToTakeBack("There is nothing left of it that could be taken back.")
    quotations_within_limits(plan)
    _keep_an_owner(change.timeline, wrote)
    return plan


def place_what_moved(taking: Change) -> None:
    """Place anew whatever an open change has moved so far."""
    moved = [(each.model, row) for each in written_by(taking) for row in (each.row, each.before) if row is not None]
    rebuild_placements(timeline=taking.timeline, events=events_moved_by(moved))


def _was_approved(change: Change) -> bool:
    """Whether two people have seen what stands once it is taken back: the text before a proposal, or after it."""
    return ACCEPTING in {change.verb, change.reverts.verb if change.reverts else ""}


def _keep_an_owner(timeline: Timeline, wrote: Sequence[Written]) -> None:
    is_about_members = any(each.model is Membership for each in wrote)
    if is_about_members and not Membership.objects.filter(timeline=timeline, role=Role.OWNER).exists():
        raise InTheWay([about_all(wrote, "The timeline would have no owner: make somebody else one first.")])


def revert_fields(
    *,
    row: N,
    fields: Sequence[str],
    to_version: int,
    version: int,
    by: User,
    reason: str = "",
    verb: str = "revert_fields",
) -> N:
    """Give fields of a row the values that they had in one of its versions, as an edit of the row as it is now.

    `fields` are names of `queries.tracked.fields_of`: a date comes with its reason and what it rests on. `version` is
    the one that `by` saw. Raises NotAllowed, NotTheirs, StaleVersion; Invalid where there is no such version or
    field, or where what a date rested on is gone.
    """
    timeline = row if isinstance(row, Timeline) else row.timeline
    model: Model = type(row)
    require(role_for(model), timeline=timeline, by=by)
    if isinstance(row, Annotation) and row.author_id != by.pk:
        raise NotTheirs
    former = version_model(model).objects.filter(pgh_obj_id=row.pk, version=to_version).order_by("-pgh_id").first()
    known = fields_of(model)
    if former is None or not fields or not set(fields) <= set(known) - NOT_OF_A_VERSION:
        raise Invalid(fields="There is no such version, or nothing of that name in it.")
    columns = [column for name in fields for column in known[name]]
    _what_it_rests_on_stands(model, former, columns)
    return edit(
        row=row,
        fields=_attributes(model, former, columns),
        version=version,
        by=by,
        verb=verb,
        reason=reason,
        follow=partial(_place_anew, row),
    )


def revert_to(*, row: N, to_version: int, version: int, by: User, reason: str = "") -> N:
    """Give a row the content that it had in one of its versions; whether it is withdrawn, and who reads it, stays."""
    fields = [name for name in _fields(row) if name not in NOT_OF_A_WHOLE_VERSION]
    return revert_fields(
        row=row, fields=fields, to_version=to_version, version=version, by=by, reason=reason, verb="revert_to"
    )


def _fields(row: models.Model) -> Iterable[str]:
    model: Model = type(row)
    return fields_of(model)


def _attributes(model: type[Any], former: Any, columns: Sequence[str]) -> dict[str, Any]:
    """What `edit` is given: dates as values, everything else by the field's name."""
    dates = {name: each for name, each in vars(model).items() if isinstance(each, DateColumns)}
    in_dates = {column for each in dates.values() for column in each.columns}
    given = {name: each.gathered(former) for name, each in dates.items() if set(each.columns) & set(columns)}
    plain = [column for column in columns if column not in in_dates]
    return given | {model._meta.get_field(column).name: getattr(former, column) for column in plain}


def _what_it_rests_on_stands(model: type[Any], former: Any, columns: Sequence[str]) -> None:
    if model is Event and "dating_reading_id" in columns and former.dating_reading_id is not None:
        standing = Reading.objects.filter(citation__withdrawn_at__isnull=True, pk=former.dating_reading_id)
        if not standing.exists():
            raise Invalid(date="What this date rested on is in the bin: restore the citation first.")
    for column in columns:
        field = model._meta.get_field(column)
        target = field.related_model
        key = getattr(former, column)
        if target is not None and key is not None and not target._base_manager.filter(pk=key).exists():
            raise Invalid(**{field.name: "What it referred to is gone."})


def _place_anew(row: Any, stored: Any, change: Change) -> None:
    """What the row is about now, and what it was about before: a relation may have joined another event."""
    model: Model = type(stored)
    if isinstance(stored, Source) and change.by is not None:
        follow_publication(stored, was=row.published, by=change.by)
    rebuild_placements(timeline=change.timeline, events=events_moved_by([(model, stored), (model, row)]))
