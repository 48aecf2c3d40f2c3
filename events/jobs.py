"""Work that need not be waited for, in PostgreSQL (procrastinate)."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from events.actions import passwords
from events.actions.arrivals import forget_old_arrivals
from events.actions.extracting import JOB, look_through
from events.actions.invitations import forget_old_invitations
from events.actions.messages import forget_old_messages
from events.actions.note_news import send_due_note_news
from events.models import SourceText


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="clear_sessions", pass_context=False)
def clear_sessions(timestamp: int) -> None:
    """Once a night: forget sessions that have ended."""
    call_command("clearsessions")


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="forget_arrivals", pass_context=False)
def forget_arrivals(timestamp: int) -> None:
    """Once a night: forget what was brought in and not saved."""
    forget_old_arrivals()


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget_messages", pass_context=False)
def forget_messages(timestamp: int) -> None:
    """Once a night: forget messages that were kept long enough."""
    forget_old_messages()


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="forget_invitations", pass_context=False)
def forget_invitations(timestamp: int) -> None:
    """Once a night: forget invitations that were over long ago."""
    forget_old_invitations()


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="send_note_news", pass_context=False)
def send_note_news(timestamp: int) -> None:
    """Once an hour: tell of new notes whoever asked for it, as far as it is due."""
    send_due_note_news(now=timezone.now())


@app.task(name=passwords.JOB, retry=RetryStrategy(max_attempts=5, wait=60))
def send_new_password(address: str, origin: str) -> None:
    """Send the way to a new password to whoever has the address, if anybody."""
    passwords.send_new_password(address=address, origin=origin)


@app.task(name=JOB)
def look_for_dates(text_id: int) -> None:
    """Look for dates in a long text. One that was erased meanwhile is nothing to look at."""
    text = SourceText.objects.select_related("timeline", "source", "captured_by").filter(pk=text_id).first()
    if text is not None:
        look_through(text=text)
