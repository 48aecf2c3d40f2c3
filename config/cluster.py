"""The files of a PostgreSQL cluster: where its socket goes, and making one."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from config.postgres_binaries import Binaries
from config.server_account import Account

PORT = 5432  # part of the socket's name only: nothing listens on the network
LONGEST_SOCKET_PATH = 103 if sys.platform == "darwin" else 107  # sizeof(sockaddr_un.sun_path) - 1
FIRST_WITH_BUILTIN_LOCALE = 17


def socket_directory(home: Path, uid: int) -> Path:
    """Beside the data. Below /tmp (never TMPDIR, which differs between processes) when that path is too long, or has
    a comma: to libpq and to the server it is a list then.
    """
    beside = home / "s"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH and "," not in str(beside):
        return beside
    return Path("/tmp") / f"dateline-{uid}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"  # noqa: S108 (0700, and refused when not ours)


def make_cluster(data: Path, binaries: Binaries, account: Account, *, is_synced: bool) -> None:
    """Make the cluster `data` if there is none: aside and then renamed, so that it appears whole or not at all.

    Raises RuntimeError when the directory holds another version's cluster.
    """
    others = [path.name for path in data.parent.glob("pg[0-9]*") if path != data and (path / "PG_VERSION").exists()]
    if others:
        raise RuntimeError(
            f"{data.parent} holds {', '.join(others)}, but the programs here are PostgreSQL {binaries.major}: "
            "dump it with the old version, or move it away"
        )
    if (data / "PG_VERSION").exists():
        return
    for unfinished in data.parent.glob("init.*"):
        shutil.rmtree(unfinished, ignore_errors=True)  # the initdb of a killed process may still be writing there
    aside = data.parent / f"init.{os.getpid()}"
    words: list[str | Path] = [
        binaries.program("initdb"),
        "-D",
        aside,
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--auth=trust",
        *_locale(binaries),
    ]
    code, said = account.run([*words, *([] if is_synced else ["--no-sync"])])
    if code:
        raise RuntimeError(f"initdb failed:\n{said}")
    aside.rename(data)


def _locale(binaries: Binaries) -> list[str]:
    """Code-point order and Unicode case everywhere alike; before PostgreSQL 17 the C library has to know it."""
    if binaries.major >= FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C", f"--lc-ctype={'en_US.UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}"]
