"""`manage.py tag_dates`: texts in, one a line; the expressions of time in them out, one JSON object a line."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from events.extraction.__main__ import main


class Command(BaseCommand):
    """The same as `python -m events.extraction`; no database is asked."""

    help = "Find the expressions of time in texts and date them: JSON lines in, JSON lines out."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer standard input until it ends."""
        main()
