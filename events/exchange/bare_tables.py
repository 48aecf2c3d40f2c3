"""Tables without their indexes, keys and references while very many rows come in; made and checked again after.

What is built once from all rows costs much less than what is kept up row by row. Until the transaction ends nobody else
can read these tables: it is for whoever has the site to themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, models
from psycopg import errors, sql

PATIENCE = 10  # seconds that somebody else may go on reading
BUILDING = "256MB"  # of memory, for one index after the other

# References to and from the tables, keys, then all other indexes: in the order in which they can be dropped.
_FOUND = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), CASE contype WHEN 'f' THEN 1 ELSE 2 END AS turn,
       CASE contype WHEN 'f' THEN confrelid::regclass::text END
FROM pg_constraint
WHERE contype = 'f' AND (conrelid = ANY (%(tables)s::regclass[]) OR confrelid = ANY (%(tables)s::regclass[]))
   OR contype IN ('p', 'u') AND conrelid = ANY (%(tables)s::regclass[])
UNION ALL
SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), 3, NULL FROM pg_index
WHERE indrelid = ANY (%(tables)s::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
ORDER BY turn, 1, 2
"""
_REFERENCE, _KEY, _INDEX = 1, 2, 3


class InUse(Exception):
    """Somebody else has been reading the tables for `PATIENCE` seconds."""


@contextmanager
def bare(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Inside a transaction: their tables without anything but rows, triggers and checks of single rows.

    Raises InUse; and IntegrityError at the end where a key or a reference does not hold, as those would have.
    """
    with connection.cursor() as cursor:
        # What is still to be checked of earlier statements is checked now: no table with checks to come can change.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(_FOUND, {"tables": [model._meta.db_table for model in tables]})
        found = cursor.fetchall()
        _lock(cursor, {name for table, _, _, _, referred in found for name in (table, referred) if name})
        for table, name, _, turn, _ in found:
            what = "ALTER TABLE {table} DROP CONSTRAINT {name}" if turn != _INDEX else "DROP INDEX {name}"
            cursor.execute(sql.SQL(what).format(table=sql.Identifier(table), name=sql.Identifier(name)))
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [BUILDING])
        for table, name, definition, turn, _ in sorted(
            found, key=lambda each: (_KEY, _INDEX, _REFERENCE).index(each[3])
        ):
            if turn == _INDEX:
                cursor.execute(definition)
            else:
                made = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} " + definition)
                cursor.execute(made.format(sql.Identifier(table), sql.Identifier(name)))


def _lock(cursor: Any, tables: set[str]) -> None:
    """All at once and before anything is dropped: who comes later waits, and finds everything as it was."""
    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{PATIENCE}s"])
    names = sql.SQL(", ").join(map(sql.Identifier, sorted(tables)))
    try:
        cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(names))
    except OperationalError as error:
        if isinstance(error.__cause__, errors.LockNotAvailable | errors.DeadlockDetected):
            raise InUse from error
        raise
    cursor.execute("SELECT set_config('lock_timeout', '0', true)")
