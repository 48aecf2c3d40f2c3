"""Where Django and the embedded server meet."""

from __future__ import annotations

import psycopg
from django.conf import settings
from psycopg import sql

from config import env
from config.embedded_server import EmbeddedServer


def prepare() -> EmbeddedServer | None:
    """Start or join the embedded server and lead Django to it; None when DATABASE_URL names another one."""
    if not env.has_own_server():
        return None
    server = EmbeddedServer(settings.VAR_DIR / "postgres").acquire()
    make_database(server, env.DATABASE_NAME)
    lead_to(server, env.DATABASE_NAME)
    return server


def lead_to(server: EmbeddedServer, name: str) -> None:
    """Let Django's default connection open the server's database `name`."""
    settings.DATABASES["default"].update(server.address(name))


def make_database(server: EmbeddedServer, name: str) -> bool:
    """Make the database `name` if it is not there; whether it was made now. Its extensions come with the migrations."""
    with server.connect() as connection:
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return False
        try:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        except psycopg.errors.DuplicateDatabase:
            return False  # a process that started with us was quicker
    return True
