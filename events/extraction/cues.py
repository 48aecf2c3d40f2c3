"""What the words of a sentence say about a date in it: told as done or announced, and whether sums are compared."""

from __future__ import annotations

from typing import Final

from events.extraction.context import Cues
from events.extraction.direction import SENTENCE_ENDS, direction
from events.extraction.grammar import Found
from events.extraction.nodes import Distance, Fraction, Node, Relative, Year, unmodified
from events.extraction.tokens import Tokens
from events.extraction.word_lists import listed

_MONEY: Final = frozenset(
    listed("$ % # cents million billion share profit net loss earnings revenue sales percent income")
)
_SENTENCE: Final = 60  # tokens, at most, that are looked through for sums
_COMPARED: Final = 12  # tokens between "compared" and "last year"
_OF_A_YEAR: Final = frozenset(("year", "annual", "annually", "yearly"))
_QUARTER: Final = frozenset(("quarter", "period", "months"))


def cues(tokens: Tokens, one: Found, paragraph: int) -> Cues:
    """What stands before the expression in its sentence."""
    words = tokens.words
    way, strong = direction(words, one.start - 1, one.end)
    before = words[max(0, one.start - 3) : one.start]
    ended = before[-1:] == ["ended"] or before[-2:-1] == ["ended"]
    ending = before[-1:] == ["ending"]
    money, months = _sums(words, one) if _is_a_year_off(one.node) else (False, False)
    if _is_last_year(unmodified(one.node)):
        money = money and _is_compared(words, one.start)
    return Cues(
        "past" if ended else way,
        strong or ended,
        paragraph,
        money,
        months,
        (ended or ending) and not _QUARTER.isdisjoint(before),
    )


def _is_a_year_off(node: Node) -> bool:
    """ "A year earlier", "the 1988 period": only there it matters whether quarters are compared."""
    node = unmodified(node)
    if isinstance(node, Fraction):
        return node.number == 0 and isinstance(node.year, Year)
    return (isinstance(node, Distance) and node.length.unit == "year") or _is_last_year(node)


def _is_last_year(node: Node) -> bool:
    return isinstance(node, Relative) and node.unit == "year" and node.way == "last" and not node.fiscal


def _is_compared(words: list[str], at: int) -> bool:
    """ "Compared with a gain of $2 million" before "last year"; not where the sum of a whole year is."""
    compared = False
    for place in range(at - 1, max(-1, at - _SENTENCE), -1):
        if words[place] in SENTENCE_ENDS or words[place] in _OF_A_YEAR:
            return compared and words[place] in SENTENCE_ENDS
        compared = compared or (words[place] == "compared" and at - place < _COMPARED)
    return compared


def _sums(words: list[str], one: Found) -> tuple[bool, bool]:
    """Whether sums stand in the sentence, no further off than is worth a look, and whether months are counted in it."""
    found = words[one.start - 1 : one.start] == ["than"]  # "prices were higher than"
    for step, at in ((-1, one.start - 1), (1, one.end)):
        limit = _SENTENCE
        place = at
        while 0 <= place < len(words) and limit and words[place] not in SENTENCE_ENDS:
            if words[place] == "months":
                return False, True
            found = found or words[place] in _MONEY
            place += step
            limit -= 1
    return found, False
