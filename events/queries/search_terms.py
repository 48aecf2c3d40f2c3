"""What somebody looks for: words and phrases as the database knows them, and in how many events each is at most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from events.queries.sight import Sight

LONGEST = 200  # characters of a query
MOST_WORDS = 12  # those after them are not looked for
SHORTEST = 3  # letters from which a word is a beginning too, wherever it stands
_TYPED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")
_FIRST, _LAST = "\x01", "\U0010ffff"  # sort before and after whatever may follow a beginning

_AS_WORDS = """
SELECT place, lexeme FROM unnest(%s::text[]) WITH ORDINALITY AS typed (said, place),
    unnest(to_tsvector('simple', events_in_words(said))) AS word, unnest(positions) AS at ORDER BY place, at
"""
_COUNTED = """
SELECT (SELECT coalesce(sum(events), 0) FROM events_lexeme WHERE timeline_id = %s::bigint AND audience = %s::text
        AND word >= low AND word < high) FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS asked (low, high, at)
ORDER BY at
"""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another; `is_open`: the last may go on. `events` have its rarest word, at most."""

    words: tuple[str, ...]
    is_open: bool
    events: int = 0

    def query(self, weights: str = "", *, is_whole: bool = False) -> str:
        """As a tsquery, within fields of these weights; with `is_whole` the last word goes on no further."""
        goes_on = self.is_open and not is_whole
        marks = [weights] * (len(self.words) - 1) + ["*" * goes_on + weights]
        return " <-> ".join(f"'{word}'" + f":{mark}" * bool(mark) for word, mark in zip(self.words, marks, strict=True))


def query(terms: Sequence[Term], weights: str = "", *, is_whole: bool = False) -> str:
    """All of them, as a tsquery. Words are letters and digits: nothing in them needs to be escaped."""
    return " & ".join(f"({term.query(weights, is_whole=is_whole)})" for term in terms)


def terms(sight: Sight, text: str) -> list[Term]:
    """The words of `text`, each a beginning unless it is short or within quotation marks; [] where it has none.

    What is written together without a space, as al-Maliki, is looked for together. Two queries.
    """
    typed = [(quoted or plain, not quoted) for quoted, plain in _TYPED.findall(text[:LONGEST].replace("\0", ""))]
    typed = [(said, is_plain) for said, is_plain in typed if said.strip()][:MOST_WORDS]
    if not typed:
        return []
    found: list[list[str]] = [[] for _ in typed]
    with connection.cursor() as cursor:
        cursor.execute(_AS_WORDS, [[said for said, _ in typed]])
        for place, word in cursor.fetchall():
            found[place - 1].append(word)
    last = len(typed) - 1
    asked = [
        Term(tuple(words), is_plain and (place == last or len(words[-1]) >= SHORTEST))
        for place, (words, (_, is_plain)) in enumerate(zip(found, typed, strict=True))
        if words
    ]
    return _counted(sight, asked)


def _counted(sight: Sight, asked: Sequence[Term]) -> list[Term]:
    ranges = [
        (word, word + (_LAST if term.is_open and place == len(term.words) - 1 else _FIRST))
        for term in asked
        for place, word in enumerate(term.words)
    ]
    if not ranges:
        return []
    with connection.cursor() as cursor:
        low, high = (list(bounds) for bounds in zip(*ranges, strict=True))
        cursor.execute(_COUNTED, [sight.timeline.pk, sight.audience.value, low, high])
        numbers = iter([int(number) for (number,) in cursor.fetchall()])
    return [Term(term.words, term.is_open, min(next(numbers) for _ in term.words)) for term in asked]
