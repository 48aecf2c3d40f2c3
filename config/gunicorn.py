"""Settings of the web server, read by gunicorn (`--config python:config.gunicorn`)."""

from __future__ import annotations

import os
from typing import Any

from config import env, lifeline

# A socket that `serve` opened already, else one of our own.
bind = f"fd://{os.environ['DATELINE_SOCKET']}" if "DATELINE_SOCKET" in os.environ else f"127.0.0.1:{env.port()}"
worker_class = "config.web_worker.Worker"
workers = 2
threads = 8
preload_app = True  # one start of Django for all workers
timeout = 60
graceful_timeout = 3
keepalive = 5
control_socket_disable = True
loglevel = "warning"


def on_starting(server: Any) -> None:
    """In the master, before it forks."""
    lifeline.hold()
