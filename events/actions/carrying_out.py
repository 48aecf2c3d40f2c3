"""A plan for taking a change back, written to the database: rows of a kind together, and what then does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import RestrictedError

from events.actions.refusals import InTheWay, Obstacle
from events.actions.taking_back import Plan
from events.models import Event, Timeline, Visibility
from events.models.timeline import new_token
from events.queries.versions.tracked import TRACKED, Model
from events.queries.versions.written import Written

AT_ONCE = 500  # rows of one statement
_STANDS_THERE = "Something else stands in its place by now."
_TAKEN = {  # constraint → what to say
    "participation_is_said_once_per_role": "The same part has been given to them again since.",
    "event_carries_a_tag_once": "The event carries this tag again.",
    "tag_name_is_unique_in_its_timeline": "Another tag has that name by now.",
    "digest_paragraph_stands_once_in_its_source": "Another paragraph has that number by now.",
    "timeline_slug_is_its_address": "Another timeline has that address by now.",
    "membership_is_one_per_user_and_timeline": "They are a member again.",
}


def carry_out(plan: Plan, wrote: Sequence[Written]) -> int:
    """Write it, within an open change; returns how many rows were written. Raises InTheWay."""
    _hide_behind_a_new_secret(plan)
    try:
        with transaction.atomic():
            written = _update(plan, Event)  # an event lets go of a reading before the reading goes
            for model in reversed(TRACKED):
                if plan.deleted.get(model):
                    written += model._base_manager.filter(pk__in=plan.deleted[model]).delete()[0]
            for model in TRACKED:
                written += 0 if model is Event else _update(plan, model)
                rows = plan.inserted.get(model, [])
                written += len(model._base_manager.bulk_create(rows, batch_size=AT_ONCE))
            connection.check_constraints()  # references are looked at here, not after everything else
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        raise InTheWay([about_all(wrote, _TAKEN.get(name, _STANDS_THERE))]) from error
    except RestrictedError as error:
        raise InTheWay([about_all(wrote, "Something that was written since rests on it.")]) from error
    return written


def about_all(wrote: Sequence[Written], why: str) -> Obstacle:
    """The database does not say which row it was."""
    return Obstacle(wrote[0].row, wrote[0].model, why)


def _update(plan: Plan, model: Model) -> int:
    """One statement for all rows that are given the same columns; every one of them counts its version on."""
    alike: dict[frozenset[str], list[Any]] = {}
    has_version = any(each.name == "version" for each in model._meta.concrete_fields)
    for (kind, _), (row, columns) in plan.updated.items():
        if kind is model:
            alike.setdefault(frozenset(columns), []).append(row)
    for written, rows in alike.items():
        names = {model._meta.get_field(column).name for column in written}
        for row in rows:
            if has_version:
                row.version += 1
        model._base_manager.bulk_update(
            rows, sorted(names | ({"version"} if has_version else set())), batch_size=AT_ONCE
        )
    return sum(len(rows) for rows in alike.values())


def _hide_behind_a_new_secret(plan: Plan) -> None:
    """What becomes unlisted again has a new secret address: those who had the former one do not get back in by it."""
    for row in plan.rows(Timeline):
        stored = Timeline.objects.only("visibility").get(pk=row.pk)
        if row.visibility == Visibility.UNLISTED != stored.visibility:
            plan.update(row, ["token"], [new_token()])
