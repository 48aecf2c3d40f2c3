"""Dates that were counted in another calendar than ours: the words are kept, and say so themselves."""

from __future__ import annotations

import re
from typing import Final

JULIAN: Final = "julian"
_MARK: Final = " (Old Style)"
_IS_MARKED = re.compile(r"\b(?:old style|o\.s\.|julian)", re.IGNORECASE).search


def counted_in(words: str, calendar: str) -> str:
    """The words as `read_words` takes them: Julian ones say "(Old Style)", so that nobody reads them otherwise later.

    "25 October 1917" counted in "julian" → "25 October 1917 (Old Style)". Other calendars leave words as they are.
    """
    words = words.strip()
    is_marked = calendar != JULIAN or not words or bool(_IS_MARKED(words))
    return words if is_marked else words + _MARK


def as_written(words: str) -> str:
    """The words without the mark that `counted_in` adds."""
    return words.removesuffix(_MARK)
