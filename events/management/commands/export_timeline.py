"""`manage.py export_timeline SLUG`: a timeline as a JSON document."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.exchange import export_whole
from events.models import Timeline


class Command(BaseCommand):
    """What a member is given: approved events with everything that stands in them."""

    help = "Export a timeline as a canonical JSON document, which import_timeline takes back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which timeline, and where to."""
        parser.add_argument("slug", help="the timeline's address")
        parser.add_argument("--output", metavar="FILE", help="written whole or not at all; standard output if left out")

    def handle(self, *args: Any, slug: str, output: str | None, **options: Any) -> None:
        """Stream the document."""
        timeline = Timeline.objects.filter(slug=slug).first()
        if timeline is None:
            raise CommandError(f"There is no timeline at the address {slug}.")
        chunks = export_whole(timeline)
        if output is None:
            for chunk in chunks:
                sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            return
        try:
            _write_aside(Path(output), chunks)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error


def _write_aside(path: Path, chunks: Iterable[bytes]) -> None:
    """Into a file beside the one that is meant, which then takes its place: half a document is never found there."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with aside.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
