"""Value ⇄ column: one `DateValue` in fourteen plain columns, so that PostgreSQL can compare and constrain it.

`date = DateColumns()` gives a model the columns `date_begins_earliest … date_edtf` and the attribute `date`,
which reads and takes a `DateValue` or None. No date at all is an empty `date_precision`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q

from events.dates import DateValue, Precision

BOUNDS = ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest")
FLAGS = (
    "begins_unknown",
    "ends_unknown",
    "begins_approximate",
    "ends_approximate",
    "begins_uncertain",
    "ends_uncertain",
)
PARTS = (*BOUNDS, *FLAGS, "precision", "zone", "edtf", "level")


def _column(part: str) -> models.Field[Any, Any]:
    if part in BOUNDS:
        return models.BigIntegerField(null=True, blank=True)  # civil seconds, upper bounds exclusive
    if part in FLAGS:
        return models.BooleanField(default=False)
    if part == "level":
        return models.SmallIntegerField(default=0)
    return models.TextField(default="", blank=True)


class DateColumns(property):
    """The columns of one date and the attribute that gathers them. A property, so that `Event(date=…)` works."""

    def __init__(self) -> None:
        super().__init__(self.gathered, self._spread)

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Django's hook for class attributes: add the columns, then stand in for them."""
        self.columns = tuple(f"{name}_{part}" for part in PARTS)
        for part, column in zip(PARTS, self.columns, strict=True):
            cls.add_to_class(column, _column(part))
        setattr(cls, name, self)

    def gathered(self, row: models.Model) -> DateValue | None:
        """The value that the row's columns hold; of a row of the history too, which has the columns alone."""
        return date_in([getattr(row, column) for column in self.columns])

    def _spread(self, row: models.Model, value: DateValue | None) -> None:
        for column, part in date_parts(value).items():
            setattr(row, self.columns[PARTS.index(column)], part)


def date_in(columns: Sequence[Any]) -> DateValue | None:
    """The value that the contents of fourteen columns come to, in the order of `PARTS`; None where there is none."""
    parts = dict(zip(PARTS, columns, strict=True))
    if not parts["precision"]:
        return None
    return DateValue(**parts | {"precision": Precision(parts["precision"])})


def columns_of(model: type[models.Model], field: str) -> tuple[str, ...]:
    """The attributes that hold a field's value: fourteen of a date, `place_id` of a reference, else its own."""
    named = getattr(model, field, None)
    if isinstance(named, DateColumns):
        return named.columns
    return (model._meta.get_field(field).attname,)  # type: ignore[union-attr]  # no field here is a relation's far end


def value_in(row: Any, model: type[models.Model], field: str) -> Any:
    """A field's value in a row of the model or of its history: a DateValue, a primary key, or the column's own."""
    named = getattr(model, field, None)
    if isinstance(named, DateColumns):
        return named.gathered(row)
    return getattr(row, columns_of(model, field)[0])


def date_parts(value: DateValue | None) -> dict[str, Any]:
    """The columns' contents by part name, in the order of `PARTS`; those of no date when value is None."""
    if value is None:
        return (
            dict.fromkeys(BOUNDS) | dict.fromkeys(FLAGS, False) | {"precision": "", "zone": "", "edtf": "", "level": 0}
        )
    return {part: getattr(value, part) for part in PARTS} | {"precision": str(value.precision)}


def date_constraints(name: str) -> list[models.CheckConstraint]:
    """What must hold between the bounds of the date `name`, as constraints of the table."""

    def check(rule: Callable[[Callable[[str], str]], Q], sentence: str) -> models.CheckConstraint:
        return models.CheckConstraint(
            condition=rule(lambda part: f"{name}_{part}"), name=f"%(class)s_{name}_{sentence}"
        )

    def ordered(low: str, high: str, lookup: str) -> Callable[[Callable[[str], str]], Q]:
        return lambda at: (
            Q(**{f"{at(low)}__isnull": True})
            | Q(**{f"{at(high)}__isnull": True})
            | Q(**{f"{at(low)}__{lookup}": F(at(high))})
        )

    def absent(at: Callable[[str], str]) -> Q:
        nothing = Q(**{f"{at(part)}__isnull": True for part in BOUNDS}) & Q(**{at(flag): False for flag in FLAGS})
        return ~Q(**{at("precision"): ""}) | (nothing & Q(**{at("edtf"): "", at("zone"): ""}))

    def unknown(at: Callable[[str], str]) -> Q:
        begins = Q(**{at("begins_unknown"): False}) | Q(**{f"{at('begins_earliest')}__isnull": True})
        ends = Q(**{at("ends_unknown"): False}) | Q(**{f"{at('ends_latest')}__isnull": True})
        return begins & ends

    return [
        check(ordered("begins_earliest", "begins_latest", "lt"), "begins_in_order"),
        check(ordered("ends_earliest", "ends_latest", "lt"), "ends_in_order"),
        check(ordered("begins_earliest", "ends_earliest", "lte"), "begins_before_it_ends"),
        check(ordered("begins_latest", "ends_latest", "lte"), "has_begun_when_it_ends"),
        check(absent, "is_whole_or_absent"),
        check(unknown, "unknown_side_has_no_bound"),
    ]
