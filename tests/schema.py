"""The migrated, empty database that every worker's test database is copied from.

Running the migrations takes longer than most rooms' tests, so their result is kept (as SQL, in `var/`) until one
of the files it follows from changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from config import env
from config.embedded_server import SUPERUSER, EmbeddedServer

FOLLOWS_FROM = ("requirements.txt", "events/models/fields.py", "events/migrations/*.py")


def make_template(server: EmbeddedServer, name: str) -> None:
    """Fill the empty database `name`, to which Django's connection leads; leaves nobody connected to it."""
    kept = env.VAR_DIR / "migrated" / f"{_fingerprint()}-pg{server.postmaster.binaries.major}.sql"
    if kept.exists():
        _run(server, "psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={name}", f"--file={kept}")
        return
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("*.sql"):
        old.unlink(missing_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}.unfinished")
    _run(server, "pg_dump", f"--dbname={name}", f"--file={unfinished}")
    unfinished.rename(kept)


def _run(server: EmbeddedServer, program: str, *words: str) -> None:
    host = str(server.postmaster.socket_directory)
    command = [server.postmaster.binaries.program(program), f"--host={host}", f"--username={SUPERUSER}", *words]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _fingerprint() -> str:
    digest = hashlib.sha256("\0".join(settings.INSTALLED_APPS).encode())
    for pattern in FOLLOWS_FROM:
        for path in sorted(Path(env.BASE_DIR).glob(pattern)):
            digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
