"""The site as `make run` starts it, on a database of its own: what journeys walk through and pictures are taken of."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from config import env
from config.readiness import OWNER_PASSWORD
from events.sample import SLUG
from tests.journeys.warm import Warm

PATIENCE = 240.0  # seconds until the first page must be there, on a machine that has much else to do
LOOK_AGAIN = 0.05


@dataclass(frozen=True)
class Site:
    """A running site with the sample in it. `address` is without a slash at its end."""

    address: str
    database_url: str
    directory: Path
    warm: Warm

    @property
    def timeline(self) -> str:
        """The address of the sample's timeline, with a slash at its end."""
        return f"{self.address}/t/{SLUG}/"

    @property
    def owner_password(self) -> str:
        """The one that was made on the first start."""
        return (self.directory / OWNER_PASSWORD).read_text().strip()

    def manage(self, *words: str) -> bytes:
        """What `manage.py` writes to standard output. Raises CalledProcessError with what it wrote beside that."""
        return manage(*words, database_url=self.database_url, directory=self.directory)

    def run(self, code: str) -> str:
        """What code says that is run in its shell. Raises RuntimeError."""
        return self.warm.run(code)


def manage(*words: str, database_url: str, directory: Path) -> bytes:
    """Run `manage.py` on a database. Raises CalledProcessError."""
    return subprocess.run(
        _command(words), env=_environment(database_url, directory), check=True, capture_output=True
    ).stdout


@contextmanager
def running_site(database_url: str) -> Iterator[Site]:
    """Serve the database, which gets the sample if it is empty, from a free port until the end of the block."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="dateline-site-") as directory:
        environment = _environment(database_url, Path(directory))
        site = Site(f"http://127.0.0.1:{port}", database_url, Path(directory), Warm(environment))
        environment |= {"PORT": str(port)}
        process = subprocess.Popen(_command(["serve", "--with-parent"]), env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(process, port)
            yield site
        finally:
            site.warm.close()
            process.send_signal(signal.SIGTERM)
            process.wait()


def _command(words: Sequence[str]) -> list[str]:
    return [sys.executable, str(env.BASE_DIR / "manage.py"), *words]


def _environment(database_url: str, directory: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DEBUG", "BEHIND_HTTPS", "ALLOWED_HOSTS"}}
    return kept | {"DATABASE_URL": database_url, "VAR_DIR": str(directory), "DJANGO_SETTINGS_MODULE": "config.settings"}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if process.poll() is not None:
            raise RuntimeError(f"the site ended with exit code {process.returncode} before it served a page")
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(LOOK_AGAIN)
        finally:
            connection.close()
    raise RuntimeError("the site did not serve a page in time")
