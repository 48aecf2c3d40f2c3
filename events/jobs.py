"""Work that need not be waited for, in PostgreSQL (procrastinate)."""

from __future__ import annotations

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="clear_sessions", pass_context=False)
def clear_sessions(timestamp: int) -> None:
    """Once a night: forget sessions that have ended."""
    call_command("clearsessions")
