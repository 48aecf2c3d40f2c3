"""The one site of the journeys, lent to one that writes on it: afterwards its database is as it was before.

A site of their own would cost each of them three processes and the sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.sql import SQL, Identifier

from tests.journeys.site import Site

TABLES = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname"
Rows = dict[str, bytes]  # of a table by its name, as COPY writes them


@contextmanager
def lent(site: Site, words: str = "") -> Iterator[Site]:
    """The site, after `words` were run in its shell. Whoever has a page of it open closes that before the end."""
    with psycopg.connect(site.database_url, autocommit=True) as connection:
        before = _rows(connection)
        try:
            if words:
                site.manage("shell", "-c", words)
            yield site
        finally:
            _put_back(connection, before)


def _rows(connection: psycopg.Connection) -> Rows:
    found = {}
    for (table,) in connection.execute(TABLES).fetchall():
        with connection.cursor().copy(SQL("copy {} to stdout").format(Identifier(table))) as copy:
            found[table] = b"".join(copy)
    return found


def _put_back(connection: psycopg.Connection, rows: Rows) -> None:
    """As a replica does, whose rows no trigger and no foreign key looks at."""
    with connection.transaction():
        connection.execute("set local session_replication_role = replica")
        connection.execute(SQL("truncate {}").format(SQL(", ").join(map(Identifier, rows))))
        for table, content in rows.items():
            with connection.cursor().copy(SQL("copy {} from stdin").format(Identifier(table))) as copy:
                copy.write(content)
