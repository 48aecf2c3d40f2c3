"""The database of the journeys' one site, put back as it was after those that write.

A site of their own would cost each of them three processes and the sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.sql import SQL, Identifier

from tests.journeys.site import Site

TABLES = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname"
TRIES = 3
Rows = dict[str, bytes]  # of a table by its name, as COPY writes them


@contextmanager
def lent(site: Site, words: str = "") -> Iterator[Site]:
    """The site, after `words` were run in its shell. Whoever has a page of it open closes that before the end."""
    before = rows_of(site)
    try:
        if words:
            site.run(words)
        yield site
    finally:
        put_back(site, before)


def rows_of(site: Site) -> Rows:
    """All that is in its database."""
    found = {}
    with psycopg.connect(site.database_url) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            with connection.cursor().copy(SQL("copy {} to stdout").format(Identifier(table))) as copy:
                found[table] = b"".join(copy)
    return found


def put_back(site: Site, rows: Rows) -> None:
    """As a replica does, whose rows no trigger and no foreign key looks at. A page that was just closed may still say
    so to the site: whichever of the two is refused for a deadlock, it is done again.
    """
    for _ in range(TRIES):
        try:
            return _put_back(site, rows)
        except psycopg.errors.DeadlockDetected:
            continue
    _put_back(site, rows)


def _put_back(site: Site, rows: Rows) -> None:
    with psycopg.connect(site.database_url) as connection:
        connection.execute("set local session_replication_role = replica")
        connection.execute(SQL("truncate {}").format(SQL(", ").join(map(Identifier, rows))))
        for table, content in rows.items():
            with connection.cursor().copy(SQL("copy {} from stdin").format(Identifier(table))) as copy:
                copy.write(content)
