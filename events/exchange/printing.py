"""A timeline on paper: its events under their headings, each with its citations, and every source in full below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from events.exchange.references import Stretch, reference_of, stretches
from events.models import Citation
from events.models.event import EventQuerySet
from events.queries.citing.citations import Quote, quotes_of, sentence_of
from events.queries.listed.chronicle import Section, sections
from events.queries.listed.evidence import evidence_of
from events.queries.listed.rows import Evidence, Footnotes, Row, row
from events.queries.listed.the_list import the_list
from events.queries.notes.threads import Thread, threads
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight

MOST = 2_000  # events of one document; the rest are other parts of it


@dataclass(frozen=True, slots=True)
class PrintedCite:
    """A citation on paper: the number of its source among the notes, where in it, how it puts it, and its words."""

    number: int
    locator: str
    sentence: labels.Sentence
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class PrintedEvent:
    """An event on paper."""

    row: Row
    cites: tuple[PrintedCite, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A month or year, or what has no date."""

    section: Section
    events: tuple[PrintedEvent, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """One part of a document. `references` are its notes, numbered from 1; `first` and `last` count events."""

    sections: tuple[PrintedSection, ...]
    references: tuple[tuple[Stretch, ...], ...]
    total: int
    part: int
    parts: int

    @property
    def first(self) -> int:
        """The number of the first event in it, of all."""
        return (self.part - 1) * MOST + 1

    @property
    def last(self) -> int:
        """The number of the last."""
        return min(self.part * MOST, self.total)


@dataclass(frozen=True, slots=True)
class Print:
    """What is asked for: which part, in which order, in which style of references, and what stands with each event."""

    part: int = 1
    is_by_clock: bool = False
    style: str = "chicago"
    with_quotes: bool = True
    with_notes: bool = False


def printed(sight: Sight, passing: EventQuerySet | None, asked: Print) -> Printed:
    """The part of the list that was asked for; the last where there are not so many."""
    turns = the_list(sight, passing, is_by_clock=asked.is_by_clock)
    parts = max(1, -(-turns.pages.total // MOST))
    part = min(max(asked.part, 1), parts)
    shown = turns.pages.stretch((part - 1) * MOST, MOST)
    evidence = evidence_of(sight, shown.turns)
    footnotes = Footnotes()
    rows = [row(turn, each, footnotes, sight) for turn, each in zip(shown.turns, evidence, strict=True)]
    cited = list(chain.from_iterable(each.citations for each in evidence))
    quotes = quotes_of(cited, sight) if asked.with_quotes else {}
    said = _threads(sight, [each.event.pk for each in evidence]) if asked.with_notes else {}
    events = {
        made.number: PrintedEvent(made, _cites(each, made, quotes, sight), tuple(said.get(made.number, ())))
        for made, each in zip(rows, evidence, strict=True)
    }
    return Printed(
        sections=tuple(
            PrintedSection(section, tuple(events[each.number] for each in section.rows))
            for section in sections(shown, rows)
        ),
        references=_references(cited, footnotes, asked.style, sight),
        total=turns.pages.total,
        part=part,
        parts=parts,
    )


def _cites(
    evidence: Evidence, made: Row, quotes: Mapping[int, Sequence[Quote]], sight: Sight
) -> tuple[PrintedCite, ...]:
    found = []
    for citation, cite in zip(evidence.citations, made.cites, strict=True):
        source = source_name(citation.source, is_member=sight.is_member)
        locator = "" if source.is_masked else labels.locator(citation.locator_kind, citation.locator)
        said = sentence_of(citation, source.short)
        found.append(PrintedCite(cite.footnote, locator, said, tuple(quotes.get(citation.pk, ()))))
    return tuple(found)


def _threads(sight: Sight, events: Sequence[int]) -> Mapping[int, list[Thread]]:
    """What was noted on these events and on their citations, by the number of the event."""
    found: defaultdict[int, list[Thread]] = defaultdict(list)
    for thread in threads(Q(event__in=events) | Q(citation__event__in=events), sight):
        if thread.target.event is not None:
            found[thread.target.event].append(thread)
    return found


def _references(
    cited: Sequence[Citation], footnotes: Footnotes, style: str, sight: Sight
) -> tuple[tuple[Stretch, ...], ...]:
    sources = {citation.source_id: citation.source for citation in cited}
    references = (reference_of(sources[key], is_member=sight.is_member) for key in footnotes.numbers)
    return tuple(stretches(reference, style) for reference in references)
