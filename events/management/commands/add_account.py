"""`manage.py add_account NAME`: an account for a colleague, with a password that is shown once."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.actions.accounts import create_account
from events.actions.refusals import Invalid


class Command(BaseCommand):
    """The password goes to standard output alone, so that it can be piped; they change it under /account/."""

    help = "Make an account and print the password made for it. It is shown once and kept nowhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The name to sign in with."""
        parser.add_argument("name", help="the name they sign in with: letters, figures and @ . + - _")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        """Make it, or say why not."""
        try:
            _, password = create_account(name=name)
        except Invalid as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{name} can sign in with this password, and change it under /account/:")
        self.stdout.write(password)
