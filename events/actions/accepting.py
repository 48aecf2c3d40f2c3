"""What it takes to write a proposal now: for every row what to write, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events.actions.facts import next_number
from events.actions.refusals import Conflict, Obstacle
from events.actions.taking_back import Plan, count_on
from events.models import Event, EventState
from events.queries.proposals.rows import ProposedRow
from events.queries.versions.tracked import TRACKED, fields_of, values

_GONE = "It has been taken away since this was proposed."
_CHANGED = "It has been changed since this was proposed."


def plan_to_accept(rows: Sequence[ProposedRow]) -> Plan:
    """The plan, from the rows as they stand now; to be made behind the ledger's lock."""
    plan = Plan()
    for model in TRACKED:
        here = [each for each in rows if each.model is model]
        if not here:
            continue
        live = {row.pk: row for row in model._base_manager.select_for_update().filter(pk__in=[r.pk for r in here])}
        for each in here:
            _planned(plan, each, live.get(each.pk))
    count_on(plan)
    return plan


def _planned(plan: Plan, each: ProposedRow, row: Any | None) -> None:
    if each.made is not None:
        _made(plan, each, row)
    elif each.gone is not None:
        if row is not None:
            plan.deleted.setdefault(each.model, []).append(row.pk)
    elif row is None or _is_binned(each, row):
        plan.obstacles.append(Obstacle(row if row is not None else _as_it_was(each), each.model, _GONE))
    else:
        _altered(plan, each, row)


def _made(plan: Plan, each: ProposedRow, row: Any | None) -> None:
    """It is made; or comes out of the bin, where this was accepted and taken back before."""
    if row is None:
        made = each.row()
        if each.model is Event:  # a number is never given twice, and others have been given since
            made.number = next_number(made.timeline)
        plan.inserted.setdefault(each.model, []).append(made)
    elif getattr(row, "withdrawn_at", None) is not None:
        columns = [name for name in ("withdrawn_at", "withdrawn_by_id") if hasattr(row, name)]
        plan.update(row, columns, [None] * len(columns))
    elif each.model is Event and row.state == EventState.WITHDRAWN:
        plan.update(row, ["state"], [each.row().state])


def _altered(plan: Plan, each: ProposedRow, row: Any) -> None:
    """Fields that nobody has written since; a field stands or falls with all of its columns."""
    columns_of = fields_of(each.model)
    for name in each.fields:
        columns = tuple(column for column in columns_of[name] if column in each.altered)
        was, becomes = (tuple(each.altered[column][which] for column in columns) for which in (0, 1))
        now = values(row, columns)
        if now == becomes:
            continue
        if now == was:
            plan.update(row, columns, becomes)
        else:
            whole = columns_of[name]
            conflict = Conflict(
                name, _with(row, whole, columns, was), values(row, whole), _with(row, whole, columns, becomes)
            )
            plan.obstacles.append(Obstacle(row, each.model, _CHANGED, conflict))


def _with(row: Any, whole: tuple[str, ...], columns: tuple[str, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    known = dict(zip(columns, given, strict=True))
    return tuple(known.get(column, getattr(row, column)) for column in whole)


def _is_binned(each: ProposedRow, row: Any) -> bool:
    """Whether it stands in the bin, and this does not bring it back; what goes to another event goes there as it is."""
    if isinstance(row, Event):
        return row.state == EventState.WITHDRAWN and "state" not in each.altered
    return getattr(row, "withdrawn_at", None) is not None and not {"withdrawn_at", "event_id"} & set(each.altered)


def _as_it_was(each: ProposedRow) -> Any:
    return each.model(pk=each.pk, **{column: old for column, (old, _) in each.altered.items()})
