"""Durations that are counted from something: "two years ago", "a week later", "the day before the vote"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from events.extraction.expression import Direction
from events.extraction.grammar import Found
from events.extraction.lexicon import CLASS
from events.extraction.nodes import Day, Distance, Holiday, Length, Node, Nth, Reference, Relative, Weekday, unmodified
from events.extraction.tokens import Tokens
from events.extraction.word_lists import listed

_BEFORE, _AFTER, _FROM, _POSS = CLASS["BEFORE"], CLASS["AFTER"], CLASS["FROM"], CLASS["POSS"]
_THE: Final = CLASS["THE"]
_OTHER: Final = CLASS["OTHER"]
_IN: Final = CLASS["IN"]
_PARTS: Final = frozenset(CLASS[name] for name in ("EARLY", "LATE", "EARLIER", "LATER"))
_BEHIND: Final[dict[str, tuple[Direction, Literal["published", "mention"]]]] = {
    CLASS["AGO"]: ("before", "published"),
    CLASS["HENCE"]: ("after", "published"),
    CLASS["EARLIER"]: ("before", "mention"),
    CLASS["LATER"]: ("after", "mention"),
}
_CLOSING: Final = frozenset('.,;:!?)]"—_')
_CLAUSE_ENDS: Final = frozenset(listed("and but which who when while as because though although that said says"))
#: Words before which "the week before" is complete: "the week before was", "two days before in Geneva".
COMPLETES: Final = frozenset(listed("and or but had has was were is in on at from to by with when"))
_LINKS: Final = frozenset(listed("and or but in on at from to by with when"))
_LONGEST_PHRASE: Final = 12  # tokens of what names the event
_STANDS_FOR_IT: Final = frozenset(("that", "this", "then", "it"))


def counted_from(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Durations with the words behind them; a date that they are counted from becomes part of them."""
    out: list[Found] = []
    taken = False
    for place, each in enumerate(found):
        if taken:
            taken = False
            continue
        one = _or_so(tokens, each)
        length = _length(one.node)
        following = found[place + 1] if place + 1 < len(found) else None
        distance = _distance(tokens, one, length, following) if length else _weekday(tokens, one, following)
        if distance is None:
            out.append(one)
            continue
        out.append(distance)
        taken = following is not None and distance.end >= following.end
    return out


def _or_so(tokens: Tokens, one: Found) -> Found:
    """ "a week or so"."""
    if isinstance(one.node, Length) and tokens.words[one.end : one.end + 2] == ["or", "so"]:
        return replace(one, end=one.end + 2)
    return one


def _length(node: Node) -> Length | None:
    if isinstance(node, Length) and node.plain:
        return node
    if (
        isinstance(node, Relative)
        and node.way == "the"
        and not node.fiscal
        and node.unit in ("day", "week", "month", "year")
    ):
        return Length(((1, node.unit),), definite=True)
    return None


def _distance(tokens: Tokens, one: Found, length: Length, following: Found | None) -> Found | None:
    at = one.end
    if at >= len(tokens):
        return None
    kind = tokens.kinds[at]
    if kind in (_BEFORE, _AFTER):
        return None if _is_late_in(tokens, one) else _around(tokens, one, length, following)
    if isinstance(one.node, Relative):
        return None
    next_to_it = following if following and following.start == at + 1 else None
    if kind in _BEHIND and tokens.words[at + 1 : at + 2] != ["than"]:  # "three days later than planned"
        return _behind(tokens, one, length, next_to_it)
    return _from(one, length, next_to_it) if kind == _FROM and next_to_it else None


def _is_late_in(tokens: Tokens, one: Found) -> bool:
    """ "Late in the day before leaving": the day itself, not the one before."""
    before = tokens.kinds[max(0, one.start - 2) : one.start]
    return len(before) > 1 and before[0] in _PARTS and before[1] == _IN


