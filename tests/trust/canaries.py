"""Random words that stand in one place each, with who may see them: whoever else meets one has found a leak."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass, field
from functools import cache

_LETTERS = "ghjkmnpqrstvwxyz"  # no hexadecimal digit: never part of an id or a digest
LENGTH = 12  # 48 bits


@dataclass(frozen=True, slots=True)
class Canary:
    """A word, where it stands, who may see it, and whether there is a door through which they do."""

    word: str
    where: str
    seen_by: Set[str]
    is_shown: bool


@dataclass(slots=True)
class Aviary:
    """All canaries of a world."""

    canaries: list[Canary] = field(default_factory=list)

    def hide(self, where: str, seen_by: Set[str], *, is_shown: bool = True) -> str:
        """A new word, to be written where `where` says."""
        return self.mark(random_word(), where, seen_by, is_shown=is_shown)

    def mark(self, word: str, where: str, seen_by: Set[str], *, is_shown: bool = True) -> str:
        """A word that is there already: an id, a token."""
        self.canaries.append(Canary(word, where, seen_by, is_shown))
        return word

    def forbidden(self, role: str) -> list[Canary]:
        """Those that the role may not see."""
        return [canary for canary in self.canaries if role not in canary.seen_by]

    def due(self, role: str) -> list[Canary]:
        """Those that a crawl as the role must meet, if it crawls everything."""
        return [canary for canary in self.canaries if canary.is_shown and role in canary.seen_by]


_RUN = re.compile(rb"[%s]{%d,}" % (_LETTERS.encode(), LENGTH))
_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def met_in(content: bytes, words: Collection[str]) -> Iterator[str]:
    """Those of the words that stand in the content. A pattern of all of them would try each at every letter."""
    for run in set(_RUN.findall(content)):
        for first in range(len(run) - LENGTH + 1):
            word = run[first : first + LENGTH].decode()
            if word in words:
                yield word
    for found in set(_ID.findall(content)):
        if (word := found.decode()) in words:
            yield word
    for word in _others(frozenset(words)):
        if word.encode() in content:
            yield word


@cache
def _others(words: frozenset[str]) -> tuple[str, ...]:
    """Words of another make: tokens."""
    return tuple(
        word
        for word in words
        if not ((_RUN.fullmatch(word.encode()) and len(word) == LENGTH) or _ID.fullmatch(word.encode()))
    )


def random_word() -> str:
    """Letters that stand nowhere else."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
