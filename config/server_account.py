"""Who the embedded PostgreSQL runs as: PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Nothing of the caller's environment reaches the server: PGDATA, PGPORT or a locale would change what it does.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Account:
    """The user and group ids of the server; `is_other` when they are not this process's own."""

    uid: int
    gid: int
    is_other: bool = False

    @property
    def process_arguments(self) -> dict[str, Any]:
        """What subprocess needs to start a program as this account, in its environment and nobody's directory."""
        switch = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}
        return {"cwd": "/", "env": ENVIRONMENT, "stdin": subprocess.DEVNULL, **switch}

    def run(self, command: Sequence[str | Path], *, timeout: float = 120) -> tuple[int, str]:
        """Run to the end; the exit code and what was printed.

        Printed into a file: a daemon that the command leaves behind would keep a pipe open.
        """
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(word) for word in command],
                stdout=output,
                stderr=output,
                timeout=timeout,
                check=False,
                **self.process_arguments,
            )
            output.seek(0)
            return done.returncode, output.read().decode(errors="replace")

    def can_reach(self, path: Path) -> bool:
        """Whether this account may enter (a directory) or execute (a program) `path`."""
        return not self.is_other or self.run(["/bin/sh", "-c", 'test -x "$0"', path])[0] == 0

    def own_directory(self, path: Path) -> None:
        """Make `path` a directory that this account alone may enter. Raises RuntimeError when it is somebody else's."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {self.uid, os.geteuid()}:
            raise RuntimeError(f"{path} is not ours (uid {found.st_uid}): remove it, or set DATABASE_URL")
        if self.is_other:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)


def server_account() -> Account:
    """This process's own ids; as root those of `postgres`, else of `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(user.pw_uid, user.pw_gid, is_other=True)
    raise RuntimeError("PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody")
