"""What need not be suggested of a captured text: what it is quoted for already, and what somebody decided on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from events.extraction.candidate import Candidate, KnownEvent
from events.extraction.naming_events import likely_events
from events.models import (
    Anchor,
    DateExpression,
    Event,
    EventState,
    PassageRole,
    SourceText,
    Suggestion,
    SuggestionState,
)
from events.queries.suggestions.known_to_machines import told_of
from events.queries.texts.captured import FOUND

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the text that a standing citation quotes; `dates` are those of its words for the date."""

    span: Span
    event: int  # its number
    dates: tuple[Span, ...]
    is_date: bool


class Standing:
    """What the text is quoted for."""

    def __init__(self, quoted: Iterable[Quoted], events: Iterable[KnownEvent]) -> None:
        self._quoted = sorted(quoted, key=lambda each: each.span)
        self._begins = [each.span[0] for each in self._quoted]
        self._longest = max((each.span[1] - each.span[0] for each in self._quoted), default=0)
        self._events = {each.key: each for each in events}

    @classmethod
    def of(cls, text: SourceText) -> Standing:
        """As far as the words are known to stand there (five queries, however many they are)."""
        anchors = Anchor.objects.filter(
            source_text=text, state__in=FOUND, passage__citation__withdrawn_at__isnull=True, passage__annotation=None
        ).exclude(passage__citation__event__state=EventState.WITHDRAWN)
        columns = ("begins", "ends", "passage__role", "passage__citation_id", "passage__citation__event__number")
        found: list[tuple[Any, ...]] = list(anchors.values_list(*columns))
        dates: defaultdict[int, list[Span]] = defaultdict(list)
        for begins, ends, role, citation, _ in found:
            if role == PassageRole.DATE_WORDS:
                dates[citation].append((begins, ends))
        quoted = [
            Quoted((begins, ends), number, tuple(dates[citation]), role == PassageRole.DATE_WORDS)
            for begins, ends, role, citation, number in found
        ]
        events = Event.objects.filter(timeline=text.timeline, number__in={each.event for each in quoted})
        return cls(quoted, told_of(events) if quoted else ())

    def tells_of(self, candidate: Candidate, text: str) -> bool:
        """Whether what the candidate would tell of is quoted from here already."""
        span = (candidate.start, candidate.end)
        return any(self._is_it(candidate, each, text) for each in self._over(span))

    def dates(self, begins: int, ends: int) -> bool:
        """Whether these date words stand within words that are quoted."""
        return any(True for _ in self._over((begins, ends)))

    def _is_it(self, candidate: Candidate, quoted: Quoted, text: str) -> bool:
        """By the words for the date where both have some, else by the event's name or most of the words."""
        if candidate.date_words is not None and quoted.dates:
            return any(overlap(candidate.date_words, each) for each in quoted.dates)
        shared = overlap((candidate.start, candidate.end), quoted.span)
        if 2 * shared >= max(candidate.end - candidate.start, quoted.span[1] - quoted.span[0]):
            return True
        event = self._events.get(quoted.event)
        return event is not None and bool(likely_events(candidate, (event,), text))

    def _over(self, span: Span) -> Iterator[Quoted]:
        first = bisect_left(self._begins, span[0] - self._longest)
        for each in self._quoted[first : bisect_left(self._begins, span[1])]:
            if overlap(span, each.span):
                yield each


class Decided:
    """Suggestions of a text that somebody decided on."""

    def __init__(self, rows: Iterable[Suggestion]) -> None:
        self._by_words: defaultdict[Span | None, list[Span]] = defaultdict(list)
        for row in rows:
            self._by_words[date_words(row)].append((row.begins, row.ends))

    @classmethod
    def of(cls, text: SourceText) -> Decided:
        """All of this text's (one query)."""
        return cls(Suggestion.objects.filter(source_text=text).exclude(state=SuggestionState.OPEN))

    def has(self, row: Suggestion) -> bool:
        """Whether the same words were decided on: the words for the date, or all of them where there are none."""
        words = date_words(row)
        if words is None:
            return (row.begins, row.ends) in self._by_words[None]
        return any(overlap((row.begins, row.ends), each) for each in self._by_words.get(words, ()))


def dismissed_before(text: SourceText) -> dict[tuple[str, str], Suggestion]:
    """What was dismissed of the capture before this one, by its words and those for the date (two queries)."""
    others = SourceText.objects.filter(source=text.source, captured_at__lte=text.captured_at).exclude(pk=text.pk)
    before = others.latest_first().first()
    if before is None:
        return {}
    rows = Suggestion.objects.filter(source_text=before, state=SuggestionState.DISMISSED)
    return {words_of(row, before.text): row for row in rows}


def words_of(row: Suggestion, text: str) -> tuple[str, str]:
    """The words that it rests on, and those for the date."""
    dated = date_words(row)
    return text[row.begins : row.ends], text[dated[0] : dated[1]] if dated else ""


def date_words(row: Suggestion) -> Span | None:
    """Where its words for the date stand."""
    return (row.date_begins, row.date_ends) if row.date_begins is not None and row.date_ends is not None else None


def expression_of(row: Suggestion) -> DateExpression | None:
    """The date expression within its words for the date, which may begin before it: "on Saturday"."""
    words = date_words(row)
    if words is None:
        return None
    rows = DateExpression.objects.filter(source_text=row.source_text_id, begins__gte=words[0], begins__lt=words[1])
    return min(rows, key=lambda each: (each.date != row.date, each.begins), default=None)


def overlap(one: Span, other: Span) -> int:
    """How many code points two ranges share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
