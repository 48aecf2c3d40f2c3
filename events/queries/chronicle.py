"""The chronological list: what a reader without a picture reads. Nine queries at most, whatever the size."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from events.models import Citation, Event, Reading, Relation
from events.queries.citations import standing
from events.queries.order import Told
from events.queries.rows import Evidence, Footnotes, Row, row
from events.queries.shown import with_dates
from events.queries.sight import Sight

PAGE = 100  # rows


@dataclass(frozen=True, slots=True)
class Section:
    """A month or year, or what has no date. `count` is of the whole of it, whatever page its rows stand on."""

    heading: str
    count: int
    is_continued: bool  # its first rows stand on the page before
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """One page of the list. `total` counts what the filters leave, `everything` what there is to read."""

    sections: tuple[Section, ...]
    total: int
    everything: int
    page: int
    pages: int
    footnotes: Footnotes

    @property
    def previous(self) -> int:
        """The number of the page before."""
        return self.page - 1

    @property
    def next(self) -> int:
        """The number of the page after."""
        return self.page + 1

    @property
    def after(self) -> int:
        """How many rows the next page has; nothing or less where there is none."""
        return min(PAGE, self.total - self.page * PAGE)


def chronicle(sight: Sight, turns: Sequence[Told], matching: Collection[int] | None, page: int) -> Chronicle:
    """Page `page` (from 1; beyond the last is the last) of the events in `turns` whose keys are in `matching`."""
    kept = [turn for turn in turns if matching is None or turn.event in matching]
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(page, 1), pages)
    first = (page - 1) * PAGE
    shown = kept[first : first + PAGE]
    runs = _runs(kept)
    footnotes = Footnotes()
    rows = _rows(sight, shown, footnotes)
    sections = []
    for run, members in groupby(range(first, first + len(shown)), key=lambda place: runs[place]):
        begins, count = run
        places = list(members)
        section = tuple(rows[place - first] for place in places)
        sections.append(Section(kept[begins].heading, count, begins < first, section))
    return Chronicle(tuple(sections), len(kept), len(turns), page, pages, footnotes)


def page_of(turns: Sequence[Told], matching: Collection[int] | None, number: int) -> int:
    """The page on which event `number` stands; 1 where it is not in the list."""
    kept = [turn.number for turn in turns if matching is None or turn.event in matching]
    return kept.index(number) // PAGE + 1 if number in kept else 1


def _runs(kept: Sequence[Told]) -> list[tuple[int, int]]:
    """For each place in the list where its run of one heading begins, and how long that run is."""
    runs: list[tuple[int, int]] = []
    for _, members in groupby(kept, key=lambda turn: turn.heading):
        begins, count = len(runs), sum(1 for _ in members)
        runs += [(begins, count)] * count
    return runs


def _rows(sight: Sight, shown: Sequence[Told], footnotes: Footnotes) -> list[Row]:
    """The page's rows with what is cited for them (five queries)."""
    ids = [turn.event for turn in shown]
    found = sight.of(Event.objects.filter(pk__in=ids)).select_related("place")
    events = {event.pk: event for event in with_dates(sight, found)}
    citations = _by_event(sight, ids)
    readings = _by_citation(sight, {each.pk: each for own in citations.values() for each in own})
    said_by = [turn.tie.relation for turn in shown if turn.tie]
    relations = {
        each.pk: each for each in sight.of(Relation.objects.filter(pk__in=said_by)).select_related("event", "other")
    }
    rows = []
    for turn in shown:
        relation = relations[turn.tie.relation] if turn.tie else None
        cited = citations.get(turn.event, []), readings.get(turn.event, [])
        rows.append(row(turn, Evidence(events[turn.event], relation, *cited), footnotes, sight))
    return rows


def _by_event(sight: Sight, events: Sequence[int]) -> Mapping[int, list[Citation]]:
    citations: dict[int, list[Citation]] = {}
    for citation in standing(sight).filter(event__in=events).order_by("event_id", "position", "id"):
        citations.setdefault(citation.event_id, []).append(citation)
    return citations


def _by_citation(sight: Sight, citations: Mapping[int, Citation]) -> Mapping[int, list[Reading]]:
    """Readings by event, each with its citation attached, in the order of the citations."""
    readings: dict[int, list[Reading]] = {}
    places = {pk: place for place, pk in enumerate(citations)}
    found = sight.of(Reading.objects.filter(citation__in=list(citations))).order_by("position", "id")
    for reading in sorted(found, key=lambda reading: places[reading.citation_id]):
        reading.citation = citations[reading.citation_id]
        readings.setdefault(reading.citation.event_id, []).append(reading)
    return readings
