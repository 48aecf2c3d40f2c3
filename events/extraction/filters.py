"""What looks like a time and is none: amounts, numbers of things, names."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS, OTHER
from events.extraction.nodes import Node, Year
from events.extraction.rules_words import LEADS
from events.extraction.time_in_names import is_part_of_a_name
from events.extraction.tokens import Tokens
from events.extraction.word_lists import listed

_COUNTED: Final = frozenset(
    listed(
        "metres meters feet miles kilometres kilometers km kg tons tonnes acres hectares gallons barrels dollars "
        "pounds euros people troops soldiers men women children votes jobs workers employees seats points times pages "
        "copies shares"
    )
)
_SENTENCE: Final = frozenset(".?!\"'`")
_LEADS: Final = frozenset(CLASS[name] for name in LEADS)
_NUMBERED: Final = frozenset(
    listed("no number flight page room route highway chapter section article resolution model $ # £ €")
)


def kept(tokens: Tokens, found: list[Found]) -> list[Found]:
    """What is a time after all."""
    return [one for one in found if not _is_other(tokens, one, one.node) and not is_part_of_a_name(tokens, one)]


def _is_other(tokens: Tokens, one: Found, node: Node) -> bool:
    if isinstance(node, Year) and node.bare and one.end - one.start == 1:
        return not _is_year(tokens, one, node)
    return False


def _is_year(tokens: Tokens, one: Found, node: Year) -> bool:
    """A bare number as a year: 1900 to 2100 unless it numbers something, others only where a preposition leads."""
    if _numbers(tokens, one.start - 1) or _counts(tokens, one.end) or _is_in_a_name(tokens, one):
        return False
    if 1900 <= node.number <= 2100:
        return True
    led = one.start > 0 and (tokens.kinds[one.start - 1] in _LEADS or tokens.words[one.start - 1] in ("(", "["))
    return led and not _is_plural(tokens, one.end)


def _numbers(tokens: Tokens, before: int) -> bool:
    """ "No. 1984", "page 1984"."""
    word = tokens.words[before] if before >= 0 else ""
    return word in _NUMBERED or (word == "." and before > 0 and tokens.words[before - 1] in _NUMBERED)


def _counts(tokens: Tokens, after: int) -> bool:
    """ "1998 metres", "a 1500-seat hall"."""
    if after >= len(tokens):
        return False
    glued = tokens.words[after] == "-" and tokens.starts[after] == tokens.ends[after - 1]
    return tokens.words[after] in _COUNTED or (glued and _letter(tokens, after + 1))


def _is_in_a_name(tokens: Tokens, one: Found) -> bool:
    """ "Orion 1980", "her 1987 Chevrolet", "B-1980"; not "post-1980"."""
    before = one.start - 1
    word = tokens.words[before] if before >= 0 else ""
    if word == "-" and before > 0 and tokens.kinds[before - 1] == OTHER:
        glued = tokens.ends[before - 1] == tokens.starts[before]
        return glued and tokens.words[before - 1] not in ("pre", "post")
    return _is_name(tokens, before) or (word == "'s" and _is_name(tokens, one.end))


def _is_plural(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at] if at < len(tokens) else ""
    return word[-1:] == "s" and word.isalpha() and tokens.kinds[at] == OTHER and word not in ("was", "is", "as", "has")


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a capital word of no list stands there, and not at the beginning of a sentence."""
    if not 0 < at < len(tokens) or tokens.kinds[at] != OTHER or tokens.words[at - 1] in _SENTENCE:
        return False
    written = tokens.written(at)
    return written[:1].isupper() and not written.isupper()


def _letter(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.words[at].isalpha() and tokens.starts[at] == tokens.ends[at - 1]
