"""A paragraph as tokens, and to each the class of the lexicon that it has."""

from __future__ import annotations

import re
from typing import Final

from events.extraction.lexicon import CLASS, OTHER, WORDS, Meaning
from events.extraction.numbers import joined
from events.extraction.phrases import merged

_TOKEN: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"  # ISO 8601
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
_CURRENCY: Final = frozenset("$£€¥#")
_CAPITAL: Final = frozenset(CLASS[name] for name in ("MONABBR", "DOWABBR", "MAY", "ERA", "HOLIDAY", "EASTER", "TZ"))
_ABBREVIATED: Final = frozenset(CLASS[name] for name in ("MONABBR", "DOWABBR", "TZ"))


class Tokens:
    """Columns of tokens: their words in lower case, where each begins and ends, its class and its meaning."""

    __slots__ = ("ends", "kinds", "starts", "text", "values", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Meaning] = []
        kinds: list[str] = []
        for found in _TOKEN.finditer(text):
            written = found[0]
            word = written.lower()
            start, end = found.span()
            kind, value = WORDS.get(word) or _unlisted(word, text, start, end)
            if kind in _CAPITAL and written[0] == word[0]:
                kind = OTHER
            if word == "." and kinds and kinds[-1] in _ABBREVIATED and self.ends[-1] == start:
                self.ends[-1] = end
                continue
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
            self.values.append(value)
            kinds.append(kind)
        merged(self, kinds)
        joined(self, kinds)
        self.kinds = "".join(kinds)

    def __len__(self) -> int:
        return len(self.words)

    def written(self, token: int) -> str:
        """The token with its own capitals."""
        return self.text[self.starts[token] : self.ends[token]]


def _unlisted(word: str, text: str, start: int, end: int) -> tuple[str, Meaning]:
    """The class of figures and of what has full stops in it."""
    first = word[0]
    if first.isdigit() and first.isascii():
        return _figures(word, text, start, end)
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


def _figures(word: str, text: str, start: int, end: int) -> tuple[str, Meaning]:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in _CURRENCY or before.isalpha() or after == "%" or (before == "." and start > 1 and text[start - 2].isdigit()):
        return OTHER, ""
    if word.isdigit() and word.isascii():
        return _whole(word)
    if word[-1] == "s":
        return (CLASS["DECADE"], int(word[:-1])) if word[:-1].isdigit() and word[-2] == "0" and len(word) in (3, 5) else (OTHER, "")
    if word[-2:] in ("st", "nd", "rd", "th"):
        return (CLASS["ORDINAL"], int(word[:-2])) if word[:-2].isdigit() and len(word) < 6 else (OTHER, "")
    if word[4:5] == "-":
        return CLASS["ISO"], word
    if "/" in word or word.count(".") == 2:
        return CLASS["NUMERIC"], word
    if ":" in word or (word.count(".") == 1 and after in " apAP" and _is_clock(text, end)):
        return CLASS["CLOCK"], word.replace(".", ":")
    return CLASS["NUM"], float(word.replace(",", "")) if len(word) < 16 else 0.0


def _is_clock(text: str, end: int) -> bool:
    return re.match(r" ?[ap]\.?m", text[end : end + 4], re.IGNORECASE) is not None


def _whole(word: str) -> tuple[str, Meaning]:
    if len(word) > 9:
        return OTHER, ""
    number = int(word)
    if len(word) <= 2:
        return CLASS["DAYNUM" if 1 <= number <= 31 else "SHORT"], number
    if len(word) == 4 and 1000 <= number <= 2199:
        return CLASS["YEAR"], number
    return CLASS["NUM"], number
