"""The web server takes on others while a client is slow to hang up."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from config import env

PATIENCE = 30.0  # seconds that an answer may take
LINGER = 300.0  # seconds that a client who leaves its end open is waited for: a loop that waits is never seen again
LINGERING = 3
SERVE = """
import sys
from gunicorn.app.base import BaseApplication
from config import gunicorn as settings
from config.web_worker import Worker

class Slow(Worker):
    LINGER = float(sys.argv[1])

class Site(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", f"fd://{sys.argv[2]}")
        self.cfg.set("workers", 1)
        self.cfg.set("threads", settings.threads)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("worker_class", Slow)
        self.cfg.set("graceful_timeout", 1)
    def load(self):
        def answer(environ, start):
            start("200 OK", [("Content-Length", "2")])
            return [b"ok"]
        return answer

Site().run()
"""


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        given = (str(LINGER), str(listener.fileno()))
        command = [sys.executable, "-c", SERVE, *given]
        with subprocess.Popen(command, cwd=env.BASE_DIR, pass_fds=[listener.fileno()]) as server:
            yield listener.getsockname()[1]
            server.terminate()


def ask(port: int, *, keep: bool = False) -> tuple[socket.socket, bytes]:
    """A connection and all that comes over it until the server says that nothing more does."""
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.sendall(b"GET / HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n")
    answer = b""
    while data := client.recv(4096):
        answer += data
    if not keep:
        client.close()
    return client, answer


def test_clients_that_leave_their_end_open_keep_nobody_waiting(port: int) -> None:
    lingering = [ask(port, keep=True) for _ in range(LINGERING)]
    assert all(answer.endswith(b"ok") for _, answer in lingering)
    for _ in range(LINGERING):
        assert ask(port)[1].endswith(b"ok")
    for client, _ in lingering:
        client.close()


def test_what_a_client_still_sends_does_not_cut_off_its_answer(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n" + b"x" * 10_000)
        time.sleep(0.5)  # the answer is there, and what was sent beside it
        answer = b""
        while data := client.recv(4096):
            answer += data
    assert answer.endswith(b"ok")
