"""How much of the captured texts has been gone through: what became events, what was dismissed, what is unread."""

from __future__ import annotations

from dataclasses import dataclass

from events.models import SourceText
from events.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the sentences in which a date expression or a suggestion stands: what became of them."""

    sentences: int = 0
    events: int = 0  # told of in the timeline
    dismissed: int = 0
    unread: int = 0


def coverage_of(text: SourceText, sight: Sight) -> Coverage:
    """Of one text, for members."""
    return Coverage()
