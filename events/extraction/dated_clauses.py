"""Which clause of a sentence each of its dates dates, and whether that clause tells of anything."""

from __future__ import annotations

import re
from typing import Final

from events.extraction.background import named_with_date
from events.extraction.clauses import innermost
from events.extraction.event_words import names_an_event
from events.extraction.expression import Expression
from events.extraction.sentence import Dated, Sentence
from events.extraction.spans import Span
from events.extraction.word_lists import listed
from events.extraction.wording import is_finite

_LAID_OUT: Final = frozenset(listed("published updated posted copyright by last modified retrieved accessed archived"))
_SET_FOR: Final = frozenset(listed("scheduled planned due slated set held organised organized called"))
_FRONT: Final = re.compile(r"[\s\-–—•·▪◦‣*(\[]*+")
_SEPARATES: Final = re.compile(r"\s*[:–—|.\])-]+\s")


def dated_names(sentence: Sentence) -> dict[int, Span]:
    """The dates that stand in the name of an event, by their index, and that name."""
    found = {
        number: named_with_date(sentence.text, sentence.parts[innermost(sentence.parts, each.start, each.end)], each)
        for number, each in sentence.dates
    }
    return {number: name for number, name in found.items() if name}


def dated_clauses(sentence: Sentence, without: dict[int, Span]) -> dict[int, list[Dated]]:
    """The dates of each clause that tells of something, by the clause's index; those in `without` left out."""
    told: dict[int, list[Dated]] = {}
    for number, each in sentence.dates:
        index = innermost(sentence.parts, each.start, each.end)
        if number not in without and _tells(sentence, index, each):
            told.setdefault(_owner(sentence, index, each), []).append((number, each))
    return told


def _owner(sentence: Sentence, index: int, each: Expression) -> int:
    """The clause that a date of this one dates: "scheduled for May" is said of what will be held."""
    clause = sentence.parts[index]
    if _heads_a_line(sentence, index, each):
        return index + 1
    first = sentence.words_of(clause)[:1]
    is_set = clause.kind == "reduced" and not clause.intro and bool(first) and first[0].low in _SET_FOR
    return clause.parent if is_set and clause.parent is not None else index


def _tells(sentence: Sentence, index: int, each: Expression) -> bool:
    """Whether the clause says that something happened: a byline and a dateline do not."""
    clause = sentence.parts[index]
    found = sentence.words_of(clause)
    if any(is_finite(found, at) for at in range(len(found))) or clause.kind == "reduced":
        return True
    if _heads_a_line(sentence, index, each):
        return True
    if not found or found[0].low in _LAID_OUT:
        return False
    rest = [word for word in found if not each.start <= word.start < each.end]
    if any(names_an_event(word.text) for word in rest):
        return True
    front = _FRONT.match(sentence.text, clause.start)
    leads = front is not None and front.end() == each.start
    return leads and (len(rest) > 3 or (len(rest) > 1 and _SEPARATES.match(sentence.text, each.end) is not None))


def _heads_a_line(sentence: Sentence, index: int, each: Expression) -> bool:
    """ "1911: Dock workers walk out": whether the date stands alone before a clause."""
    is_alone = all(each.start <= word.start < each.end for word in sentence.words_of(sentence.parts[index]))
    return is_alone and index + 1 < len(sentence.parts) and len(sentence.parts[index + 1].own) > 1
