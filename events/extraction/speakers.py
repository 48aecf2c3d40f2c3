"""Whose words a passage gives: the subject of a verb of saying, before, behind or beside what is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from events.extraction.clauses import Clause
from events.extraction.saying import SAYING
from events.extraction.spans import Span
from events.extraction.subjects import own_words, subject_of
from events.extraction.verb_forms import known
from events.extraction.word_lists import listed
from events.extraction.wording import DETERMINERS, PREPOSITIONS, Word, is_finite, is_name, words

_ACCORDING: Final = re.compile(r"\b(?:according to|in the words of)\s+", re.IGNORECASE)
_PRONOUNS: Final = frozenset(listed("he she they it we i you who that"))
_LONGEST: Final = 12  # words of an attribution
#: Verbs of saying that stand beside what is said: ", officials said".
_BESIDE: Final = frozenset(
    listed(
        "say tell add report claim allege announce state declare explain note confirm argue insist warn believe",
        "estimate remark write recall acknowledge admit reply respond comment complain",
    )
)
QUOTES: Final = re.compile(r"(?:[“\"„«]|``)([^“”\"„«»`]{2,1500}?)(?:[”\"“»]|'')")


def says(word: Word) -> str | None:
    """The verb of saying of which the word is a form, in the past or the present."""
    forms = (each.base for each in known(word.low) if each.form in ("past", "third") and each.base in SAYING)
    return next(forms, None)


def attribution(text: str, own: list[Word], end: int) -> tuple[Span, Span] | None:
    """Words beside what is said that say who says it, and the speaker within them.

    ", officials said" and ", said the general" at the end of [.., end); "According to the paper," anywhere.
    """
    if not own:
        return None
    according = _ACCORDING.search(text, own[0].start, end)
    if according:
        speaker = _until_a_comma(text, according.end(), end)
        return ((according.start(), speaker[1]), speaker) if speaker else None
    tail = _after_the_last_comma(text, own)
    told = own[: len(own) - len(tail)]
    if not 2 <= len(tail) <= _LONGEST or not any(is_finite(told, at) for at in range(len(told))):
        return None
    verb = next((at for at, word in enumerate(tail) if _speaks(word)), None)
    if verb is None or _has_object(tail, verb):
        return None
    speaker = (tail[0].start, tail[verb - 1].end) if verb else speaker_behind(tail)
    return ((tail[0].start, tail[-1].end), speaker) if speaker else None


def speaker_behind(tail: list[Word]) -> Span | None:
    """Whom "said …" names: all that follows, up to a preposition behind a name."""
    rest = tail[1:]
    if not rest or rest[0].low in PREPOSITIONS:
        return None
    return rest[0].start, rest[_name_ends(rest) - 1].end


def speaker_before(text: str, clause: Clause) -> Span | None:
    """The subject of a clause whose verb is one of saying: "officials" of "officials said that"."""
    own = own_words(clause)
    subject = subject_of(text, own)
    return (subject.start, subject.end) if subject else None


def is_pronoun(text: str, span: Span) -> bool:
    """Whether it names nobody by itself."""
    return text[span[0] : span[1]].casefold() in _PRONOUNS


def is_somebody(text: str, span: Span) -> bool:
    """Whether it ends in a person's name, as far as capitals tell."""
    found = words(text, *span)
    return 2 <= len(found) <= _LONGEST and all(map(is_name, found[-2:])) and found[0].low not in {"the", "a", "an"}


def quotation_around(quotes: list[Span], start: int) -> Span | None:
    """The quotation that [start, ..) stands in."""
    at = bisect_right(quotes, (start, 1 << 62)) - 1
    return quotes[at] if at >= 0 and quotes[at][0] <= start < quotes[at][1] else None


def _speaks(word: Word) -> bool:
    base = says(word)
    return base is not None and base in _BESIDE


def _has_object(tail: list[Word], verb: int) -> bool:
    """Whether what is said follows the verb: then it is a clause, not an attribution."""
    after = tail[verb + 1 :]
    return verb > 0 and len(after) > 6


def _after_the_last_comma(text: str, own: list[Word]) -> list[Word]:
    at = len(own) - 1
    while at > 0 and len(own) - at <= _LONGEST:
        gap = text[own[at - 1].end : own[at].start]
        if "," in gap or "”" in gap or '"' in gap:
            return own[at:]
        at -= 1
    return []


def _until_a_comma(text: str, start: int, end: int) -> Span | None:
    found = words(text, start, min(end, start + 160))
    last = 0
    for at, word in enumerate(found):
        if at and ("," in text[found[at - 1].end : word.start] or ":" in text[found[at - 1].end : word.start]):
            break
        last = at + 1
    return (found[0].start, found[last - 1].end) if last else None


def _name_ends(rest: list[Word]) -> int:
    """How many words after "said" are the speaker's: up to a preposition that follows a name."""
    for at, word in enumerate(rest):
        if at and word.low in PREPOSITIONS - {"of", "for"} and (is_name(rest[at - 1]) or rest[0].low in DETERMINERS):
            return at
    return len(rest)
