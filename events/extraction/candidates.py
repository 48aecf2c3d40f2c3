"""From the expressions of a text to the events that it may speak of, in reading order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from events.extraction.background import horizon
from events.extraction.candidate import Candidate, KnownEvent, KnownName
from events.extraction.expression import Expression, Published
from events.extraction.known_names import Names, where
from events.extraction.naming_events import EventIndex
from events.extraction.referring import Draft, resolved
from events.extraction.sentence import Dated, Sentence
from events.extraction.sentence_reading import Reading
from events.extraction.sentences import sentences
from events.extraction.spans import Span, within
from events.extraction.speakers import QUOTES
from events.extraction.undated import may_tell
from events.extraction.wording import words

_LONGEST: Final = 800  # code points read as one sentence; what is longer is no prose, and is read in stretches
_MOST_DATES: Final = 24  # of one sentence; more are a table
_LOOKED_BACK: Final = 3  # sentences in which "he" finds whom it means


def candidates(
    text: str,
    expressions: Sequence[Expression],
    published: Published | None,
    *,
    events: Sequence[KnownEvent] = (),
    people: Names | Sequence[KnownName] = (),
    places: Names | Sequence[KnownName] = (),
) -> tuple[Candidate, ...]:
    """Events that the text may speak of: dated ones, planned ones, and those told by another event.

    `expressions` are those of the whole text, in order. Names of `people` and `places` are recognised in each.
    """
    found = resolved(text, list(_drafts(text, expressions, published)), EventIndex.of(events))
    known_people, known_places = Names.of(people).find(text), Names.of(places).find(text)
    return tuple(
        draft.candidate(
            people=tuple(dict.fromkeys(name.key for name in within(known_people, draft.start, draft.end))),
            place=where(text, known_places, draft.start, draft.end, draft.elsewhere),
        )
        for draft in found
    )


def offered(expressions: Sequence[Expression]) -> list[Dated]:
    """The expressions that date events, with their indices: no durations, no sets, no "now"."""
    return [(at, each) for at, each in enumerate(expressions) if each.date is not None]


def _drafts(text: str, expressions: Sequence[Expression], published: Published | None) -> Iterator[Draft]:
    seen = horizon(expressions, published)
    quotes = [found.span(1) for found in QUOTES.finditer(text)]
    dated = deque(offered(expressions))
    before: deque[Span] = deque(maxlen=_LOOKED_BACK)
    for span in _readable(text):
        here: list[Dated] = []
        while dated and dated[0][1].start < span[1]:
            number, each = dated.popleft()
            if each.start >= span[0] and len(here) < _MOST_DATES:
                here.append((number, each))
        found = words(text, *span)
        if here or may_tell(found):
            sentence = Sentence.of(text, span, found, here)
            yield from Reading(sentence, quotes, seen, tuple(before)).drafts()
        before.append(span)


def _readable(text: str) -> Iterator[Span]:
    """The sentences; those too long for one cut at white space."""
    for begins, end in sentences(text):
        start = begins
        while end - start > _LONGEST:
            cut = max(text.rfind(" ", start + 1, start + _LONGEST), text.rfind("\n", start + 1, start + _LONGEST))
            cut = cut if cut > start else start + _LONGEST
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
