"""Start, share and stop the embedded PostgreSQL that is used when DATABASE_URL is not set.

No bookkeeping that a killed process could leave wrong: the kernel's `flock` is the reference count.

* `start.lock`: held exclusively by whoever is starting or stopping the server;
* `users.lock`: held shared by every process that uses it. The last one out gets it exclusively and stops the server.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg

from config.cluster import PORT
from config.postgres_binaries import Binaries, find
from config.postmaster import Postmaster
from config.server_account import server_account

SUPERUSER = "postgres"
# Where the data goes when we are root and the server's user cannot reach the checkout (in /root, say).
ROOTS_OWN = Path("/var/lib/dateline")


class EmbeddedServer:
    """The PostgreSQL whose data is in `base`, shared by all processes that `acquire` it.

    `is_forgetful`: no fsync, and stopped without a checkpoint. For tests.
    """

    def __init__(self, base: Path, *, binaries: Binaries | None = None, is_forgetful: bool = False) -> None:
        self.base = base.resolve()
        self.account = server_account()
        self.is_forgetful = is_forgetful
        self._binaries = binaries
        self._postmaster: Postmaster | None = None
        self._users: IO[str] | None = None
        self._owner = 0

    # -- for who uses it -------------------------------------------------------------------------------------------

    def acquire(self) -> EmbeddedServer:
        """Start the server, or join those who use it; it answers when this returns. Released at exit at the latest."""
        self.base.mkdir(parents=True, exist_ok=True)
        with self.gate():
            self._users = (self.base / "users.lock").open("a")  # not inherited by the server: close-on-exec
            fcntl.flock(self._users, fcntl.LOCK_SH)
            self._revive()
        self._owner = os.getpid()
        atexit.register(self.release)
        return self

    def revive(self) -> bool:
        """Start the server again if it was killed under its users; whether that was so."""
        if self.postmaster.process_id() is not None:
            return False
        with self.gate():
            return self._revive()

    def release(self) -> None:
        """Leave; the last one stops the server. A forked child of a user is none, and never stops it."""
        if self._users is None or os.getpid() != self._owner:
            return
        atexit.unregister(self.release)
        with self.gate():
            users, self._users = self._users, None
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self.postmaster.stop()
            finally:
                users.close()

    def is_running(self) -> bool:
        """Whether the server is up, as far as can be seen without asking it."""
        return self.postmaster.is_running()

    def address(self, name: str) -> dict[str, Any]:
        """Django's settings for its database `name`."""
        host = str(self.postmaster.socket_directory)
        return {"NAME": name, "USER": SUPERUSER, "PASSWORD": "", "HOST": host, "PORT": str(PORT)}

    def url(self, name: str) -> str:
        """The same as a DATABASE_URL, for other processes."""
        return f"postgresql://{SUPERUSER}@/{quote(name)}?host={quote(str(self.postmaster.socket_directory), safe='')}"

    def connect(self, name: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of one's own, in autocommit."""
        host = str(self.postmaster.socket_directory)
        return psycopg.connect(host=host, port=PORT, user=SUPERUSER, dbname=name, autocommit=True, connect_timeout=10)

    @property
    def postmaster(self) -> Postmaster:
        """The process behind it."""
        if self._postmaster is None:
            binaries = self._binaries or find()
            home = self._home()
            if not self.account.can_reach(Path(binaries.program("postgres"))):
                binaries = binaries.copied_into(home)
            self._postmaster = Postmaster(home, binaries, self.account, is_forgetful=self.is_forgetful)
        return self._postmaster

    # -- within the gate -------------------------------------------------------------------------------------------

    @contextmanager
    def gate(self) -> Iterator[None]:
        """One process at a time; the others wait."""
        with (self.base / "start.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _revive(self) -> bool:
        """A dying server may still look alive, so it is asked a question before it is believed."""
        server, was_down = self.postmaster, False
        self.account.own_directory(server.home)
        self.account.own_directory(server.socket_directory)
        give_up = time.monotonic() + 60
        while True:
            if not server.is_running():
                was_down = True
                server.start()
            try:
                with self.connect() as connection:
                    connection.execute("select 1")
                return was_down
            except psycopg.OperationalError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.05)

    def _home(self) -> Path:
        """`base`, or the directory that its file `elsewhere` names: no parent is ever opened to another user."""
        note = self.base / "elsewhere"
        if note.exists():
            return Path(note.read_text().rstrip("\n"))
        if self.account.can_reach(self.base.parent):
            return self.base
        home = ROOTS_OWN / secrets.token_hex(6)
        home.mkdir(mode=0o755, parents=True)
        unfinished = note.with_name("elsewhere.unfinished")
        unfinished.write_text(f"{home}\n")
        unfinished.rename(note)
        return home
