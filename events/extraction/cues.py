"""What the words of a sentence say about a date in it: told as done or announced, and whether sums are compared."""

from __future__ import annotations

from typing import Final

from events.extraction.context import Cues, Direction
from events.extraction.grammar import Found
from events.extraction.nodes import Distance, Modified, Node
from events.extraction.tokens import Tokens
from events.extraction.word_lists import listed

_WINDOW: Final = 14  # tokens to look back
_NEAR: Final = 6  # tokens behind "until Thursday" that may say that it is over
_ENDS: Final = frozenset(".?!;")
_REPORTED: Final = frozenset(listed("said told announced reported added acknowledged confirmed denied declared"))
_FUTURE: Final = frozenset(listed("will 'll shall wo scheduled due expected planned planning"))
_WILL: Final = frozenset(listed("will 'll shall wo"))
_OVER: Final = frozenset(listed("had was were been as previously"))  # "had been due", "as planned"
_WITH_TO: Final = frozenset(
    listed("is are plan plans planning hopes hope intends intend expects expect supposed set slated about")
)
_PAST: Final = frozenset(
    listed(
        "was were had did been has have began became came took made went held won lost met sent left led fell rose "
        "found gave got grew kept knew paid ran saw sold bought brought spoke stood struck thought wrote fought shot "
        "drew flew broke chose"
    )
)
_UNTIL: Final = frozenset(("starting", "beginning", "effective", "until", "till"))
_SOON: Final = frozenset(("early", "soon"))
_LEADS: Final = frozenset(listed("on late early this in the"))
_MONEY: Final = frozenset(
    listed("$ % # cents million billion share profit net loss earnings revenue sales percent income")
)
_SENTENCE: Final = 60  # tokens, at most, that are looked through for sums
_QUARTER: Final = frozenset(("quarter", "period", "months"))


def cues(tokens: Tokens, one: Found, paragraph: int) -> Cues:
    """What stands before the expression in its sentence."""
    words = tokens.words
    direction, strong = _direction(words, one.start - 1, one.end)
    before = words[max(0, one.start - 3) : one.start]
    ended = before[-1:] == ["ended"] or before[-2:-1] == ["ended"]
    return Cues(
        "past" if ended else direction,
        strong or ended,
        paragraph,
        _is_a_year_off(one.node) and _money(words, one),
        ended and not _QUARTER.isdisjoint(before),
    )


def _direction(words: list[str], at: int, end: int) -> tuple[Direction, bool]:
    if at >= 0 and (words[at] in _UNTIL or (words[at] == "as" and at and words[at - 1] in _SOON)):
        told = any(word in _PAST for word in words[end : end + _NEAR])
        return ("past", False) if told else ("future", True)
    if at >= 0 and words[at] in _LEADS:
        at -= 1
    if at >= 0 and words[at] in _REPORTED:
        return "past", True
    lowest = max(0, at - _WINDOW)
    for places, announcing in (
        (range(at, lowest - 1, -1), _FUTURE),
        (range(end, min(len(words), end + _WINDOW)), _WILL),
    ):
        for place in places:
            word = words[place]
            if word in _ENDS:
                break
            if word in announcing or (
                word == "to" and (words[place - 1] in _WITH_TO or words[place + 1 : place + 2] == ["be"])
            ):
                over = not _OVER.isdisjoint(words[max(0, place - 3) : place])
                return ("past", False) if over else ("future", True)
            if word in _REPORTED or word in _PAST or (word[-2:] == "ed" and len(word) > 4):
                return "past", False
    return "", False


def _is_a_year_off(node: Node) -> bool:
    """ "A year earlier": only there it matters whether quarters are compared."""
    if isinstance(node, Modified):
        return _is_a_year_off(node.node)
    return isinstance(node, Distance) and node.length.unit == "year"


def _money(words: list[str], one: Found) -> bool:
    """Whether sums of a quarter stand in the sentence, no further off than is worth a look; "months" are no quarter."""
    found = False
    for step, at in ((-1, one.start - 1), (1, one.end)):
        limit = _SENTENCE
        place = at
        while 0 <= place < len(words) and limit and words[place] not in _ENDS:
            if words[place] == "months":
                return False
            found = found or words[place] in _MONEY
            place += step
            limit -= 1
    return found
