"""Rows into tables by COPY: every column said, keys reserved beforehand, so that one statement fills one table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, models
from psycopg import sql


def reserve_keys(model: type[models.Model], count: int) -> list[int]:
    """As many new primary keys, ascending."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            (model._meta.db_table, count),
        )
        return sorted(key for (key,) in cursor.fetchall())


def refresh_statistics(tables: Iterable[type[models.Model]]) -> None:
    """Let the planner know: autovacuum would come round to it in a minute, with every page slow until then."""
    names = [sql.Identifier(model._meta.db_table) for model in tables]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.SQL(", ").join(names)))


class Table:
    """A model's columns in order, and a row's values from those given by column name; the rest are defaults.

    A table whose rows are referred to gets keys reserved beforehand; the others number their own.
    """

    def __init__(self, model: type[models.Model], *, has_keys: bool) -> None:
        stored = [field for field in model._meta.concrete_fields if not field.generated]
        fields = [field for field in stored if has_keys or not field.primary_key]
        self.name = model._meta.db_table
        self.columns = [str(field.column) for field in fields]
        self._defaults = {field.column: _default(field) for field in fields}
        self._made: list[tuple[str, Callable[[], Any]]] = [
            (str(field.column), field.default) for field in fields if isinstance(field, models.UUIDField)
        ]

    def copy(self, rows: Iterable[dict[str, Any]]) -> None:
        """Fill the table; triggers, constraints and indexes are as for any other statement."""
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(", ").join([sql.Identifier(column) for column in self.columns])
        )
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(self._values(row))

    def _values(self, given: dict[str, Any]) -> list[Any]:
        for column, make in self._made:
            if column not in given:
                given[column] = make()
        defaults = self._defaults
        return [given[column] if column in given else defaults[column] for column in self.columns]


def _default(field: models.Field[Any, Any]) -> Any:
    """What Django would store; JSON as text, and nothing for what is made anew for every row."""
    if isinstance(field, models.JSONField):
        return json.dumps(field.get_default())
    return field.get_default() if field.has_default() and not isinstance(field, models.UUIDField) else None
