"""What looks like a time and is none: amounts, numbers of things, names."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS, OTHER
from events.extraction.nodes import Daytime, Node, Year
from events.extraction.tokens import Tokens

_COUNTED: Final = frozenset(
    "metres meters feet miles kilometres kilometers km kg tons tonnes acres hectares gallons barrels dollars pounds euros "
    "people troops soldiers men women children votes jobs workers employees seats points times pages copies shares".split()
)
_SENTENCE: Final = frozenset(".?!\"'`")
_OF: Final = CLASS["OF"]
_LEADS: Final = frozenset(
    CLASS[name]
    for name in (
        "IN", "OF", "SINCE", "UNTIL", "BY", "FROM", "TO", "DURING", "BETWEEN", "AFTER", "BEFORE", "AND", "OR", "CIRCA",
        "THROUGHOUT", "EARLY", "LATE", "MID", "HYPHEN", "APPROX",
    )
)  # fmt: skip
_NUMBERED: Final = frozenset("no number flight page room route highway chapter section article resolution model $ # £ €".split())


def kept(tokens: Tokens, found: list[Found]) -> list[Found]:
    """What is a time after all."""
    return [one for one in found if not _is_other(tokens, one, one.node)]


def _is_other(tokens: Tokens, one: Found, node: Node) -> bool:
    if isinstance(node, Year) and node.bare and one.end - one.start == 1:
        return not _is_year(tokens, one, node)
    if isinstance(node, Daytime) and node.way == "the" and node.day is None:
        return one.end < len(tokens) and tokens.kinds[one.end] == _OF
    return False


def _is_year(tokens: Tokens, one: Found, node: Year) -> bool:
    """A bare number as a year: 1900 to 2100 unless it numbers something, others only where a preposition leads."""
    before, after = one.start - 1, one.end
    word = tokens.words[before] if before >= 0 else ""
    if word in _NUMBERED or (word == "." and before > 0 and tokens.words[before - 1] in _NUMBERED):
        return False
    if word == "-" and before > 0 and tokens.kinds[before - 1] == OTHER and tokens.ends[before - 1] == tokens.starts[before]:
        return tokens.words[before - 1] in ("pre", "post")
    following = tokens.words[after] if after < len(tokens) else ""
    if following in _COUNTED:
        return False
    if following == "-" and tokens.starts[after] == tokens.ends[one.start] and _letter(tokens, after + 1):
        return False
    if _is_name(tokens, before) or (word == "'s" and _is_name(tokens, after)):
        return False  # "Orion 1980", "her 1987 Chevrolet"
    if 1900 <= node.number <= 2100:
        return True
    counts = following.isalpha() and tokens.kinds[after] == OTHER and following[-1] == "s" and following not in ("was", "is", "as", "has")
    return before >= 0 and tokens.kinds[before] in _LEADS and not counts


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a capital word of no list stands there, and not at the beginning of a sentence."""
    if not 0 < at < len(tokens) or tokens.kinds[at] != OTHER or tokens.words[at - 1] in _SENTENCE:
        return False
    written = tokens.written(at)
    return written[:1].isupper() and not written.isupper()


def _letter(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.words[at].isalpha() and tokens.starts[at] == tokens.ends[at - 1]
