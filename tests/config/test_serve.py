"""`manage.py serve` as a person meets it: started, interrupted, killed in parts, started again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg
import pytest

from config import env
from config.embedded_server import EmbeddedServer

PATIENCE = 60.0
STOPPED_WITHIN = 10.0


@dataclass
class Served:
    """A running `serve`; `place` is its VAR_DIR."""

    place: Path
    port: int
    process: subprocess.Popen[str]
    words: str

    @property
    def server(self) -> EmbeddedServer:
        return EmbeddedServer(self.place / "postgres")

    def parts(self, pattern: str) -> list[int]:
        """The children of the supervisor whose command line matches."""
        said = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
        found = [line.split(None, 2) for line in said.splitlines()]
        return [
            int(pid) for pid, parent, words in found if int(parent) == self.process.pid and re.search(pattern, words)
        ]

    def status(self) -> int | None:
        """What the home page answers, or None when nobody does."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        self.process.send_signal(number)
        assert self.process.wait(STOPPED_WITHIN) == 0


def until(is_so: Callable[[], object]) -> None:
    """Wait for it, as a person would, by looking again."""
    give_up = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < give_up, "it did not come about"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def command(place: Path, port: int) -> dict[str, object]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY"}}
    return {
        "args": [sys.executable, str(env.BASE_DIR / "manage.py"), "serve"],
        "env": {**inherited, "VAR_DIR": str(place), "PORT": str(port)},
        "stdin": subprocess.DEVNULL,
        "text": True,
    }


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A VAR_DIR that the tests of this module use one after the other: making the tables takes its time."""
    place = Path(tempfile.mkdtemp(prefix="dateline serve "))
    place.chmod(0o755)
    yield place
    EmbeddedServer(place / "postgres").postmaster.remove()
    shutil.rmtree(place)


@pytest.fixture
def serve(place: Path) -> Iterator[Callable[[], Served]]:
    """Start the site, and return when it said where it is."""
    started: list[Served] = []

    def serve() -> Served:
        port = free_port()
        process = subprocess.Popen(**command(place, port), stdout=subprocess.PIPE)  # type: ignore[call-overload]
        words = ""
        while "Ctrl-C" not in words:
            line = process.stdout.readline()
            assert line, f"it ended: {words}"
            words += line
        started.append(Served(place, port, process, words))
        return started[-1]

    yield serve
    for served in started:
        served.process.terminate()
        served.process.wait()


def test_the_first_start_says_where_it_is_and_how_to_sign_in(serve: Callable[[], Served]) -> None:
    site = serve()
    file = site.place / "owner-password"
    password = file.read_text().strip()
    assert f"http://127.0.0.1:{site.port}/" in site.words
    assert f"owner with the password {password} " in site.words
    assert len(password) >= 20
    assert file.stat().st_mode & 0o777 == (site.place / "secret-key").stat().st_mode & 0o777 == 0o600
    assert site.status() == 200
    site.stop()


def test_ctrl_c_stops_all_of_it(serve: Callable[[], Served]) -> None:
    site = serve()
    running = [*site.parts("gunicorn"), *site.parts("procrastinate"), site.server.postmaster.process_id()]
    assert len(running) == 3
    site.stop(signal.SIGINT)
    assert site.status() is None
    assert not site.server.is_running()
    assert not [process_id for process_id in running if Path(f"/proc/{process_id}/cwd").exists()]


def test_the_next_start_finds_the_data_and_repeats_no_password(serve: Callable[[], Served]) -> None:
    site = serve()
    with site.server.connect(env.DATABASE_NAME) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('acknowledged')")
    site.stop(signal.SIGTERM)
    site = serve()
    with site.server.connect(env.DATABASE_NAME) as connection:
        assert connection.execute("select word from kept").fetchone() == ("acknowledged",)
        assert connection.execute("select count(*) from events_timeline").fetchone() == (1,)
    assert (site.place / "owner-password").read_text().strip() not in site.words
    site.stop()


@pytest.mark.parametrize("part", ["gunicorn", "procrastinate"])
def test_a_killed_part_is_started_again(serve: Callable[[], Served], part: str) -> None:
    site = serve()
    (killed,) = site.parts(part)
    os.kill(killed, signal.SIGKILL)
    until(lambda: site.parts(part) not in ([killed], []))
    assert site.status() == 200
    site.stop()


def test_a_killed_database_comes_back_with_what_was_acknowledged(serve: Callable[[], Served]) -> None:
    site = serve()
    acknowledged = 0
    with site.server.connect(env.DATABASE_NAME) as connection:
        connection.execute("create table counted (number int)")
        for acknowledged in range(100):
            connection.execute("insert into counted values (%s)", [acknowledged])
        killed = site.server.postmaster.process_id()
        assert killed
        os.kill(killed, signal.SIGKILL)
    until(lambda: site.server.postmaster.process_id() not in {killed, None})
    until(site.server.is_running)
    until(lambda: answers(site.server))
    with site.server.connect(env.DATABASE_NAME) as connection:
        assert connection.execute("select max(number) from counted").fetchone() == (acknowledged,)
    until(lambda: site.status() == 200)
    site.stop()


def answers(server: EmbeddedServer) -> bool:
    try:
        server.connect().close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_killed_supervisor_takes_its_parts_along_and_the_next_start_works(serve: Callable[[], Served]) -> None:
    site = serve()
    running = [*site.parts("gunicorn"), *site.parts("procrastinate")]
    site.process.kill()
    site.process.wait()
    until(lambda: not [process_id for process_id in running if Path(f"/proc/{process_id}/cwd").exists()])
    until(lambda: site.status() is None)
    again = serve()
    assert again.status() == 200
    again.stop()


def test_a_port_that_is_taken_is_said_so(place: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = subprocess.run(**command(place, port), capture_output=True, check=False)  # type: ignore[call-overload]
    assert answer.returncode != 0
    assert f"Port {port} is taken" in answer.stderr
    assert "Traceback" not in answer.stderr
