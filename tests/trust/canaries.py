"""Random words that stand in one place each, with who may see them: whoever else meets one has found a leak."""

from __future__ import annotations

import secrets
from collections.abc import Set
from dataclasses import dataclass, field

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


def random_word() -> str:
    """Letters that stand nowhere else."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
