"""Milliseconds of work: what a process was on a processor, however many others wait for one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def worked_by_database() -> Callable[[], float] | None:
    """Reads how long the process behind Django's connection has worked; None where that cannot be seen from here."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        counter = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return (lambda: int(counter.read_text().split()[0]) / 1e6) if counter.exists() else None


def worked_here() -> float:
    """How long this process has worked."""
    return time.process_time() * 1000
