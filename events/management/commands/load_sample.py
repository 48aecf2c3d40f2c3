"""`manage.py load_sample`: the sample timeline, published by the local owner."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from events.exchange import load_sample


class Command(BaseCommand):
    """Does nothing where a timeline has the sample's address already."""

    help = "Load the sample timeline and publish it, if it is not there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it, and say so."""
        timeline = load_sample()
        self.stdout.write(f"Loaded “{timeline.title}”." if timeline else "The sample timeline is there already.")
