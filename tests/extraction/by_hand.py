"""Expressions of time put into a text by hand, so that what is made of them is tested apart from finding them."""

import datetime

from events.dates import parse
from events.extraction import Expression, Published
from events.extraction.candidate import Candidate
from events.extraction.candidates import candidates

PUBLISHED = Published.on(datetime.date(2015, 6, 10))


def dated(text: str, *words: tuple[str, str]) -> tuple[Expression, ...]:
    """Each pair of words and EDTF, where the words next stand in the text."""
    found, at = [], 0
    for said, edtf in words:
        start = text.index(said, at)
        at = start + len(said)
        found.append(
            Expression(start, at, "DATE", edtf, parse(edtf) if edtf else None, edtf, said, "published", "hand", 0.9)
        )
    return tuple(found)


def told(text: str, *words: tuple[str, str], **known) -> tuple[Candidate, ...]:
    """The candidates of a text published on 10 June 2015."""
    return candidates(text, dated(text, *words), PUBLISHED, **known)


def only(text: str, *words: tuple[str, str], **known) -> Candidate:
    """The one candidate of a text."""
    found = told(text, *words, **known)
    assert len(found) == 1, [each.title for each in found]
    return found[0]
