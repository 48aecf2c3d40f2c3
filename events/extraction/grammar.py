"""How the rules are tried on a paragraph: the longest that fits wins, then the one that is listed first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from events.extraction.lexicon import CLASS, CLASSES, OTHER, Meaning
from events.extraction.nodes import Node
from events.extraction.pattern import compiled
from events.extraction.tokens import Tokens


class Match:
    """A rule that fits, with what its names caught."""

    __slots__ = ("_found", "tokens")

    def __init__(self, tokens: Tokens, found: re.Match[str]) -> None:
        self.tokens = tokens
        self._found = found

    @property
    def start(self) -> int:
        """The first token."""
        return self._found.start()

    @property
    def end(self) -> int:
        """The token behind the last."""
        return self._found.end()

    def has(self, name: str) -> bool:
        """Whether the rule has such an item, and it is there."""
        return self.at(name) >= 0

    def at(self, name: str) -> int:
        """The token it stands at, -1 if it is not there."""
        return self._found.start(name) if name in self._found.re.groupindex else -1

    def value(self, name: str) -> Meaning:
        """What the lexicon says it means; "" if it is not there."""
        at = self.at(name)
        return self.tokens.values[at] if at >= 0 else ""

    def word(self, name: str) -> str:
        """The word, in lower case; "" if it is not there."""
        at = self.at(name)
        return self.tokens.words[at] if at >= 0 else ""

    def number(self, name: str) -> int:
        """Its meaning as a whole number, 0 if it is not there."""
        return int(self.value(name) or 0)

    def before(self, *names: str, back: int = 1) -> bool:
        """Whether a token of one of the classes stands that far before the match."""
        at = self.start - back
        return at >= 0 and any(self.tokens.kinds[at] in CLASSES[name] for name in names)

    def after(self, *names: str, on: int = 0) -> bool:
        """Whether a token of one of the classes stands behind the match."""
        at = self.end + on
        return at < len(self.tokens) and any(self.tokens.kinds[at] in CLASSES[name] for name in names)


@dataclass(frozen=True, slots=True)
class Found:
    """A node and the tokens that say it, the end exclusive."""

    start: int
    end: int
    node: Node
    rule: str


# One node for the whole match, several for parts of it, or None: it does not fit after all.
Builder = Callable[[Match], Node | list[Found] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its name and what it makes."""

    name: str
    pattern: re.Pattern[str]
    first: frozenset[str]
    build: Builder


def rule(name: str, notation: str, build: Builder) -> Rule:
    """A rule as it is written in the tables."""
    return Rule(name, *compiled(notation), build)


class Table:
    """All rules, by the class they may begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_first: dict[str, list[Rule]] = {}
        self._alone = frozenset(kind for kind in CLASS.values() if any(one.pattern.fullmatch(kind) for one in rules))
        for one in rules:
            for character in one.first:
                self._by_first.setdefault(character, []).append(one)

    def found(self, tokens: Tokens) -> list[Found]:
        """What fits, from left to right, nothing overlapping."""
        found: list[Found] = []
        by_first = self._by_first
        behind = 0
        following = tokens.kinds[1:] + OTHER
        for at, kind in enumerate(tokens.kinds):
            if at < behind or kind not in by_first or (following[at] == OTHER and kind not in self._alone):
                continue
            best = self._longest(tokens, at, by_first[kind])
            if best:
                found += best
                behind = best[-1].end
        return found

    def _longest(self, tokens: Tokens, at: int, rules: list[Rule]) -> list[Found]:
        fits = [
            (-matched.end(), order, matched, one)
            for order, one in enumerate(rules)
            if (matched := one.pattern.match(tokens.kinds, at))
        ]
        for _, _, matched, one in sorted(fits, key=lambda fit: fit[:2]):
            built = one.build(Match(tokens, matched))
            if built is not None:
                return built if isinstance(built, list) else [Found(*matched.span(), built, one.name)]
        return []
