"""`manage.py import_timeline FILE`: a JSON document into a timeline of its own."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.actions.accounts import LOCAL_OWNER, create_local_owner
from events.exchange import DocumentRefused, import_document
from events.models import User


class Command(BaseCommand):
    """Errors are listed with their place and what to do about them; then nothing was changed and the exit code is 1."""

    help = "Import a timeline from a JSON document: all of it or nothing. It is private until its owner publishes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The document, and what stands in for what it does not say."""
        parser.add_argument("file", help="the document; - reads from standard input")
        parser.add_argument("--slug", help="the timeline's address, instead of the document's own")
        parser.add_argument("--owner", default=LOCAL_OWNER, help=f"the account it will belong to ({LOCAL_OWNER})")

    def handle(self, *args: Any, file: str, slug: str | None, owner: str, **options: Any) -> None:
        """Import, or say why not."""
        try:
            with sys.stdin.buffer if file == "-" else Path(file).open("rb") as document:
                timeline = import_document(document=document, by=_owner(owner), slug=slug)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except DocumentRefused as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            count = f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}"
            more = "" if error.are_all else " (there are more)"
            raise CommandError(f"Nothing was imported: {count}{more}.") from error
        self.stdout.write(
            f"Imported “{timeline.title}” at /t/{timeline.slug}/, private, owned by {owner}. "
            "Nothing in the document was ignored."
        )


def _owner(name: str) -> User:
    if name == LOCAL_OWNER:
        return create_local_owner()
    owner = User.objects.filter(username=name).first()
    if owner is None:
        raise CommandError(f"There is no account {name}. Make it first (createsuperuser), or name another by --owner.")
    return owner
