"""A paragraph as tokens, and to each the class of the lexicon that it has."""

from __future__ import annotations

import re
from typing import Any, Final

from events.extraction.figures import figures
from events.extraction.lexicon import CLASS, OTHER, WORDS, Meaning
from events.extraction.numbers import joined
from events.extraction.phrases import merged

TOKEN: Final = re.compile(
    r"[^\W\d_]{3,}"  # most tokens; what is shorter may be part of "a.m." or "o'clock"
    r"|q[1-4](?![^\W_])|[1-4]q(?![^\W_])"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"  # ISO 8601
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/])"  # day, month and year in figures
    r"|\d{4}/\d{1,2}/\d{1,2}(?![\d/])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,2}\.\d\d(?= ?[ap]\.?m)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?(?:(?:st|nd|rd|th|s)(?![^\W_]))?"
    r"|'\d\d(?:s|(?!\d))"
    r"|[ap]\. ?m\.?(?![^\W_])|[ab]\. ?[dc]\.(?: ?e\.)?"
    r"|o'clock"
    r"|'(?:s|ll|d|re|ve|m|t)(?![^\W_])"
    r"|[^\W\d_]+|\S",
    re.IGNORECASE,
)
_ERAS: Final = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_CAPITAL: Final = frozenset(CLASS[name] for name in ("MONABBR", "DOWABBR", "MAY", "ERA", "HOLIDAY", "EASTER", "TZ"))
_ABBREVIATED: Final = frozenset(CLASS[name] for name in ("MONABBR", "DOWABBR"))
_NONE: Final = (OTHER, "")

# Tokens from the first up to the second that are one, with its class and meaning.
Merge = tuple[int, int, str, Meaning]


class Tokens:
    """Columns of tokens: their words in lower case, where each begins and ends, its class and its meaning."""

    __slots__ = ("ends", "kinds", "starts", "text", "values", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [token.span() for token in TOKEN.finditer(text)]  # matches, kept, would keep the collector busy
        self.words = [text[start:end].lower() for start, end in spans]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        entries = [WORDS.get(word, _NONE) for word in self.words]
        kinds = [entry[0] for entry in entries]
        self.values = [entry[1] for entry in entries]
        for at, word in enumerate(self.words):
            if kinds[at] == OTHER and not word.isalpha():
                kinds[at], self.values[at] = _unlisted(word, text, self.starts[at], self.ends[at])
            elif kinds[at] in _CAPITAL and self.written(at)[0] == word[0]:
                kinds[at] = OTHER
        for merges in (abbreviated, merged, joined):
            self._merge(merges(self, kinds), kinds)
        self.kinds = "".join(kinds)

    def __len__(self) -> int:
        return len(self.words)

    def written(self, token: int) -> str:
        """The token with its own capitals."""
        return self.text[self.starts[token] : self.ends[token]]

    def _merge(self, merges: list[Merge], kinds: list[str]) -> None:
        """Make one token of several, in place."""
        if not merges:
            return
        for start, end, kind, value in merges:
            kinds[start], self.values[start] = kind, value
            self.ends[start] = self.ends[end - 1]
        for column in (self.words, self.starts, self.ends, self.values, kinds):
            kept: list[Any] = []
            behind = 0
            for start, end, _, _ in merges:
                kept += column[behind : start + 1]
                behind = end
            column[:] = kept + column[behind:]


def abbreviated(tokens: Tokens, kinds: list[str]) -> list[Merge]:
    """The full stop of "Sept." is part of it."""
    return [
        (at, at + 2, kind, tokens.values[at])
        for at, kind in enumerate(kinds[:-1])
        if kind in _ABBREVIATED and tokens.words[at + 1] == "." and tokens.ends[at] == tokens.starts[at + 1]
    ]


def _unlisted(word: str, text: str, start: int, end: int) -> tuple[str, Meaning]:
    """The class of figures and of what has full stops in it."""
    first = word[0]
    if first.isdigit() and first.isascii():
        return figures(word, text, start, end)
    if first == "'" and len(word) > 2 and word[1].isdigit():
        if start and (text[start - 1].isalnum() or text[start - 1] == "'"):
            return OTHER, ""
        return (CLASS["DECADE"], int(word[1:3])) if word[-1] == "s" else (CLASS["APOSYEAR"], int(word[1:3]))
    if len(word) > 3 and word[1] == ".":
        bare = word.replace(".", "").replace(" ", "")
        if bare in _ERAS:
            return CLASS["ERA"], _ERAS[bare]
    if len(word) > 2 and word[0] in "ap" and word[1] == ".":
        return CLASS["AMPM"], 12 if first == "p" else 0
    return OTHER, ""
