"""Words of time that are part of a name: "the Sunday Times", "Black Friday", "1905 Main Street", "USA Today"."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found
from events.extraction.lexicon import OTHER
from events.extraction.nodes import Daytime, Holiday, Month, Reference, Relative, Weekday, Year
from events.extraction.tokens import Tokens
from events.extraction.word_lists import listed

# A weekday with such a word is the name of a day of its own, or of a club, and not the last one there was.
_NAMED: Final = frozenset(listed("black bloody super cyber giving ruby blue sheffield"))
_PAPERS: Final = frozenset(
    listed(
        "times telegraph mirror express mail herald post tribune star sun independent people world mercury observer "
        "review magazine gazette journal club"
    )
)
_MOVEMENTS: Final = frozenset(listed("revolution uprising rising theses manifesto movement brigade group society"))
_NAMED_FOR_A_FEAST: Final = frozenset(listed("island islands carol carols rising bunny tree trees"))
_STREETS: Final = frozenset(listed("street st avenue ave road rd drive boulevard blvd lane"))
_LEAD_TO_A_YEAR: Final = frozenset(listed("in since by until before after during from of"))
_BEFORE_STREET: Final = 3  # words of its name


def is_part_of_a_name(tokens: Tokens, one: Found) -> bool:
    """Whether the expression is a piece of somebody's or something's name."""
    node = one.node
    if isinstance(node, Weekday) or (isinstance(node, Daytime) and isinstance(node.day, Weekday)):
        return _is_named_weekday(tokens, one, node)
    if isinstance(node, Month) and node.year is None and not node.way:
        return _is_followed_by(tokens, one, _MOVEMENTS)
    if isinstance(node, Holiday):
        return not _NAMED_FOR_A_FEAST.isdisjoint(tokens.words[one.end : one.end + 1])
    if isinstance(node, Relative) and node.unit == "day" and node.way == "this":
        return _is_title(tokens, one)
    if isinstance(node, Reference):
        last = one.end - 1
        return tokens.words[last] == "future" and _is_capital(tokens, last, any_class=True)
    return isinstance(node, Year) and node.bare and _is_house_number(tokens, one)


def _is_named_weekday(tokens: Tokens, one: Found, node: Weekday | Daytime) -> bool:
    """ "Bloody Sunday", "the Sunday Times", "Monday Night Football"."""
    before = one.start - 1
    if before >= 0 and tokens.words[before] in _NAMED and _is_capital(tokens, before, any_class=True):
        return True
    if _is_followed_by(tokens, one, _PAPERS):
        return True
    is_show = isinstance(node, Daytime) and _is_capital(tokens, one.end - 1, any_class=True)
    return is_show and _is_capital(tokens, one.end) and not _is_capital(tokens, before, any_class=True)


def _is_title(tokens: Tokens, one: Found) -> bool:
    """ "USA Today", "NBC's Today", "The Day After Tomorrow"."""
    last = one.end - 1
    if not _is_capital(tokens, last, any_class=True):
        return False
    if last > one.start:
        return any(_is_capital(tokens, at, any_class=True) for at in range(one.start + 1, last))
    return tokens.words[one.start - 1 : one.start] in (["usa"], ["'s"])


def _is_house_number(tokens: Tokens, one: Found) -> bool:
    """Whether the name of a street follows: "at 1905 Mill Street"; not "in 1905 Mill Street was paved"."""
    behind = one.end
    if one.start and tokens.words[one.start - 1] in _LEAD_TO_A_YEAR:
        return False
    for at in range(behind, min(behind + _BEFORE_STREET + 1, len(tokens))):
        if not _is_capital(tokens, at, any_class=True):
            return False
        if tokens.words[at] in _STREETS:
            return at > behind
    return False


def _is_followed_by(tokens: Tokens, one: Found, names: frozenset[str]) -> bool:
    """Whether "the" stands before and such a word behind, with a capital: "the Sunday Times"; not "the Sunday vote"."""
    if one.start == 0 or tokens.words[one.start - 1] != "the" or one.end >= len(tokens):
        return False
    return tokens.words[one.end] in names and _is_capital(tokens, one.end, any_class=True)


def _is_capital(tokens: Tokens, at: int, *, any_class: bool = False) -> bool:
    """Whether a word with a capital stands there; one of no list, unless any will do."""
    if not 0 <= at < len(tokens) or (tokens.kinds[at] != OTHER and not any_class):
        return False
    return tokens.written(at)[:1].isupper()
