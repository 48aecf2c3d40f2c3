"""What a site of its own would write into its log, kept to be searched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Kept(logging.Handler):
    """Every line as it would be printed, tracebacks included."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[Kept]:
    """Keep every line of every logger until the end of the block."""
    kept = Kept()
    root = logging.getLogger()
    quiet = [logging.getLogger(name) for name in ("django.db.backends", "django.template")]
    levels = [each.level for each in (root, *quiet)]
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    for each in quiet:  # at DEBUG they print every query and variable: nobody runs a site so
        each.setLevel(logging.WARNING)
    yield kept
    root.removeHandler(kept)
    for each, level in zip((root, *quiet), levels, strict=True):
        each.setLevel(level)
