"""`manage.py send_note_news`: what people have asked to be told of new notes, as far as it is due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.actions.note_news import send_due_note_news
from events.queries.reader.labels import count


class Command(BaseCommand):
    """`serve` does it by itself, once an hour; this is for who runs jobs otherwise. Run twice, it sends once."""

    help = "Send messages about new notes to those who asked for them, as far as they are due."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many; fail where the mail server took one not."""
        sent, unsent = send_due_note_news(now=timezone.now())
        self.stderr.write(f"{count(sent, 'message')} sent.")
        if unsent:
            raise CommandError(f"{count(unsent, 'message')} not taken by the mail server; tried again the next time.")
