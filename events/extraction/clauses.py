"""Clauses of a sentence, guessed from its small words: which verb a date belongs to.

There is no grammar here and no dictionary of nouns: a clause is opened by a conjunction, a relative or a verb of
saying with a verb behind it, and closed by the comma after which the verb of the outer clause comes. Where that is not
enough, a clause is longer than it should be, never shorter than a verb with its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from events.extraction.clause_openings import STRONG, Openings
from events.extraction.saying import TELLING_NOUNS
from events.extraction.spans import Span
from events.extraction.word_lists import listed
from events.extraction.wording import PREPOSITIONS, Word, is_name, words

Kind = Literal["main", "relative", "content", "adverbial", "coordinate", "shared", "reduced"]

_TRAILING: Final = re.compile(r"[^\s(\[“‘]*+")
_RELATIVE: Final = frozenset(listed("who which whose whom where"))
_CONTENT: Final = frozenset(listed("that what how why whether"))
_AND: Final = frozenset(listed("and but or nor yet so"))
_REDUCED: Final = frozenset(listed("including among with those"))
_ADVERBS_BETWEEN: Final = frozenset(listed("also then later again now still soon not never even only once since"))
_CERTAIN: Final = frozenset(listed("clear likely unlikely certain sure possible true confident aware"))
_TIMES: Final = frozenset(listed("day night morning evening afternoon week month year time"))  # "said that day"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its whole extent with what hangs on it, and the stretches that belong to clauses within."""

    start: int
    end: int
    kind: Kind
    intro: str  # the word that opened it, in small letters; "" for the first
    parent: int | None  # the index of the clause it hangs on
    own: tuple[Word, ...] = ()  # its words without those of clauses within
    holes: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Open:
    first: int
    kind: Kind
    intro: str
    parent: int | None
    has_verb: bool = False
    commas: int = 0
    says: bool = False
    end: int = 0
    own: list[Word] = field(default_factory=list)
    holes: list[Span] = field(default_factory=list)


def clauses(text: str, start: int, end: int, found: list[Word] | None = None) -> tuple[Clause, ...]:
    """The clauses of one sentence in the order in which they open, the main one first; `found` are its words."""
    found = words(text, start, end) if found is None else found
    return _Walk(text, found, end).clauses(start) if found else (Clause(start, end, "main", "", None),)


def innermost(parts: tuple[Clause, ...], start: int, end: int) -> int:
    """The index of the clause that [start, end) belongs to."""
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].start <= start and end <= parts[index].end:
            return index
    return next((i for i in range(len(parts) - 1, -1, -1) if parts[i].start <= start < parts[i].end), 0)


