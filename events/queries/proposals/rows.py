"""What a proposal would write, as JSON and back: rows made, altered and gone, with the values that it was made from.

A row is `{"model": "event", "pk": 7, "version": 3, "altered": {"title": ["old", "new"]}}`, or has `made` or `gone` with
all of its columns instead. Columns are those of the tables; values as PostgreSQL would write them to JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from events.models import Proposal
from events.queries.versions.tracked import TRACKED, Model, fields_of, values, version_model
from events.queries.versions.written import Written

_BY_NAME: Mapping[str, Model] = {model._meta.model_name or "": model for model in TRACKED}


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """One row: `altered` has for each column its old and its new value; `made` and `gone` the whole row."""

    model: Model
    pk: int
    altered: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    made: Mapping[str, Any] | None = None
    gone: Mapping[str, Any] | None = None

    @property
    def fields(self) -> list[str]:
        """Names of the fields that it alters, as `tracked.fields_of` has them."""
        return [name for name, columns in fields_of(self.model).items() if set(columns) & self.altered.keys()]

    def row(self) -> Any:
        """The row that it makes, or that it takes away: of the model, never saved by itself."""
        return self.model(**(self.made if self.made is not None else self.gone or {}))


def as_json(rows: Iterable[Written]) -> list[dict[str, Any]]:
    """Rows as a change wrote them, to be kept."""
    return [_row(each) for each in rows]


def rows_of(proposal: Proposal) -> list[ProposedRow]:
    """The rows of a proposal, wholes before their parts."""
    return [_read(row) for row in proposal.diff.get("rows", ()) if row.get("model") in _BY_NAME]


def as_written(rows: Iterable[ProposedRow]) -> list[Written]:
    """The same as a change would have written them over what stands now, for those who are to compare.

    A row that is altered and not there any more is left out.
    """
    found = list(rows)
    live: dict[Model, dict[int, Any]] = {}
    for model in {each.model for each in found if each.altered}:
        keys = [each.pk for each in found if each.model is model and each.altered]
        live[model] = model._base_manager.in_bulk(keys)
    return [written for each in found if (written := _compared(each, live)) is not None]


def _compared(each: ProposedRow, live: Mapping[Model, Mapping[int, Any]]) -> Written | None:
    if each.made is not None:
        return Written(each.model, each.pk, None, each.row())
    if each.gone is not None:
        return Written(each.model, each.pk, each.row(), None)
    stands = live[each.model].get(each.pk)
    if stands is None:
        return None
    return Written(each.model, each.pk, _with(stands, each, 0), _with(stands, each, 1))


def _with(stands: Any, each: ProposedRow, which: int) -> Any:
    kept = {column.attname: getattr(stands, column.attname) for column in stands._meta.concrete_fields}
    return each.model(**kept | {column: both[which] for column, both in each.altered.items()})


def _row(each: Written) -> dict[str, Any]:
    named = {"model": each.model._meta.model_name, "pk": each.pk}
    if each.is_made:
        return named | {"made": _whole(each.model, each.after)}
    if each.is_gone:
        return named | {"gone": _whole(each.model, each.before)}
    columns = [column for name in each.fields for column in fields_of(each.model)[name]]
    pairs = zip(values(each.before, tuple(columns)), values(each.after, tuple(columns)), strict=True)
    return named | {
        "version": getattr(each.before, "version", None),
        "altered": {column: [_plain(old), _plain(new)] for column, (old, new) in zip(columns, pairs, strict=True)},
    }


def _whole(model: Model, version: Any) -> dict[str, Any]:
    kept = {column.attname for column in version_model(model)._meta.concrete_fields}
    columns = [column.attname for column in model._meta.concrete_fields if column.attname in kept]
    return {column: _plain(getattr(version, column)) for column in columns}


def _plain(value: Any) -> Any:
    """JSON's own types, nothing lost: instants to the microsecond."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, (UUID, Decimal)) else value


def _read(row: Mapping[str, Any]) -> ProposedRow:
    model = _BY_NAME[row["model"]]
    columns: dict[str, Any] = {column.attname: column for column in model._meta.concrete_fields}

    def read(column: str, value: Any) -> Any:
        target = columns[column]
        return target.target_field.to_python(value) if target.related_model is not None else target.to_python(value)

    def whole(name: str) -> dict[str, Any] | None:
        given = row.get(name)
        return None if given is None else {key: read(key, each) for key, each in given.items() if key in columns}

    altered = {
        key: (read(key, old), read(key, new)) for key, (old, new) in row.get("altered", {}).items() if key in columns
    }
    return ProposedRow(model, int(row["pk"]), altered, whole("made"), whole("gone"))
