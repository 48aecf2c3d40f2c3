"""Looking for dates in a captured text: its date expressions, and the events that it seems to tell of."""

from __future__ import annotations

from events.models import Source, SourceText, User


def look_for_dates(text: SourceText) -> None:
    """Inside an open change: date expressions and open suggestions of the text, made anew; decided ones stay."""


def look_again(*, source: Source, by: User) -> SourceText:
    """Look for dates in the latest text of a source once more: as a change of its own. Editors only."""
    raise NotImplementedError
