"""Deeds on where passages stand in a captured text: found again by themselves where word for word, else by a person."""

from __future__ import annotations

from events.models import SourceText


def anchor_in(text: SourceText, before: SourceText | None) -> None:
    """Inside an open change: where every passage of the source stands in a text just captured.

    What stood in `before` is exact or moved by itself where it is found word for word in one place only, proposed in
    other words, else gone. What stood nowhere yet is only ever proposed.
    """