class _Walk:
    """One walk over the words, with a stack of clauses that are open."""

    def __init__(self, text: str, found: list[Word], end: int) -> None:
        self.around = Openings(text, found)
        self.words, self.end = found, end
        self.all: list[_Open] = []
        self.stack: list[int] = []

    def clauses(self, start: int) -> tuple[Clause, ...]:
        self._open(0, "main", "")
        for at in range(len(self.words)):
            if at:
                self._step(at)
            elif self.around.is_adverbial(0):
                self._open(0, "adverbial", self.words[0].low, 0)
            if at >= self._top.first:
                self._top.own.append(self.words[at])
            self._top.has_verb |= self.around.finite[at]
            self._top.says |= self.around.says(at)
        self._close(0, self.end)
        first = self.all[0]
        starts = [start if each is first else self.words[each.first].start for each in self.all]
        return tuple(
            Clause(begins, each.end, each.kind, each.intro, each.parent, tuple(each.own), tuple(each.holes))
            for begins, each in zip(starts, self.all, strict=True)
        )

    @property
    def _top(self) -> _Open:
        return self.all[self.stack[-1]]

    def _open(self, at: int, kind: Kind, intro: str, parent: int | None = None) -> None:
        self.all.append(_Open(at, kind, intro, parent))
        self.stack.append(len(self.all) - 1)

    def _close(self, depth: int, end: int) -> None:
        """Close what is open above `depth`."""
        while len(self.stack) > depth:
            index = self.stack.pop()
            closed = self.all[index]
            begins = self.words[closed.first].start
            closed.end = max(begins, end)  # a mark may end a clause before its first word
            if self.stack:
                self.all[self.stack[-1]].holes.append((begins, closed.end))

    def _step(self, at: int) -> None:
        gap = self.around.gap(at)
        edge = self.words[at - 1].end + len(_TRAILING.match(gap).group())  # type: ignore[union-attr]
        if STRONG.search(gap):
            parent = self.stack[0]
            self._close(0, edge)
            intro = self.words[at].low
            self._open(at, "content" if intro == "that" else "main", intro if intro == "that" else "", parent)
            return
        comma = "," in gap
        if comma:
            self._return_from(at, edge)
            self._top.commas += 1
        self._open_at(at, comma, edge)

    def _return_from(self, at: int, edge: int) -> None:
        """A comma ends what stands within a clause whose verb is still to come."""
        while len(self.stack) > 1 and self._top.kind in ("relative", "adverbial", "reduced"):
            outer = self.all[self.stack[-2]]
            if outer.has_verb and not (self.words[at].low in _AND and self.around.leads_to_a_verb(at + 1)):
                return
            if not (self._top.has_verb or self._top.kind == "reduced"):
                return
            self._close(len(self.stack) - 1, edge)

    def _open_at(self, at: int, comma: bool, edge: int) -> None:
        low, top = self.words[at].low, self._top
        before = self.words[at - 1]
        if low in _AND:
            self._coordinate(at, edge)
        elif low in _RELATIVE and self.around.leads_to_a_verb(at + 1) and before.low not in PREPOSITIONS:
            self._open(at, "relative", low, self.stack[-1])
        elif self.around.is_adverbial(at):
            self._open(at, "adverbial", low, self.stack[-1])
        elif self._is_content(at, comma):
            self._open(at, "content", low if low in _CONTENT else "", self.stack[-1])
        elif comma and low in _REDUCED and self.around.leads_to_a_participle(at + 1):
            self._open(at + 1 if at + 1 < len(self.words) else at, "reduced", low, self.stack[-1])
        elif comma and self.around.is_loose_participle(at) and not top.has_verb and top.commas < 2:
            self._open(at, "reduced", "", self.stack[-1])

    def _coordinate(self, at: int, edge: int) -> None:
        if at + 1 >= len(self.words) or not self._top.has_verb:
            return
        following = at + 1
        while following + 1 < len(self.words) and self.words[following].low in _ADVERBS_BETWEEN:
            following += 1
        kind: Kind | None = None
        if self.around.finite[following]:
            kind = "shared"
        elif self.around.low(following + 1) in PREPOSITIONS and is_name(self.words[following]):
            return  # "Iran and Syria at a conference": one more name
        elif self.around.begins_a_subject(following) and self.around.leads_to_a_verb(following):
            kind = "coordinate"
        if kind is None:
            return
        closed = self.stack[-1]
        was_content = self._top.kind == "content"
        parent = self.all[closed].parent if was_content and kind == "coordinate" else closed
        self._close(len(self.stack) - 1, edge)
        if was_content and kind == "coordinate":
            self._open(at + 1, "content", "and", parent)
        else:
            self._open(at + 1, kind, self.words[at].low, parent)

    def _is_content(self, at: int, comma: bool) -> bool:
        """Whether what is said, known or promised begins here."""
        low, before = self.words[at].low, self.words[at - 1].low
        if low in _CONTENT:
            told = self._top.says or before in TELLING_NOUNS | _CERTAIN or self.around.says(at - 1)
            complements = low == "that" and self.around.low(at + 1) not in _TIMES
            return told and (complements or self.around.leads_to_a_verb(at + 1))
        if comma or not self.around.says(at - 1) or not self.around.finite[at - 1]:
            return False
        return self.around.begins_a_subject(at) and not self.around.finite[at] and self.around.leads_to_a_verb(at)
