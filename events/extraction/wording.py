"""The words of a stretch of text, and the small words by which its grammar is guessed without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from events.extraction.verb_forms import base_of, is_participle, is_past, known
from events.extraction.word_lists import listed

#: Within square brackets of a regular expression: marks that are written over and under letters.
ACCENTS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN: Final = "\u200c\u200d\u00ad"  # joiners, and the hyphen that shows at the end of a line only
_WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    rf"|[^\W_]+(?:(?:[{ACCENTS}{_UNSEEN}]+|(?<=\d)[.,](?=\d)|['’‐‑&-](?=[^\W_]))[^\W_]*)*"
)


class Word(NamedTuple):
    """One word: where it stands, as written, and folded for comparison."""

    start: int
    end: int
    text: str
    low: str


def words(text: str, start: int, end: int) -> list[Word]:
    """The words in [start, end), in order."""
    spans = [found.span() for found in _WORD.finditer(text, start, end)]
    return [Word(at, to, part := text[at:to], part.casefold().replace("’", "'")) for at, to in spans]


def squeezed(text: str) -> str:
    """In one line, with single spaces."""
    return " ".join(text.split())


DETERMINERS: Final = frozenset(
    listed(
        "the a an this that these those his her its their our my your some any no every each both all another",
        "several many few most such",
    )
)
PRONOUNS: Final = frozenset(listed("he she it they we i you who which there nobody somebody everyone nothing"))
PREPOSITIONS: Final = frozenset(
    listed(
        "of in on at by for from with to into over under about against between among through during after before",
        "since until without within despite amid towards toward upon near outside inside across along beyond",
        "behind off out up down following via per around as like than including",
    )
)
MODALS: Final = frozenset(listed("will would shall should can could may might must cannot"))
BE: Final = frozenset(listed("is are was were am isn't aren't wasn't weren't"))
HAVE_DO: Final = frozenset(listed("has have had do does did hasn't haven't hadn't don't doesn't didn't"))
NEGATED_MODALS: Final = frozenset(listed("won't wouldn't can't couldn't shouldn't mightn't mustn't shan't"))
AUXILIARIES: Final = MODALS | BE | HAVE_DO | NEGATED_MODALS
#: Verbs whose "-s" is more often a noun in the plural.
_NOUNS_TOO: Final = frozenset(
    listed(
        "talk visit raid report attack plan claim strike move vote call force bomb name place process protest",
        "question rocket rule sanction score state station stop store storm strike supply support target tax term",
        "test threat tour trade train transfer transport trap turn use value view vow wage walk watch water wound",
        "work worry reform act address aim ally answer appeal approach arm arrest assault attempt award back ban",
        "bar base battle blast block board border boycott breach call campaign cause challenge change charge",
        "chase clash close comment compete conduct contact contract copy counter couple cover crack crash cross",
        "crown damage date deal debate delay delegate demand desire die dispute drag drop edge end escort",
        "estimate exchange exile experience exploit export face fall fear feature fight figure file fire flare",
        "flood force form found fuel function fund gain gather guarantee guard halt hammer hand hint honour honor",
        "hope host house import increase inform influence interview invite issue jail join judge jump kick label",
        "lack land launch lead leave lift light limit link list load lock loot march mark massacre match matter",
        "measure mind mine mount move murder need note notice number object offer open order park part pass",
        "patrol pause phone pick plant play plot point pose position post power practice praise press pressure",
        "price print prize probe profit programme program project promise prompt purchase push quarter quote race",
        "raise rally range rank rate reach record refuge release remark repair reply request rescue result",
        "retreat return review reward riot risk rise roll run rush sack sail sale sample scale schedule scrape",
        "screen seal search season seat secret set shape share shell shift ship shock shot shout show sign signal",
        "sink slash source spark speech split sponsor spot spread spring stage stamp stand star start stay steal",
        "step stock stream stress struggle study suffer surge surprise suspect sweep swing",
    )
)


_NO_VERB_AFTER: Final = (
    DETERMINERS - frozenset(listed("this that all both some most many few"))
    | AUXILIARIES
    | frozenset(listed("been being to not be having"))
)
_PARTICLES: Final = frozenset(listed("out up down off before after"))


def is_finite(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` looks like the verb of a clause, or the first word of its verb."""
    word = words[at].low
    if word in AUXILIARIES:
        return True
    before = words[at - 1] if at else None
    if before and before.low in _NO_VERB_AFTER:
        return False
    if is_past(word) and words[at].text[:1].islower():
        if before is None:
            return not is_participle(word)
        return before.low not in PREPOSITIONS or before.low in _PARTICLES
    base = base_of(word, "third")
    return base is not None and (base not in _NOUNS_TOO or _is_no_noun(words, at))


def _is_no_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a word such as "talks" is a verb here: it follows a name or a pronoun, and an object follows it."""
    if not 0 < at < len(words) - 1:
        return False
    before, after = words[at - 1], words[at + 1]
    if before.low in PRONOUNS:
        return True
    is_led = is_name(before) and not before.low.endswith("s")
    return is_led and (after.low in DETERMINERS or is_name(after))


def could_be_verb(word: Word) -> bool:
    """Whether any form of a verb is written so."""
    return bool(known(word.low)) or is_past(word.low)


def is_name(word: Word) -> bool:
    """Whether it begins with a capital letter."""
    return word.text[:1].isupper()
