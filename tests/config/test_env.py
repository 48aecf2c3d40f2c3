"""What the environment may say, and what is kept when it says nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NOTHING = {"USER": "", "PASSWORD": "", "HOST": "", "PORT": ""}


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("postgresql:///dateline", {"NAME": "dateline"}),
        (
            "postgresql://ann:p%40ss%2Fword@db.example:6543/dateline",
            {"NAME": "dateline", "USER": "ann", "PASSWORD": "p@ss/word", "HOST": "db.example", "PORT": "6543"},
        ),
        (
            "postgres://ann@/dateline?host=/var/run/postgresql&port=5433",
            {"NAME": "dateline", "USER": "ann", "HOST": "/var/run/postgresql", "PORT": "5433"},
        ),
        ("postgresql://%2Frun%2Fpg/dateline", {"NAME": "dateline", "HOST": "/run/pg"}),
        (
            "postgresql://db.example/date%20line?sslmode=require&connect_timeout=5",
            {"NAME": "date line", "HOST": "db.example", "OPTIONS": {"sslmode": "require", "connect_timeout": "5"}},
        ),
        ("postgresql://[::1]:5432/dateline", {"NAME": "dateline", "HOST": "::1", "PORT": "5432"}),
    ],
)
def test_a_database_is_named_by_its_address(url: str, found: dict[str, object]) -> None:
    assert env.parse_database_url(url) == {**NOTHING, **found}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://ann:secret@db/dateline", "must begin with postgresql://"),
        ("postgresql://ann:secret@db", "names no database"),
        ("postgresql://ann:secret@db:five/dateline", "cannot be read"),
    ],
)
def test_a_wrong_address_is_explained_without_repeating_its_password(url: str, words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words) as raised:
        env.parse_database_url(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("text", ["0", "65536", "http", "-1", "８０００"])
def test_a_port_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(ImproperlyConfigured, match="PORT is"):
        env.port()


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", True, False)),
        ("smtps://ann:p%40ss@mail.example", ("mail.example", 465, "ann", "p@ss", False, True)),
        ("smtp://mail.example:2525?tls=none", ("mail.example", 2525, "", "", False, False)),
    ],
)
def test_a_mail_server_is_named_by_its_address(url: str, server: tuple[object, ...]) -> None:
    assert env.parse_smtp_url(url) == server


@pytest.mark.parametrize(
    "url", ["mail.example", "http://ann:hidden@mail.example", "smtp://", "smtp://x:y", "smtp://h?tls=no"]
)
def test_a_mail_server_that_cannot_be_read_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SMTP_URL") as refused:
        env.parse_smtp_url(url)
    assert "hidden" not in str(refused.value)


def test_mail_that_goes_out_says_from_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAIL_FROM", raising=False)
    monkeypatch.delenv("SMTP_URL", raising=False)
    assert env.mail_server().host == ""
    assert env.mail_from() == "dateline@localhost"
    monkeypatch.setenv("SMTP_URL", "smtp://mail.example")
    with pytest.raises(ImproperlyConfigured, match="MAIL_FROM"):
        env.mail_from()


def test_those_who_start_together_agree_on_a_secret_that_only_they_can_read(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret"
    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda _: env.kept_secret(file), range(8)))
    assert {secret for secret, _ in answers} == {file.read_text().strip()}
    assert [is_new for _, is_new in answers].count(True) == 1
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "words", ["--help", "check", "migrate --help", "makemigrations --check --dry-run", "diffsettings"]
)
def test_who_asks_no_database_starts_none(words: str, tmp_path: Path) -> None:
    quiet = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(
        [sys.executable, "-W", "ignore::RuntimeWarning", "manage.py", *words.split()],
        cwd=env.BASE_DIR,
        env={**quiet, "VAR_DIR": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    assert not (tmp_path / "postgres").exists()
