"""Rules for what names the present, the past or the future without a date."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Match, Rule, rule
from events.extraction.nodes import Node, Reference
from events.extraction.rules_words import following_word, is_capital, preceding_word
from events.extraction.verb_forms import is_past
from events.extraction.word_lists import listed
from events.extraction.wording import AUXILIARIES, PREPOSITIONS, PRONOUNS

_GO_ON: Final = AUXILIARIES | PREPOSITIONS | PRONOUNS | frozenset(listed("and or but if that what seemed looked"))
_NO_NOUNS: Final = frozenset(
    listed(
        "he she it they we i you who which that this these those there but when where because by for with from on "
        "the a an his her its their our my is are was were has have had would could did"
    )
)


def _reference(match: Match) -> Node | None:
    word, value = match.word("word"), str(match.value("word"))
    if word == "soon" and (preceding_word(match) == "as" or following_word(match) in ("as", "after", "became")):
        return None
    if word == "soon" and is_past(following_word(match)):
        return None  # "she soon recovered": that is over
    if word == "recently" and preceding_word(match) == "as":
        return None  # "as recently as last week"
    if word == "at" and following_word(match) == "of":
        return None  # "at the time of the vote" is when that was
    return Reference(value)


def _current(match: Match) -> Node | None:
    return Reference("PRESENT_REF") if following_word(match).isalpha() and not is_capital(match, match.start) else None


def _recent(match: Match) -> Node | None:
    return None if preceding_word(match) in ("most", "more") else Reference("PAST_REF")


def _the_past(match: Match) -> Node | None:
    """ "The past", "in the past they"; "the past three weeks" and "the past season" are lengths."""
    following = following_word(match)
    ends = not following[:1].isalnum() or match.after("IN", "AND", "TO", "AS", "AT")
    if ends or (match.before("IN") and following in _NO_NOUNS):
        return Reference("PAST_REF")
    return None


def _is_quality(following: str) -> bool:
    """ "The future king", before a noun; not "the future holds", "the future of the town"."""
    return following.isalpha() and following not in _NO_NOUNS and following not in _GO_ON and following[-1] not in "s"


def _the_future(match: Match) -> Node | None:
    if match.has("future") and _is_quality(following_word(match)):
        return None
    if match.has("term") and match.word("near") not in ("near", "short", "immediate"):
        return None
    return Reference("FUTURE_REF")


def _future(match: Match) -> Node | None:
    following = following_word(match)
    if match.before("IN") and not following[:1].isalpha():
        return Reference("FUTURE_REF")
    return None


RULES: Final[list[Rule]] = [
    rule("reference", "word=REF", _reference),
    rule("current", "word=CURRENT", _current),
    rule("recent", "word=RECENT", _recent),
    rule("the past", "THE PAST", _the_past),
    rule("the future", "THE near=NEAR? future=FUTURE", _the_future),
    rule("the future", "THE near=NEAR term=TERM", _the_future),
    rule("future", "FUTURE", _future),
]
