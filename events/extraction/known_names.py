"""Known names in a text, whole words only: spelling in capitals, accents and hyphens do not count.

All names are looked for in one walk over the words. A name in capitals of up to five letters ("US") is found in
capitals only, so that "us" is nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from events.extraction.candidate import KnownName
from events.extraction.spans import Span, within
from events.extraction.wording import ACCENTS

_PART: Final = re.compile(rf"[^\W_]+(?:[{ACCENTS}]+[^\W_]*)*")
_JOINS: Final = frozenset(" .-'’‐‑\u00a0\u202f\n\r\t")
_LONGEST_JOIN: Final = 3
_LONGEST_ACRONYM: Final = 5
_LONGEST_LEAD: Final = 48  # characters of "in the northern port of"
_LOCATIVE: Final = re.compile(
    r"\b(in|at|near|outside|inside|over|of|(?:visit|trip|tour|journey) to)\s+(?:(?:the|its|their|his|her|a)\s+)?"
    r"(?:(?:[a-z-]+\s+){0,2}(?:city|town|village|capital|port|province|district|state|region|island)\s+of\s+)?$",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A known name where it stands in the text."""

    start: int
    end: int
    key: int


class _Node:
    __slots__ = ("acronym", "key", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.key: int | None = None
        self.acronym = False


class Names:
    """Names by their words, made once for any number of texts."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._root = _Node()
        for known in names:
            for name in known.names:
                self._add(name, known.key)

    @classmethod
    def of(cls, names: Names | Sequence[KnownName]) -> Names:
        """The same, if they are made already."""
        return names if isinstance(names, Names) else cls(names)

    def _add(self, name: str, key: int) -> None:
        parts = [part.group() for part in _PART.finditer(name)]
        if not parts:
            return
        node = self._root
        for part in parts:
            node = node.next.setdefault(folded(part), _Node())
        letters = "".join(parts)
        acronym = letters.isupper() and len(letters) <= _LONGEST_ACRONYM
        if node.key is None or (node.acronym and not acronym):
            node.key, node.acronym = key, acronym

    def find(self, text: str) -> list[Found]:
        """Every name, the longest where several begin, none within another; in order."""
        if not self._root.next:
            return []
        parts = [part.span() for part in _PART.finditer(text)]
        found: list[Found] = []
        at = 0
        while at < len(parts):
            length, key = self._longest(text, parts, at)
            if key is None:
                at += 1
                continue
            found.append(Found(parts[at][0], parts[at + length - 1][1], key))
            at += length
        return found

    def _longest(self, text: str, parts: list[Span], at: int) -> tuple[int, int | None]:
        node, length, key = self._root, 0, None
        for index in range(at, len(parts)):
            start, end = parts[index]
            if index > at and not _joined(text[parts[index - 1][1] : start]):
                break
            following = node.next.get(folded(text[start:end]))
            if following is None:
                break
            node = following
            whole = text[parts[at][0] : end]
            if node.key is not None and (not node.acronym or whole.isupper()):
                length, key = index - at + 1, node.key
        return length, key


def folded(word: str) -> str:
    """Without accents and capitals."""
    if word.isascii():
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()


def where(text: str, found: list[Found], start: int, end: int, elsewhere: tuple[Span, ...]) -> int | None:
    """The key of the place where something happened, told in [start, end) by "in", "at" or "near"; None without one.

    What stands in `elsewhere` is told of something else.
    """
    near: int | None = None
    for each in within(found, start, end):
        if any(first <= each.start < last for first, last in elsewhere) or text[each.end : each.end + 1] in {"-", "‐"}:
            continue
        led = _LOCATIVE.search(text, max(start, each.start - _LONGEST_LEAD), each.start)
        if led and led[1].casefold() in ("in", "at"):
            return each.key
        near = each.key if led and near is None else near
    return near


def _joined(gap: str) -> bool:
    return len(gap) <= _LONGEST_JOIN and set(gap) <= _JOINS and gap.count("\n") < 2
