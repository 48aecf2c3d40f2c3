"""Events without a date: those that are planned, those that are said not to have happened, and mere suppositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from events.extraction.clauses import Clause
from events.extraction.event_words import names_an_event
from events.extraction.relative_phrases import may_lead
from events.extraction.stance import may_plan, planned_by
from events.extraction.subjects import main_verb, own_words
from events.extraction.telling import Told
from events.extraction.verb_forms import forms_of
from events.extraction.word_lists import listed
from events.extraction.wording import BE, MODALS, Word

#: Words for a date that nobody has set yet.
TO_BE_SET: Final = re.compile(
    r"(?:\b(?:at|on|in)\s+)?(?:\ban?\s+|\bthe\s+|\bits\s+)?(?:\b(?:date|time|day|place|venue)(?:\s+and\s+|\s+or\s+)?){1,2}"
    r"\s*(?:\b(?:yet|still|which|that|are|is|has|have)\s+){0,4}to\s+be\s+"
    r"(?:decided|announced|fixed|agreed|determined|set|confirmed|arranged|named)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL: Final = frozenset(listed("if unless whether"))
_COULD: Final = frozenset(listed("can could may might should must"))
_COUNTERFACTUAL: Final = frozenset(listed("could couldn't should shouldn't might would wouldn't"))
_DOUBTED: Final = frozenset(listed("believe think hope doubt imagine wish whether if naive inconceivable"))
_HELD: Final = frozenset(listed("held meet convene reconvene visit gather resume begin open"))
_COMES_ABOUT: Final = forms_of(listed("take hold meet happen occur materialise materialize arrive"))
_CHANGED: Final = frozenset(listed("cancelled postponed moved"))
_NOT: Final = frozenset(listed("no not never nor neither nobody nothing"))


def may_tell(found: Sequence[Word]) -> bool:
    """Whether a sentence without a date is worth reading: it has a word by which events are planned or related."""
    low = [word.low for word in found]
    if any(word in MODALS or word in _NOT or may_lead(word) or may_plan(word) for word in low):
        return True
    return any((second == "to" and first in BE) or (first, second) == ("to", "be") for first, second in pairwise(low))


def why_offered(told: Told) -> str:
    """Why a clause without a date is offered: "planned" or "did not happen"; "" where it is not."""
    own, verb = told.own, told.verb
    if verb is None:
        return ""
    acts = any(names_an_event(word.text) for word in own[:verb])
    if told.stance.occurrence in _CHANGED and acts:
        return "planned"
    held = any(word.low in _HELD for word in own[verb : verb + 5])
    takes_place = acts and {"take", "takes", "be"} & {word.low for word in own[verb : verb + 4]}
    if (held or takes_place) and "announces" in (planned_by(own, verb), told.stance.stance):
        return "planned"
    came_about = any(word.low in _COMES_ABOUT for word in own[verb : verb + 4])
    return "did not happen" if told.stance.stance == "denies" and acts and came_about and not told.speaker else ""


def is_supposed(text: str, parts: tuple[Clause, ...], index: int) -> bool:
    """Whether the clause supposes, asks or doubts rather than tells."""
    clause = parts[index]
    if clause.intro in _HYPOTHETICAL or text[clause.end - 1 : clause.end] == "?":
        return True
    if any(part.intro in _HYPOTHETICAL and part.parent == index for part in parts):
        return True
    own = own_words(clause)
    verb = main_verb(own)
    could = verb is not None and own[verb].low in _COULD
    return could or any(word.low in _DOUBTED for word in own[: (verb or 0) + 6])


def might_have_been(told: Told) -> bool:
    """ "could have won": what did not come about."""
    if told.verb is None or told.own[told.verb].low not in _COUNTERFACTUAL:
        return False
    return any(word.low == "have" for word in told.own[told.verb + 1 : told.verb + 3])
