"""A database that is not ours is asked first whether it can do what is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env
from config.embedded_server import EmbeddedServer


@pytest.fixture
def guest_url(database_server: EmbeddedServer) -> str:
    """A database in which the account `guest` may do nothing but look."""
    with database_server.connect() as connection:
        connection.execute("drop database if exists bare")
        connection.execute("drop role if exists guest")
        connection.execute("create role guest login")
        connection.execute("create database bare")
        connection.execute("revoke create on database bare from public")
    return database_server.url("bare").replace("//postgres@", "//guest@")


def check(url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=env.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_that_is_missing_is_named_with_its_remedy(guest_url: str) -> None:
    answer = check(guest_url)
    assert answer.returncode != 0
    for extension in ("btree_gin", "btree_gist", "pg_trgm", "unaccent"):
        assert f"An administrator of the database can: create extension {extension};" in answer.stderr
    assert "The account may not make tables." in answer.stderr


def test_a_database_that_can_do_it_is_taken(database_server: EmbeddedServer) -> None:
    assert check(database_server.url("postgres")).returncode == 0


def test_a_server_that_does_not_answer_is_no_traceback(tmp_path: Path) -> None:
    answer = check(f"postgresql:///dateline?host={tmp_path}")
    assert answer.returncode != 0
    assert "The database does not answer as it should." in answer.stderr
    assert "Traceback" not in answer.stderr
