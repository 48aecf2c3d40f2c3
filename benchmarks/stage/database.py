"""A migrated PostgreSQL for one benchmark, durable like a real one, deleted afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django


@contextmanager
def migrated_database() -> Iterator[None]:
    """Django, set up on an empty database of its own; `DATABASE_URL` is not touched."""
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command
    from django.db import connection

    from config import database
    from config.throwaway_server import throwaway_server

    with throwaway_server(is_forgetful=False) as server:
        database.make_database(server, "benchmark")
        database.lead_to(server, "benchmark")
        call_command("migrate", verbosity=0, interactive=False)
        try:
            yield
        finally:
            connection.close()
