"""A PostgreSQL for one run of tests or benchmarks, deleted with its data afterwards.

A killed run leaves its directory behind; the next one finds that nobody holds it any more, and deletes it.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded_server import EmbeddedServer

PREFIX = "dateline-throwaway-"


@contextmanager
def throwaway_directory() -> Iterator[Path]:
    """A place for an embedded server that any process may start (`EmbeddedServer(path).acquire()`), removed at the end.

    It is held by the very lock that counts the server's users, so a server in it also outlives its other users.
    """
    _remove_leftovers()
    base = Path(tempfile.mkdtemp(prefix=PREFIX))
    unheld = base / "users.lock.unheld"
    with unheld.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        unheld.rename(base / "users.lock")  # never seen without its holder
        try:
            yield base
        finally:
            _remove(base)


@contextmanager
def throwaway_server(*, is_forgetful: bool = True) -> Iterator[EmbeddedServer]:
    """A started server on an empty cluster. `is_forgetful=False` measures what a real one does."""
    with throwaway_directory() as base:
        server = EmbeddedServer(base, is_forgetful=is_forgetful).acquire()
        try:
            yield server
        finally:
            server.release()


def _remove_leftovers() -> None:
    for base in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            lock = (base / "users.lock").open("r+")
        except OSError:  # being made, or somebody else's
            continue
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            _remove(base)


def _remove(base: Path) -> None:
    """Stop what runs there and delete everything, wherever the server's files had to go."""
    EmbeddedServer(base, is_forgetful=True).postmaster.remove()
    shutil.rmtree(base, ignore_errors=True)
