"""The frame of every edit: the version that was seen, what others wrote since, one change, version + 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from events.actions.changes import open_change
from events.actions.refusals import Conflict, Gone, StaleVersion
from events.models import Change, Noun, Timeline, User
from events.models.fields import columns_of, value_in

N = TypeVar("N", bound=Noun | Timeline)


class Unchanged(Exception):
    """Nothing would be different: the change that was opened for it is taken back."""


def edit(
    *,
    row: N,
    fields: Mapping[str, Any],
    version: int,
    by: User,
    verb: str,
    reason: str = "",
    is_merging: bool = False,
    stamps: Mapping[str, Any] | None = None,
    follow: Callable[[N, Change], None] | None = None,
    reverts: Change | None = None,
) -> N:
    """Write fields of one row as a deed of its own, and return the row as stored. Rights are the caller's business.

    `version` is the one that `by` saw. Where another is stored: with `is_merging`, fields that nobody else touched
    since are written and the rest of what others wrote stays; else, and where both wrote the same field differently,
    raises StaleVersion with the fields in conflict. `stamps` (who and when) are written along and never compared.
    `follow` is called within the same transaction with the stored row, for what has to follow from it.

    Where nothing would be different, nothing is written and no change is counted.
    """
    timeline = row if isinstance(row, Timeline) else row.timeline
    try:
        with open_change(timeline, verb=verb, by=by, reason=reason, reverts=reverts) as change:
            stored = write(row, fields, version=version, is_merging=is_merging, stamps=stamps)
            if stored is None:
                raise Unchanged
            if follow is not None:
                follow(stored, change)
    except Unchanged:
        return cast(N, type(row)._default_manager.get(pk=row.pk))
    return stored


def write(
    row: N,
    fields: Mapping[str, Any],
    *,
    version: int,
    is_merging: bool = False,
    stamps: Mapping[str, Any] | None = None,
) -> N | None:
    """The part of `edit` that happens inside a change that is open already; None where nothing is different.

    Raises StaleVersion, and Gone where somebody has taken the row out.
    """
    model = type(row)
    stored = cast(N | None, model._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first())
    if stored is None:
        raise Gone(seen=version)
    if stored.version != version:
        conflicts = conflicts_between(stored, fields, seen=version)
        if conflicts or not is_merging:
            raise StaleVersion(seen=version, stored=stored.version, conflicts=conflicts)
    different = {name: value for name, value in fields.items() if value_in(stored, model, name) != _plain(value)}
    if not different:
        return None
    for name, value in (different | dict(stamps or {})).items():
        setattr(stored, name if isinstance(value, models.Model) else _writable(model, name), value)
    stored.version += 1
    written = [column for name in (*different, *(stamps or {})) for column in columns_of(model, name)]
    stored.save(update_fields=[*written, "version"])
    return stored


def conflicts_between(stored: N, fields: Mapping[str, Any], *, seen: int) -> list[Conflict]:
    """The fields that somebody else has given another value since version `seen`, other than the one wanted now.

    A version that never was counts as one in which everything was different.
    """
    model = type(stored)
    versions: models.Manager[Any] = stored.versions  # type: ignore[union-attr]  # pghistory's, of every tracked model
    base = versions.filter(version=seen).order_by("-pgh_id").first()
    found = []
    for name, value in fields.items():
        mine, theirs = _plain(value), value_in(stored, model, name)
        was = value_in(base, model, name) if base is not None else None
        if theirs != mine and (base is None or theirs != was):
            found.append(Conflict(name, was, theirs, mine))
    return found


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def _writable(model: type[models.Model], name: str) -> str:
    """A primary key is assigned to the reference's own column."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return field.attname if isinstance(field, models.ForeignKey) else name
