"""Places where a test may start a PostgreSQL of its own, and processes that use it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from config import env
from config.embedded_server import EmbeddedServer

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def base() -> Iterator[Path]:
    """An empty place for a server, the same for the tests of a module: a cluster is made once."""
    with new_place() as base:
        yield base


class new_place:
    """A directory that the server's user can reach (pytest's are closed to others), removed with what runs there."""

    def __init__(self, name: str = "") -> None:
        self._top = Path(tempfile.mkdtemp(prefix="dateline-test-"))
        self._top.chmod(0o755)
        self.base = self._top / (name or "postgres")

    def __enter__(self) -> Path:
        return self.base

    def __exit__(self, *_: object) -> None:
        if self.base.exists():
            EmbeddedServer(self.base).postmaster.remove()
        shutil.rmtree(self._top)


@pytest.fixture
def start() -> Iterator[Start]:
    """Run Python code in a process of its own; its output is read line by line, and it is killed at the end."""
    with ExitStack() as stack:

        def start(code: str, *arguments: object) -> subprocess.Popen[str]:
            command = [sys.executable, "-c", code, *map(str, arguments)]
            process = subprocess.Popen(
                command, cwd=env.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield start
