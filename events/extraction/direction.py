"""Which way a sentence points at a date in it: told as done, or announced."""

from __future__ import annotations

from typing import Final

from events.extraction.context import Direction
from events.extraction.verb_forms import irregular_pasts, is_past
from events.extraction.word_lists import listed

_WINDOW: Final = 20  # tokens to look back
_NEAR: Final = 6  # tokens behind "until Thursday" that may say that it is over
SENTENCE_ENDS: Final = frozenset(".?!;")
_SHORTENED: Final = frozenset(
    listed("mr mrs ms dr prof st gen col lt capt sen rep gov pres rev hon vs inc corp co ltd jr sr bros no")
)
_REPORTED: Final = frozenset(listed("said told announced reported added acknowledged confirmed denied declared"))
_FUTURE: Final = frozenset(listed("will 'll shall wo scheduled due expected planned planning"))
_WILL: Final = frozenset(listed("will 'll shall wo"))
_OVER: Final = frozenset(listed("had was were been as previously"))  # "had been due", "as planned"
_WITH_TO: Final = frozenset(
    listed("is are plan plans planning hopes hope intends intend expects expect supposed set slated about")
)
_SEEMS: Final = frozenset(
    listed(
        "appear appears appeared seem seems seemed said thought believed reported known considered found proved alleged"
    )
)
_AGREED: Final = frozenset(listed("agree agrees agreed agreeing agreement agreements"))
_PAST: Final = irregular_pasts() - _REPORTED | frozenset(listed("has have been found"))
_BEFORE_A_NOUN: Final = frozenset(listed("a an the its their his her this these those"))
_PASSIVE: Final = frozenset(("be", "is", "are"))
_EXTENTS: Final = frozenset(("through", "by"))  # "through January" may be told of and still lie ahead
_TIMETABLE: Final = frozenset(
    listed(
        "meet meets begin begins starts open opens closes ends expire expires resume resumes returns arrive arrives "
        "leaves reopen reopens"
    )
)  # the present tense of a timetable: "the fair opens Saturday"
_COMES: Final = frozenset(listed("begins opens starts resumes reopens arrives hosts plays faces expires"))
_FORCE: Final = frozenset(("effect", "force", "place"))  # "takes effect Jan. 1", "comes into force on"
_WERE_TO: Final = frozenset(listed("was were had failed began refused used due scheduled set expected planned"))
_IS: Final = frozenset(listed("is are falls fall"))  # "the hearing is on Friday"
_TAKES: Final = frozenset(listed("take takes come comes go goes enter enters"))
_SET: Final = frozenset(("set", "slated"))  # "is set for Nov. 5"
_DEADLINE: Final = frozenset(listed("to must should can could may might"))  # "to answer by Monday"
_MAY: Final = frozenset(("should", "may", "might", "could"))
_NOT_TO_COME: Final = frozenset(("have", "not"))
_BEFORE_MAY: Final = frozenset(
    listed("in of by since until till last next this to from through and or early late mid - the")
)
_UNTIL: Final = frozenset(("starting", "beginning", "effective", "until", "till"))
_SOON: Final = frozenset(("early", "soon"))
_LEADS: Final = frozenset(listed("on late early this in the at"))


def direction(words: list[str], at: int, end: int) -> tuple[Direction, bool]:
    """Where the sentence points, and whether that is to be followed against the usual reading."""
    if at < 0:
        return _said(words, at, end)
    lead, earlier = words[at], words[at - 1] if at else ""
    if lead in _UNTIL or (lead == "as" and earlier in _SOON):
        told = any(word in _PAST for word in words[end : end + _NEAR])
        return ("past", False) if told else ("future", True)
    on = lead == "on"
    if lead in _LEADS:
        at -= 1
        lead, earlier = words[at] if at >= 0 else "", words[at - 1] if at > 0 else ""
    if lead in _REPORTED:
        return "past", True
    if lead == "fall" and not on:
        return _said(words, at, end)  # "a fall in October"
    if _is_timetable(words, at, lead, earlier) and not (lead in _IS and words[end : end + 1] == ["'s"]):
        return "future", True
    direction, strong = _said(words, at, end, _DEADLINE if lead == "by" else frozenset())
    return ("", False) if lead in _EXTENTS and direction == "past" else (direction, strong)


