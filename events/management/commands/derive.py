"""`manage.py derive`: computed dates and placements anew, where an older Dateline made them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from events.actions.placements import derive_anew


class Command(BaseCommand):
    """Part of every upgrade, after `migrate`; `serve` does it by itself. Does nothing where there is nothing to do."""

    help = "Work out dates and the picture anew, for timelines that an older version left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say for which."""
        made = derive_anew()
        self.stdout.write(f"Made anew: {', '.join(made)}." if made else "Everything is up to date.")
