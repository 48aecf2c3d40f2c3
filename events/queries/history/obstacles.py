"""What stands in the way of taking something back, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from events.models import Event
from events.queries.history.field_words import NOUNS, said, title_of
from events.queries.versions.history_names import Names
from events.queries.versions.tracked import Model, fields_of


class Met(Protocol):
    """An obstacle as the deed met it (`actions.refusals.Obstacle`)."""

    @property
    def row(self) -> Any: ...
    @property
    def model(self) -> Model: ...
    @property
    def why(self) -> str: ...
    @property
    def conflict(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """One obstacle: of what, why, and where it is a field what it would become and what it is now."""

    what: str
    why: str
    field: str = ""
    former: str = ""
    now: str = ""


def in_words(obstacles: Iterable[Met]) -> list[Standing]:
    """Every obstacle, once."""
    met = list(obstacles)
    rows = [(each.model, _as(each, values)) for each in met if each.conflict for values in _both(each.conflict)]
    names = Names.of([*rows, *((each.model, each.row) for each in met if isinstance(each.row, each.model))])
    found = [_standing(each, names) for each in met]
    return list(dict.fromkeys(found))


def _both(conflict: Any) -> tuple[Any, Any]:
    return conflict.theirs, conflict.mine


def _standing(each: Met, names: Names) -> Standing:
    what = f"{NOUNS[each.model]} {each.row.number}: {each.row.title}" if each.model is Event else NOUNS[each.model]
    if each.conflict is None:
        return Standing(what, each.why)
    name = each.conflict.field
    now, former = (said(each.model, name, _as(each, values), names) for values in _both(each.conflict))
    return Standing(what, each.why, title_of(each.model, name), former, now)


def _as(each: Met, values: tuple[Any, ...]) -> Any:
    """The row with the field's columns as given: a row of the model that is never saved."""
    columns = fields_of(each.model)[each.conflict.field]
    kept = {field.attname: getattr(each.row, field.attname, None) for field in each.model._meta.concrete_fields}
    return each.model(
        **{name: value for name, value in kept.items() if value is not None} | dict(zip(columns, values, strict=True))
    )
