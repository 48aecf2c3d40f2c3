"""Words before an expression that change what it means: about, early, mid-, the end of, later, before, since."""

from __future__ import annotations

from typing import Final

from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS, CLASSES
from events.extraction.nodes import (
    Clock,
    Day,
    Daytime,
    Distance,
    Fraction,
    Length,
    Modified,
    Month,
    Node,
    Reference,
    Relative,
    Repeated,
    Season,
    Weekday,
    Weekend,
    Year,
    Years,
    unmodified,
)
from events.extraction.tokens import Tokens

_THE, _OF, _HYPHEN = CLASS["THE"], CLASS["OF"], CLASS["HYPHEN"]
_PARTS: Final = frozenset((CLASS["EARLY"], CLASS["LATE"], CLASS["MID"]))
_ENDS: Final = frozenset((CLASS["BEGINNING"], CLASS["MIDDLE"], CLASS["END"]))
_COMPARED: Final = {CLASS["EARLIER"]: "EARLIER", CLASS["LATER"]: "LATER"}
_LINKS: Final = frozenset((CLASS["IN"], CLASS["ON"]))
_AND_SO_ON: Final = frozenset((CLASS["TO"], CLASS["AND"], CLASS["OR"]))
_AMOUNTS: Final = frozenset(CLASSES["COUNT"] + CLASSES["ONE"] + CLASS["FEW"] + CLASS["MANY"])
_APPROX, _CIRCA = CLASS["APPROX"], CLASS["CIRCA"]
_BOUNDS: Final = {
    CLASS["BEFORE"]: "BEFORE",
    CLASS["AFTER"]: "AFTER",
    CLASS["SINCE"]: "SINCE",
    CLASS["BY"]: "ON_OR_BEFORE",
    CLASS["UNTIL"]: "UNTIL",
}
_STRETCHES: Final = Month | Year | Years | Season | Fraction | Relative | Weekday | Weekend | Day | Daytime
_DATES: Final = _STRETCHES | Clock


def with_prefix(tokens: Tokens, one: Found, limit: int) -> Found:
    """The expression with the words before it, down to the token `limit` where another one ends."""
    one = _part(tokens, one, limit)
    one = _compared(tokens, one, limit)
    one = _approximate(tokens, one, limit)
    return _bounded(tokens, one, limit)


def _kind(tokens: Tokens, at: int, limit: int) -> str:
    return tokens.kinds[at] if at >= limit else ""


def _part(tokens: Tokens, one: Found, limit: int) -> Found:
    """ "early March", "mid-1996", "late in the week", "the end of 1990"."""
    node = one.node
    if not isinstance(node, _STRETCHES):
        return one
    at = one.start - 1
    if _kind(tokens, at, limit) == _OF and _kind(tokens, at - 1, limit) in _ENDS:
        at -= 1
        start = at - 1 if _kind(tokens, at - 1, limit) == _THE else at
        return Found(start, one.end, Modified(node, str(tokens.values[at])), f"{one.rule}, part")
    if isinstance(node, Relative) and (node.unit, node.way) == ("day", "the"):
        return one
    hyphen = _kind(tokens, at, limit) == _HYPHEN
    if _kind(tokens, at, limit) in _LINKS or hyphen:
        at -= 1
    if _kind(tokens, at, limit) in _PARTS or (hyphen and _kind(tokens, at, limit) in _ENDS):
        mod = str(tokens.values[at])
        if _kind(tokens, at - 1, limit) == _HYPHEN and _kind(tokens, at - 2, limit) in _AND_SO_ON:
            at -= 4 if _kind(tokens, at - 4, limit) in _PARTS else 0  # "mid-to-late June"
        elif _kind(tokens, at - 1, limit) in _AND_SO_ON and _kind(tokens, at - 2, limit) in _PARTS:
            at -= 2  # "the early to mid-1990s"
        start = at - 1 if _kind(tokens, at - 1, limit) == _THE and (not hyphen or isinstance(node, Years)) else at
        return Found(start, one.end, Modified(node, mod), f"{one.rule}, part")
    return one


def _compared(tokens: Tokens, one: Found, limit: int) -> Found:
    """ "later this month", "earlier in the year"."""
    if not isinstance(one.node, Relative | Weekday | Weekend | Daytime | Season | Month | Year | Fraction):
        return one
    at = one.start - 1
    if _kind(tokens, at, limit) in _LINKS:
        at -= 1
    mod = _COMPARED.get(_kind(tokens, at, limit))
    if mod is None:
        return one
    start = one.start if isinstance(one.node, Weekday) else at  # "earlier Friday": earlier than what was told
    return Found(start, one.end, Modified(one.node, mod), f"{one.rule}, {mod.lower()}")


def _approximate(tokens: Tokens, one: Found, limit: int) -> Found:
    """ "about two years", "nearly a month ago", "around 10 March"."""
    at = one.start - 1
    kind = _kind(tokens, at, limit)
    if kind not in (_APPROX, _CIRCA) or isinstance(one.node, Reference | Repeated):
        return one
    mod = str(tokens.values[at]) or "APPROX"
    word = tokens.words[at]
    if isinstance(one.node, Length | Distance):
        if mod != "APPROX" and tokens.kinds[one.start] not in _AMOUNTS:
            return one  # "over the past year"
    elif mod != "APPROX" or word in ("nearly", "almost", "roughly") or _is_pointed_at(one.node):
        return one
    return Found(at, one.end, Modified(one.node, mod), one.rule)


def _is_pointed_at(node: Node) -> bool:
    """ "Excited about last night", "about Monday": what they speak of, not how near it was."""
    return isinstance(node, Weekday | Relative) or (isinstance(node, Daytime) and bool(node.way))


def _bounded(tokens: Tokens, one: Found, limit: int) -> Found:
    """ "before 2003", "since March": the word is not part of the expression, but of what it says about an event."""
    mod = _BOUNDS.get(_kind(tokens, one.start - 1, limit))
    if mod is None or not isinstance(unmodified(one.node), _DATES):
        return one
    return Found(one.start, one.end, Modified(one.node, mod), one.rule)
