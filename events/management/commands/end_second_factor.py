"""`manage.py end_second_factor NAME`: for a colleague who has lost both the app and the recovery codes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.actions.second_factor import end_second_factor
from events.models import User


class Command(BaseCommand):
    """Make sure that it is they who ask: afterwards the password alone signs in."""

    help = "Turn the second factor of an account off. Its owner is told by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("name", help="the name they sign in with")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        """Turn it off, or say that there is no such account."""
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name}.")
        end_second_factor(user=user)
        self.stderr.write(f"The password of {name} alone signs in now.")
