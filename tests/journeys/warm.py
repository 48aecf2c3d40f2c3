"""Code run in the site's shell, each time in a fork of one process in which Django has been started.

A start takes longer than most of what is done in one; and whoever does it leaves nothing behind for the next.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from tempfile import TemporaryFile

from config import env


class Warm:
    """The process, which is started when there is something to do."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None

    def run(self, code: str) -> str:
        """What it says. Raises RuntimeError with that, where it fails."""
        if self._process is None:
            command, pipe = [sys.executable, "-m", "tests.journeys.warm"], subprocess.PIPE
            self._process = subprocess.Popen(
                command, cwd=env.BASE_DIR, env=self._environment, stdin=pipe, stdout=pipe, text=True
            )
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(code), file=self._process.stdin, flush=True)
        status, said = json.loads(self._process.stdout.readline())
        if status:
            raise RuntimeError(said)
        return str(said)

    def close(self) -> None:
        """End it: it has nothing more to read."""
        if self._process is not None:
            self._process.communicate()


def _done(code: str) -> tuple[int, str]:
    """The exit status, and what was said."""
    from django.core.management import call_command

    with TemporaryFile("w+") as said:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                for stream in (1, 2):
                    os.dup2(said.fileno(), stream)
                call_command("shell", command=code)
                status = 0
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(status)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return status, said.read()


if __name__ == "__main__":
    import django

    django.setup()
    for line in sys.stdin:
        print(json.dumps(_done(json.loads(line))), flush=True)
