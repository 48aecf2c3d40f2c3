"""What somebody looks for: words and phrases as the database knows them, and in how many events each is at most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.queries.reader.sight import Sight

LONGEST = 200  # characters of a query
MOST_WORDS = 12  # those after them are not looked for
MOST_SPELT = 24  # words that begin so, up to which the index is asked for each of them
SHORTEST = 3  # letters from which a word is a beginning too, wherever it stands
_TYPED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")

# Each word with how many events have it at most: of one that may go on, all that begin so, and which those are where
# they are few. "C" sorts by code points: U+0001 comes before whatever may follow a word, U+10FFFF after it.
AS_WORDS = f"""
SELECT place, lexeme, is_open, events, CASE WHEN number <= {MOST_SPELT} THEN spelt END FROM (
    SELECT place, lexeme, at, is_plain AND at = max(at) OVER (PARTITION BY place)
        AND (place = %(last)s::bigint OR length(lexeme) >= {SHORTEST}) AS is_open
    FROM unnest(%(said)s::text[], %(is_plain)s::boolean[]) WITH ORDINALITY AS typed (said, is_plain, place),
        unnest(to_tsvector('simple', events_in_words(said))) AS word, unnest(positions) AS at
) AS words CROSS JOIN LATERAL (
    SELECT coalesce(sum(events), 0) AS events, count(*) AS number, array_agg(word) AS spelt FROM events_lexeme
    WHERE timeline_id = %(timeline)s::bigint AND audience = %(audience)s::text AND word >= lexeme
      AND word < lexeme || chr(CASE WHEN is_open THEN 1114111 ELSE 1 END)
) AS counted ORDER BY place, at
"""  # noqa: S608 (constants of this file only)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another; `is_open`: the last may go on. `events` have its rarest word, at most.

    `spelt` are the words of this audience that begin as the last does, where it may go on and they are few.
    """

    words: tuple[str, ...]
    is_open: bool
    events: int = 0
    spelt: tuple[str, ...] = ()

    def query(self, weights: str = "", *, is_whole: bool = False) -> str:
        """As a tsquery, within fields of these weights; with `is_whole` the last word goes on no further."""
        goes_on = self.is_open and not is_whole
        marks = [weights] * (len(self.words) - 1) + ["*" * goes_on + weights]
        return " <-> ".join(f"'{word}'" + f":{mark}" * bool(mark) for word, mark in zip(self.words, marks, strict=True))


def query(terms: Sequence[Term], weights: str = "", *, is_whole: bool = False) -> str:
    """All of them, as a tsquery. Words are letters and digits: nothing in them needs to be escaped."""
    return " & ".join(f"({term.query(weights, is_whole=is_whole)})" for term in terms)


def query_within(sight: Sight, terms: Sequence[Term]) -> str:
    """What the index of words is asked: all words as `events_within` writes those of a timeline and an audience, in no
    order. What it finds has the words; whether they stand as `query` wants them is seen in the row.

    For a beginning GIN gathers all events that have a word beginning so, however rare the other words are; among those
    of words that are spelt it looks for the others'. So a beginning is spelt where few words begin so.
    """
    scope = f"{sight.timeline.pk}{sight.audience.value[0]}"
    words = {f"'{scope}{word}'" for term in terms for word in term.words[: len(term.words) - term.is_open]}
    for term in terms:
        if term.is_open:
            either = [f"'{scope}{word}'" for word in term.spelt] or [f"'{scope}{term.words[-1]}':*"]
            words.add(f"({' | '.join(either)})")
    return " & ".join(sorted(words))


def terms(sight: Sight, text: str) -> list[Term]:
    """The words of `text`, each a beginning unless it is short or within quotation marks; [] where it has none.

    What is written together without a space, as al-Maliki, is looked for together. One query.
    """
    typed = [(quoted or plain, not quoted) for quoted, plain in _TYPED.findall(text[:LONGEST].replace("\0", ""))]
    typed = [(said, is_plain) for said, is_plain in typed if said.strip()][:MOST_WORDS]
    if not typed:
        return []
    found: list[list[tuple[str, bool, int, Sequence[str] | None]]] = [[] for _ in typed]
    with connection.cursor() as cursor:
        cursor.execute(AS_WORDS, asked_for(sight, typed))
        for place, word, is_open, events, spelt in cursor.fetchall():
            found[place - 1].append((word, is_open, int(events), spelt))
    return [_term(words) for words in found if words]


def _term(words: Sequence[tuple[str, bool, int, Sequence[str] | None]]) -> Term:
    _, is_open, _, spelt = words[-1]
    rarest = min(events for _, _, events, _ in words)
    return Term(tuple(word for word, *_ in words), is_open, rarest, tuple(spelt or ()) if is_open else ())


def asked_for(sight: Sight, typed: Sequence[tuple[str, bool]]) -> dict[str, Any]:
    """What `AS_WORDS` is asked: what was typed, and whether it stands without quotation marks."""
    said, is_plain = (list(each) for each in zip(*typed, strict=True))
    return {
        "timeline": sight.timeline.pk,
        "audience": sight.audience.value,
        "said": said,
        "is_plain": is_plain,
        "last": len(typed),
    }
