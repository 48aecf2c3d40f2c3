"""What the words of a sentence say about the direction of a date in it: told as done, or announced."""

from __future__ import annotations

from typing import Final

from events.extraction.context import Cues
from events.extraction.grammar import Found
from events.extraction.tokens import Tokens

_WINDOW: Final = 14  # tokens to either side
_ENDS: Final = frozenset(".?!;")
_REPORTED: Final = frozenset("said told announced reported added acknowledged confirmed denied declared".split())
_FUTURE: Final = frozenset(
    "will 'll shall wo scheduled due expected expects expect plans plan planned planning set slated upcoming "
    "deadline going hopes intends".split()
)
_PAST: Final = frozenset("was were had did been has have".split())


def cues(tokens: Tokens, one: Found, paragraph: int) -> Cues:
    """The nearest cue before the expression in its sentence, else one right behind it."""
    words = tokens.words
    at = one.start - 1
    if at >= 0 and words[at] in ("on", "late", "early", "this", "in"):
        at -= 1
    if at >= 0 and words[at] in _REPORTED:
        return Cues("past", True, paragraph)
    lowest = max(0, at - _WINDOW)
    while at >= lowest and words[at] not in _ENDS:
        word = words[at]
        if word in _FUTURE:
            return Cues("future", True, paragraph)
        if word in _REPORTED or word in _PAST or (word[-2:] == "ed" and len(word) > 4):
            return Cues("past", False, paragraph)
        at -= 1
    at = one.end
    while at < min(len(words), one.end + _WINDOW) and words[at] not in _ENDS:
        word = words[at]
        if word in _FUTURE:
            return Cues("future", True, paragraph)
        if word in _REPORTED or word in _PAST or (word[-2:] == "ed" and len(word) > 4):
            return Cues("past", False, paragraph)
        at += 1
    return Cues("", False, paragraph)
