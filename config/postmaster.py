"""One PostgreSQL cluster in a directory of ours, and the server process on it.

Not safe against itself: who calls `start` or `stop` sees to it that nobody else does (`config.embedded_server`).
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from config.cluster import PORT, make_cluster, socket_directory
from config.memory import cache_settings, memory_here
from config.postgres_binaries import Binaries
from config.processes import is_process_of
from config.server_account import Account

RECOVERY = 600.0  # seconds: replaying the log of a killed server may be long
STOPPING = 60.0

# Given at every start; no configuration file is edited.
SETTINGS = {
    "port": str(PORT),
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",  # 2 web processes of 8 threads, the job worker's pool, a test run, and people with psql
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "off",  # of what is written beside an index it takes nine tenths of the work (decision 49)
    "wal_level": "minimal",  # nobody follows this server: an index that is built needs no second writing
    "max_wal_senders": "0",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "logging_collector": "off",
    "shared_preload_libraries": "",
}
# For data that nobody will miss.
FORGETFUL = {
    "shared_buffers": "256MB",  # several may run at once
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class Postmaster:
    """The server on the cluster below `home`; `is_forgetful` trades safety against a power cut for speed."""

    def __init__(self, home: Path, binaries: Binaries, account: Account, *, is_forgetful: bool = False) -> None:
        self.home = home
        self.binaries = binaries
        self.account = account
        self.is_forgetful = is_forgetful
        self.data = home / f"pg{binaries.major}"
        self.log = home / "postgres.log"
        self.socket_directory = socket_directory(home, account.uid)
        self._child: subprocess.Popen[bytes] | None = None

    # -- what is the case ------------------------------------------------------------------------------------------

    def process_id(self) -> int | None:
        """The id of the server's process, dying or not; None when there is none."""
        if self._child:
            self._child.poll()  # else a killed child stays in the process table
        found = self._pid_file()
        return found[0] if found and is_process_of(found[0], self.data) else None

    def is_running(self) -> bool:
        """Whether a server on this very directory says it is ready, and somebody listens."""
        found = self._pid_file()
        return bool(found and found[1] == "ready" and self.process_id() == found[0] and self._listens())

    def _pid_file(self) -> tuple[int, str] | None:
        """The process id and state of `postmaster.pid` (its lines 1 and 8)."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return None
        try:
            return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
        except (ValueError, IndexError):
            return 0, ""

    def _listens(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(2)
                probe.connect(str(self.socket_directory / f".s.PGSQL.{PORT}"))
                return True
        except OSError:
            return False

    # -- starting --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Return when the server is ready; makes the cluster if need be. Raises RuntimeError with the log's end."""
        make_cluster(self.data, self.binaries, self.account, is_synced=not self.is_forgetful)
        self._remove_stale_files()
        if self.process_id() is None:
            self._child = self._spawn()
        give_up = time.monotonic() + RECOVERY
        while not self.is_running():
            if self._child and self._child.poll() is not None:
                if not self._waits_for_orphans() or time.monotonic() > give_up:
                    raise RuntimeError(f"PostgreSQL did not start; the end of {self.log}:\n{self._end_of_log()}")
                time.sleep(0.2)
                self._child = self._spawn()
            elif self._child is None and self.process_id() is None:
                self._child = self._spawn()  # what was still stopping has stopped
            elif time.monotonic() > give_up:
                raise RuntimeError(f"PostgreSQL is not ready after {RECOVERY:.0f} seconds; see {self.log}")
            time.sleep(0.02)

    def _spawn(self) -> subprocess.Popen[bytes]:
        directory = str(self.socket_directory).replace('"', '""')
        settings = {
            **SETTINGS,
            **cache_settings(memory_here()),
            **(FORGETFUL if self.is_forgetful else {}),
            "unix_socket_directories": f'"{directory}"',
        }
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            return subprocess.Popen(
                [
                    self.binaries.program("postgres"),
                    "-D",
                    str(self.data),
                    *(f"--{name}={value}" for name, value in settings.items()),
                ],
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is not meant for it
                **self.account.process_arguments,
            )
        finally:
            os.close(log)

    def _remove_stale_files(self) -> None:
        """A power cut leaves a pid file whose number may now be somebody else's; an empty one stops PostgreSQL, too."""
        socket_lock = self.socket_directory / f".s.PGSQL.{PORT}.lock"
        for file in (self.data / "postmaster.pid", socket_lock):
            try:
                process_id = int(file.read_text().split()[0])
            except (OSError, ValueError, IndexError):
                process_id = 0
            if not is_process_of(process_id, self.data):
                file.unlink(missing_ok=True)

    def _waits_for_orphans(self) -> bool:
        """Whether the last start failed only because children of a killed server were still leaving."""
        last_start = self._end_of_log().rsplit("starting PostgreSQL", 1)[-1]
        return "pre-existing shared memory block" in last_start

    def _end_of_log(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    # -- stopping --------------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """Disconnect everybody, write a checkpoint and end: the next start needs no recovery."""
        process_id = self.process_id()
        if process_id is None:
            return
        os.kill(process_id, signal.SIGQUIT if self.is_forgetful else signal.SIGINT)
        asked = time.monotonic()
        while self.process_id() == process_id:
            if time.monotonic() > asked + STOPPING:
                os.kill(process_id, signal.SIGQUIT)  # loses nothing, but the next start has a log to replay
                asked = time.monotonic()
            time.sleep(0.02)

    def remove(self) -> None:
        """Stop the server and delete the cluster with all that is in it."""
        self.stop()
        shutil.rmtree(self.socket_directory, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)
