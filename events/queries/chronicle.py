"""The chronological list: what a reader without a picture reads. Nine queries at most, whatever the size."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from events.queries.evidence import evidence_of
from events.queries.order import Told
from events.queries.rows import Footnotes, Row, row
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
    found = zip(shown, evidence_of(sight, shown), strict=True)
    rows = [row(turn, evidence, footnotes, sight) for turn, evidence in found]
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