def _is_timetable(words: list[str], at: int, lead: str, earlier: str) -> bool:
    """ "The fair opens", "takes effect", "is on", before the day."""
    if lead in _FORCE:
        return not _TAKES.isdisjoint(words[max(0, at - 2) : at])
    if lead in _TIMETABLE:
        return earlier != "to" or at < 2 or words[at - 2] not in _WERE_TO  # "a trial to begin on Sept. 9"
    return lead in _IS or (lead[-2:] == "ly" and earlier in _TIMETABLE)


def _said(words: list[str], at: int, end: int, more: frozenset[str] = frozenset()) -> tuple[Direction, bool]:
    """What the nearest word before says that tells or announces, else the nearest behind."""
    lowest = max(0, at - _WINDOW)
    for places, announcing in (
        (range(at, lowest - 1, -1), _FUTURE | more),
        (range(end, min(len(words), end + _WINDOW)), _WILL),
    ):
        for place in places:
            word = words[place]
            if word in SENTENCE_ENDS and not _is_shortened(words, place):
                break
            if _announces(words, place, announcing):
                return ("past", False) if word not in more and _is_over(words, place) else ("future", True)
            if word in _COMES and place < at:
                return "future", True  # "South Africa begins a match in Sydney on Thursday"
            if word == "would" or _may_come(words, place) or (word == "to" and words[max(0, place - 1)] in _AGREED):
                return "future", False  # "agreed to buy it in May": when they agreed, or when they will buy
            if _is_told(words, place):
                return "past", place >= end and _opens_the_sentence(words, at) and words[place] not in _REPORTED
    return "", False


def _opens_the_sentence(words: list[str], at: int) -> bool:
    """ "On 15 March the directors met": nothing but a preposition stands before the day."""
    return at < 0 or words[at] in SENTENCE_ENDS or (words[at] in _LEADS and (at == 0 or words[at - 1] in SENTENCE_ENDS))


def _may_come(words: list[str], at: int) -> bool:
    """ "It should open", "may be sold"; not "in May", "should have opened", "could not open"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] not in _MAY or following in _NOT_TO_COME or not following.isalpha():
        return False
    return words[at] != "may" or (at > 0 and words[at - 1] not in _BEFORE_MAY)


def _is_shortened(words: list[str], at: int) -> bool:
    """ "Mr.", "the U.S.", "Springfield, Ill.,": a full stop that ends no sentence."""
    before = words[at - 1] if at else ""
    if words[at] != ".":
        return False
    return before in _SHORTENED or (len(before) == 1 and before.isalpha()) or words[at + 1 : at + 2] == [","]


def _announces(words: list[str], at: int, announcing: frozenset[str]) -> bool:
    """ "Will", "is due", "hopes to", "to be"; "to" alone, where it is asked for, before a verb."""
    if words[at] != "to":
        return words[at] in announcing or (words[at] in _SET and words[at + 1 : at + 2] == ["for"])
    following = words[at + 1] if at + 1 < len(words) else ""
    if following == "be" and (words[at - 1] in _SEEMS or words[at + 2 : at + 3] in (["a"], ["an"], ["the"])):
        return False  # "appeared to be the result of"
    return words[at - 1] in _WITH_TO or following == "be" or ("to" in announcing and following not in _BEFORE_A_NOUN)


def _is_over(words: list[str], at: int) -> bool:
    """ "Had been due", "as planned"; what people were planning may still come."""
    return "planning" not in words[max(0, at - 1) : at + 1] and not _OVER.isdisjoint(words[max(0, at - 3) : at])


def _is_told(words: list[str], at: int) -> bool:
    """Whether a past tense stands there; "is heard", "to be completed", "the proposed" and "unspecified" are none."""
    word = words[at]
    before = words[at - 1] if at else ""
    if before in _PASSIVE:
        return False
    is_regular = word[-2:] == "ed" and word[:2] != "un" and is_past(word)
    return (is_regular and before not in _BEFORE_A_NOUN) or word in _REPORTED or word in _PAST
