"""The processes of a running site: started, started again when they end, and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from config import lifeline
from config.embedded_server import EmbeddedServer

LOOK_AGAIN = 0.25  # seconds
STOPPING = 8.0
FIRST_DELAY, LONGEST_DELAY = 0.2, 30.0
STEADY = 30.0  # who ran this long is not failing at start, and is started again at once


class Part:
    """One command that must be running."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: Mapping[str, str], descriptors: set[int]
    ) -> None:
        self.name = name
        self.process: subprocess.Popen[bytes] | None = None
        self._command = command
        self._environment = dict(environment)
        self._descriptors = descriptors
        self._delay = FIRST_DELAY
        self._started = 0.0
        self._due = 0.0

    def start(self, *, directory: Path) -> None:
        """Start it, in a session of its own: Ctrl-C in the terminal is for the supervisor alone."""
        self._started = time.monotonic()
        self.process = subprocess.Popen(
            self._command,
            cwd=directory,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            pass_fds=tuple(self._descriptors),
            start_new_session=True,
        )

    def ended(self) -> str | None:
        """How it ended, told once; what is left of it is told to end, and the next start is set."""
        code = self.process.poll() if self.process else None
        if self.process is None or code is None:
            return None
        self.signal(signal.SIGTERM)
        ran = time.monotonic() - self._started
        self._delay = FIRST_DELAY if ran > STEADY else min(self._delay * 2, LONGEST_DELAY)
        self._due = time.monotonic() + self._delay
        self.process = None
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    @property
    def is_due(self) -> bool:
        """Whether it is not running and has waited long enough."""
        return self.process is None and time.monotonic() >= self._due

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process and to all that it started."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Keeps the parts and the embedded server running until it is told to stop.

    Its own end, however it comes, is the end of the parts: each holds a lifeline to it.
    """

    def __init__(self, directory: Path, server: EmbeddedServer | None) -> None:
        self._directory = directory
        self._server = server
        self._parts: list[Part] = []
        self._stop = threading.Event()
        self._lifeline, self._kept_open = os.pipe()

    def add(self, name: str, *words: str, environment: Mapping[str, str], descriptors: Sequence[int] = ()) -> None:
        """One more Python command to run, with descriptors it inherits and additions to its environment."""
        self._parts.append(
            Part(
                name,
                [sys.executable, *words],
                environment={**os.environ, **environment, lifeline.VARIABLE: str(self._lifeline)},
                descriptors={self._lifeline, *descriptors},
            )
        )

    def stop_on_signals(self) -> None:
        """Ctrl-C, SIGTERM and a closed terminal end `run`."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop.set())

    def start(self) -> None:
        """Start every part."""
        for part in self._parts:
            part.start(directory=self._directory)

    def run(self, *, with_parent: bool = False) -> None:
        """Watch until told to stop or, `with_parent`, until who started this process is gone; then stop all."""
        parent = os.getppid()
        try:
            while not self._stop.wait(LOOK_AGAIN):
                if with_parent and os.getppid() != parent:
                    break
                self._look()
        finally:
            self._stop_parts()

    def _look(self) -> None:
        if self._server and self._server.revive():
            self._say("PostgreSQL was gone and runs again")
        for part in self._parts:
            how = part.ended()
            if how:
                self._say(f"the {part.name} ended ({how}) and is started again")
            if part.is_due:
                part.start(directory=self._directory)

    def _stop_parts(self) -> None:
        running = [part for part in self._parts if part.process]
        for part in running:
            part.signal(signal.SIGTERM)
        give_up = time.monotonic() + STOPPING
        for part in running:
            if part.process:
                with suppress(subprocess.TimeoutExpired):
                    part.process.wait(max(0.0, give_up - time.monotonic()))
                part.signal(signal.SIGKILL)
                part.process.wait()

    def _say(self, words: str) -> None:
        print(words, file=sys.stderr, flush=True)
