"""Expressions of time in English news: where they stand, what they mean, and which dates they give.

`tag` finds them. Standard library, `events.dates` and `events.passages` only; the same text gives the same answer.
"""

from events.extraction.expression import Alternative, Expression, Published, Shift
from events.extraction.tag import tag

__all__ = ["Alternative", "Expression", "Published", "Shift", "tag"]
