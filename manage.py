#!/usr/bin/env python
"""Django's command line for Dateline."""

import os
import signal
import sys

# They start no database of their own: none is asked, or (serve) the command does it itself.
WITHOUT_DATABASE = frozenset(
    {
        "serve",
        "help",
        "version",
        "check",
        "collectstatic",
        "findstatic",
        "diffsettings",
        "makemigrations",
        "spectacular",
        "tag_dates",
    }
)


def needs_database(words: list[str]) -> bool:
    """Whether the command asks the database; one that only explains itself does not."""
    if len(words) < 2 or words[1].startswith("-") or {"-h", "--help"} & set(words):
        return False
    return words[1] not in WITHOUT_DATABASE or any(word.startswith("--database") for word in words)


def main() -> None:
    """Run one management command."""
    if sys.argv[1:] == ["tag_dates"]:  # asks nothing of Django, whose start would take longer than its work
        from events.extraction.__main__ import main as tag_dates  # noqa: PLC0415

        return tag_dates()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (settings come first)

    from config import database, lifeline  # noqa: PLC0415

    lifeline.hold()
    if needs_database(sys.argv):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(1))  # leaving in order stops a server that nobody else uses
        try:
            database.prepare()
        except (RuntimeError, PermissionError) as error:
            sys.exit(f"The database cannot be started: {error}")
    return execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