def _weekday(tokens: Tokens, one: Found, following: Found | None) -> Found | None:
    """ "The Monday after Thanksgiving", "the Friday before 5 March"."""
    node, start = one.node, one.start - 1
    if not isinstance(node, Weekday) or node.way or node.week or following is None or following.start != one.end + 1:
        return None
    kind = tokens.kinds[one.end]
    if start < 0 or tokens.kinds[start] != _THE or kind not in (_BEFORE, _AFTER):
        return None
    if not isinstance(following.node, Day | Holiday | Nth) or not _ends_there(tokens, following.end):
        return None
    day = replace(node, way="previous" if kind == _BEFORE else "following", week=following.node)
    return Found(start, following.end, day, f"{tokens.words[one.end]} a date")


def _behind(tokens: Tokens, one: Found, length: Length, following: Found | None) -> Found:
    """ "Two years ago", "two years later", "20 years ago today"."""
    word = tokens.words[one.end]
    direction, base = _BEHIND[tokens.kinds[one.end]]
    if base == "published" and following and _is_counted_back(length, following.node):
        node = Distance(length, direction, following.node, like_base=True)
        return Found(one.start, following.end, node, f"{word}, from a date")
    return Found(one.start, one.end + 1, Distance(length, direction, base), word)


def _from(one: Found, length: Length, following: Found) -> Found | None:
    """ "Two weeks from now", "a week from Tuesday"."""
    start = following.node
    if isinstance(start, Length):
        return None
    if isinstance(start, Weekday) and not start.way:
        start = replace(start, way="coming")
    is_now = isinstance(start, Reference)
    node = Distance(length, "after", "published" if is_now else start)
    return Found(one.start, following.end, node, "from now" if is_now else "from a date")


def _is_counted_back(length: Length, node: Node) -> bool:
    """ "20 years ago today", "a year ago last month", "a week ago Monday"."""
    if isinstance(node, Weekday):
        return not node.way and length.unit in ("week", "month", "year")
    return isinstance(node, Relative) and node.way in ("this", "last", "next") and length.unit not in ("day", node.unit)


def _around(tokens: Tokens, one: Found, length: Length, following: Found | None) -> Found | None:
    """ "two days before …": a date, an event, or what was last said."""
    at = one.end
    direction: Direction = "before" if tokens.kinds[at] == _BEFORE else "after"
    whole = isinstance(one.node, Relative)
    if following and following.start == at + 1 and not isinstance(following.node, Length | Reference):
        behind = following.end
        if _ends_there(tokens, behind):
            base = Distance(length, direction, following.node, whole)
            return Found(one.start, behind, base, f"{tokens.words[at]} a date")
    following_word = tokens.words[at + 1] if at + 1 < len(tokens) else "."
    stands_for_it = following_word in _STANDS_FOR_IT and not _begins_a_clause(tokens, at + 2)
    if following_word[0] in _CLOSING or following_word in COMPLETES or stands_for_it:
        return Found(one.start, at + 1, Distance(length, direction, "mention", whole), tokens.words[at])
    return replace(one, node=Distance(length, direction, "event", whole), rule="from an event")


def _ends_there(tokens: Tokens, at: int) -> bool:
    """ "The day after Christmas was"; not "the day after Christmas dinner"."""
    if at >= len(tokens) or tokens.kinds[at] not in (_POSS, _OTHER):
        return True
    return tokens.words[at] in COMPLETES or tokens.words[at][0] in _CLOSING


def _begins_a_clause(tokens: Tokens, at: int) -> bool:
    """ "Three weeks after it was built", "after it closed"; not "after that, in Geneva"."""
    word = tokens.words[at] if at < len(tokens) else "."
    return word[0].isalpha() and word not in _LINKS


def is_from_event(node: Node) -> bool:
    """Whether it is counted from an event that the words behind it name."""
    node = unmodified(node)
    return isinstance(node, Distance) and node.base == "event"


def event_phrase(tokens: Tokens, found: Found) -> tuple[int, int] | None:
    """The tokens that name the event a distance is counted from, behind "before" or "after"."""
    start = found.end + 1
    end = start
    while end < min(len(tokens), start + _LONGEST_PHRASE):
        word = tokens.words[end]
        if word[0] in _CLOSING or (word in _CLAUSE_ENDS and end > start):
            break
        end += 1
    return (start, end) if end > start else None
