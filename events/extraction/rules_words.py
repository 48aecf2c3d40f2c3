"""What several rules ask of the words around them."""

from __future__ import annotations

from typing import Final, cast

from events.extraction.grammar import Match
from events.extraction.lexicon import OTHER
from events.extraction.nodes import Way, Year
from events.extraction.word_lists import listed

#: How a name or a unit is pointed at, as the tables write it: "the last", "this coming"; not "said that last …".
POINTED: Final = "(the=THE? way=POINTER / THAT again=SAME|FOLLOWING|PREVIOUS / this=THIS other=COMING|PAST)"
#: Classes of words that lead to a time.
LEADS: Final = (
    "IN", "OF", "SINCE", "UNTIL", "BY", "FROM", "TO", "DURING", "BETWEEN", "AFTER", "BEFORE", "AND", "OR", "CIRCA",
    "THROUGHOUT", "EARLY", "LATE", "MID", "HYPHEN", "APPROX",
)  # fmt: skip
OWNERS: Final = frozenset(listed("his her its their my your our"))
_WAYS: Final = {"prior": "previous", "preceding": "previous", "ensuing": "following", "subsequent": "following",
                "succeeding": "following", "upcoming": "coming", "forthcoming": "coming", "very": "same"}  # fmt: skip
_DISTANCES: Final = frozenset(
    listed("kilometres kilometers kilometre kilometer km miles mile metres meters metre meter feet foot knots")
)
_NAMES_TOO: Final = ("april", "may", "june", "august", "jan", "march")


def way_of(match: Match) -> Way:
    """How the match points at what it names: its `way`, or the second word of "this coming", "this past"."""
    word = match.word("other") or match.word("again") or match.word("way")
    if match.has("other"):
        word = {"past": "last", "coming": "coming"}.get(word, word)
    return cast(Way, _WAYS.get(word, word))


def names_somebody(match: Match) -> bool:
    """Whether the month is part of a name: "April Jones", "the June Taylor Dancers", "Jan-Erik Moe"."""
    if match.word("month") not in _NAMES_TOO:
        return False
    if match.after("HYPHEN") and match.tokens.ends[match.end - 1] == match.tokens.starts[match.end]:
        return is_capital(match, match.end + 1)
    if match.before("IN", "OF", "SINCE", "UNTIL", "BY", "LAST", "NEXT", "THIS"):
        return False
    return is_capital(match, match.end) or (match.start > 0 and is_capital(match, match.start - 1))


def is_capital(match: Match, at: int) -> bool:
    """Whether a word that is in no list begins with a capital there."""
    tokens = match.tokens
    return at < len(tokens) and tokens.kinds[at] == OTHER and tokens.written(at)[:1].isupper()


def following_word(match: Match, on: int = 0) -> str:
    """The word behind the match, in lower case; "" at the end."""
    at = match.end + on
    return match.tokens.words[at] if at < len(match.tokens) else ""


def preceding_word(match: Match, back: int = 1) -> str:
    """The word before the match, in lower case; "" at the beginning."""
    at = match.start - back
    return match.tokens.words[at] if at >= 0 else ""


def year_of(match: Match, name: str = "year") -> Year | None:
    """The year it says; of two figures it is that of a century around 2000."""
    if not match.has(name):
        return None
    number = match.number(name)
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return Year(number, bare=True)


def is_a_speed(match: Match) -> bool:
    """ "80 kilometres an hour" happens no more often."""
    return preceding_word(match) in _DISTANCES and match.value("unit") in ("hour", "second", "minute")
