"""A sentence with what is known of it before it is read for events: its words, its clauses, its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.clauses import Clause, clauses
from events.extraction.expression import Expression
from events.extraction.spans import Span, within
from events.extraction.wording import Word

#: An expression that has a date, with its index among those of the text.
Dated = tuple[int, Expression]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text."""

    text: str
    span: Span
    words: list[Word]
    dates: Sequence[Dated]
    parts: tuple[Clause, ...]

    @classmethod
    def of(cls, text: str, span: Span, words: list[Word], dates: Sequence[Dated]) -> Sentence:
        """Cut into clauses."""
        return cls(text, span, words, dates, clauses(text, *span, words))

    def words_of(self, clause: Clause) -> Sequence[Word]:
        """All words of a clause, those of clauses within too."""
        return within(self.words, clause.start, clause.end)
