"""Whether the database can do what we ask of it: asked by `serve`, `migrate` and `check --database default`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, NotSupportedError, connection

from config.postgres_binaries import EXTENSIONS, OLDEST

# Which of the wanted extensions are neither there nor could be made by this account.
MISSING = """
select wanted.name,
       exists (select from pg_available_extensions where name = wanted.name) as is_known
  from unnest(%s::text[]) as wanted (name)
 where not exists (select from pg_extension where extname = wanted.name)
   and not ((select rolsuper from pg_roles where rolname = current_user)
            and exists (select from pg_available_extensions where name = wanted.name))
   and not (has_database_privilege(current_database(), 'create')
            and exists (select from pg_available_extension_versions where name = wanted.name and trusted))
"""
PLACE = "select current_setting('server_encoding'), has_schema_privilege('public', 'create')"


@register(Tags.database)
def database_is_able(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Everything that is missing, not only the first."""
    if not databases or "default" not in databases:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(MISSING, [list(EXTENSIONS)])
            missing = cursor.fetchall()
            cursor.execute(PLACE)
            encoding, may_make_tables = cursor.fetchone()
            version = connection.pg_version  # type: ignore[attr-defined]  # of Django's PostgreSQL wrapper
    except (DatabaseError, NotSupportedError) as error:
        return [Error("The database does not answer as it should.", hint=str(error).strip(), id="config.E001")]
    return _complaints(version, missing, encoding, may_make_tables)


def _complaints(
    version: int, missing: list[tuple[str, bool]], encoding: str, may_make_tables: bool
) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if version < OLDEST * 10_000:
        found.append(Error(f"PostgreSQL {OLDEST} or newer is needed; this is {version // 10_000}.", id="config.E002"))
    for name, is_known in missing:
        remedy = f"An administrator of the database can: create extension {name};"
        hint = remedy if is_known else "Install PostgreSQL's contrib package on its server."
        found.append(Error(f"The extension {name} is missing and cannot be made.", hint=hint, id="config.E003"))
    if encoding != "UTF8":
        found.append(Error(f"The database must be in UTF8; this one is in {encoding}.", id="config.E004"))
    if not may_make_tables:
        hint = "Make the account the database's owner, or grant create on schema public to it."
        found.append(Error("The account may not make tables.", hint=hint, id="config.E005"))
    return found
