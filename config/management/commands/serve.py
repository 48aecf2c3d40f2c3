"""`manage.py serve`: the whole site on this machine, from nothing."""

from __future__ import annotations

import errno
import os
import socket
import time
from argparse import ArgumentParser
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import database, env
from config.embedded_server import EmbeddedServer
from config.postgres_binaries import NoPostgres
from config.readiness import OWNER_PASSWORD, how_to_sign_in, make_ready
from config.supervisor import Supervisor

HOST = "127.0.0.1"
LET_GO = 3.0  # seconds: a site that was just killed may still be closing its port


class Command(BaseCommand):
    """Needs no other process: it brings the database, the web server and the job worker, and takes them along."""

    help = "Start the site: database (when DATABASE_URL is not set), web server on 127.0.0.1:$PORT, job worker."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--with-parent` is for a parent that may be killed, such as make."""
        parser.add_argument(
            "--with-parent", action="store_true", help="stop when the process that started this is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until Ctrl-C."""
        port = env.port()
        listener = listen(port)
        supervisor: Supervisor | None = None
        server: EmbeddedServer | None = None
        is_first = not (env.VAR_DIR / OWNER_PASSWORD).exists()
        try:
            server = database.prepare()
            make_ready(self._say)
            supervisor = _parts(server, listener)
            supervisor.stop_on_signals()
            supervisor.start()
            words = [f"\nDateline is at http://{HOST}:{port}/", how_to_sign_in(is_shown=is_first), _place(server)]
            Thread(target=self._announce, args=(port, "\n".join(words)), daemon=True).start()
            supervisor.run(with_parent=options["with_parent"])
        except (NoPostgres, RuntimeError, PermissionError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            pass  # while getting ready: there is nothing to stop but the database
        finally:
            if server:
                server.release()
        self._say("Stopped.")

    def _announce(self, port: int, words: str) -> None:
        """Say where the site is as soon as it answers."""
        with suppress(OSError, HTTPException):  # the supervisor says what is wrong
            connection = HTTPConnection(HOST, port)  # waits: the port was open before the web server was there
            connection.request("GET", "/")
            connection.getresponse().close()
            self._say(words)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def listen(port: int) -> socket.socket:
    """The site's socket. The supervisor holds it, so a restarted web server has lost no caller.

    Raises CommandError when somebody else has the port.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    give_up = time.monotonic() + LET_GO
    while True:
        try:
            listener.bind((HOST, port))
            listener.listen(512)
            return listener
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < give_up:
                time.sleep(0.1)
                continue
            reason = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise CommandError(f"Port {port} {reason}. Stop what runs there, or choose another: PORT=8001") from None


def _parts(server: EmbeddedServer | None, listener: socket.socket) -> Supervisor:
    supervisor = Supervisor(env.BASE_DIR, server)
    place = {"VAR_DIR": str(env.VAR_DIR), "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    descriptor = listener.fileno()
    web = ["-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    supervisor.add(
        "web server", *web, environment={**place, "DATELINE_SOCKET": str(descriptor)}, descriptors=[descriptor]
    )
    worker = ["procrastinate", "worker", "--shutdown-graceful-timeout", "5", "--delete-jobs", "successful"]
    supervisor.add("job worker", "manage.py", *worker, environment=place)
    return supervisor


def _place(server: EmbeddedServer | None) -> str:
    where = server.postmaster.home if server else "the database of DATABASE_URL"
    return f"The data is in {where}. Ctrl-C stops everything."
