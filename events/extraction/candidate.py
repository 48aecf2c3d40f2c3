"""What is offered to whoever reads a text with a timeline beside it: events that the text may speak of."""

from __future__ import annotations

from dataclasses import dataclass

from events.dates import DateValue
from events.extraction.spans import Span


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that the timeline has: what it is called, and who and what takes part, by name."""

    key: int
    title: str
    mention: str = ""  # how other sentences name it: "the raid"
    date: DateValue | None = None
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody, an organisation or a place that the timeline has: the name and the aliases."""

    key: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relative:
    """A date told by another event: "two days after the raid", "while the conference met"."""

    kind: str  # as relations have it: before, after, during, overlaps
    amount: int | None  # None where no distance is said
    unit: str | None  # as readings have it: seconds, days, weeks, months, years
    phrase: Span
    event: int | None = None  # the key of the known event that is likeliest meant
    candidate: int | None = None  # the index of the candidate of the same text that is likeliest meant
    others: tuple[int, ...] = ()  # keys of further known events, likeliest first


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that a passage may speak of. Offsets are code points of the text, ends exclusive."""

    start: int  # the passage to quote
    end: int
    sentence: Span
    title: str
    expression: int | None  # the index of the expression that dates it
    date: DateValue | None
    date_words: Span | None
    stance: str  # how the source puts it: reports, announces, predicts, claims, denies, retracts
    reported_occurrence: str  # what became of it, according to the source; "" where that is not said
    speaker: str  # whose words they are, when not the source's own; "" otherwise
    speaker_span: Span | None
    relation: Relative | None
    people: tuple[int, ...]  # keys of known names, in reading order
    place: int | None
    is_background: bool  # what the text reaches back to, apart from its news
    confidence: float  # 0 to 1
    rule: str  # what made it a candidate: dated, planned, relative, did not happen, background
