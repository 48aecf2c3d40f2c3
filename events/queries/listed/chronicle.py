"""The chronological list: what a reader without a picture reads. Nine queries at most, whatever the size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from events.models import Event
from events.queries.listed.evidence import evidence_of
from events.queries.listed.rows import Footnotes, Row, row
from events.queries.listed.turns import Stretch, Turns
from events.queries.reader.paging import PAGE, PagedRows
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class Section:
    """A month or year, or what has no date. `count` is of the whole of it, whatever page its rows stand on."""

    heading: str
    count: int
    is_continued: bool  # its first rows stand on the page before
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chronicle(PagedRows):
    """One page of the list. `total` counts what the filters leave, `everything` what there is to read."""

    sections: tuple[Section, ...]
    total: int
    everything: int
    page: int
    pages: int
    footnotes: Footnotes
    size: int = PAGE


def chronicle(sight: Sight, turns: Turns, page: int, size: int = PAGE) -> Chronicle:
    """Page `page` (from 1; beyond the last is the last) of the list, in pages of `size` rows."""
    pages = max(1, -(-turns.pages.total // size))
    page = min(max(page, 1), pages)
    shown = turns.pages.stretch((page - 1) * size, size)
    footnotes = Footnotes()
    found = zip(shown.turns, evidence_of(sight, shown.turns), strict=True)
    rows = [row(turn, evidence, footnotes, sight) for turn, evidence in found]
    return Chronicle(tuple(sections(shown, rows)), turns.pages.total, turns.everything, page, pages, footnotes, size)


def page_of(sight: Sight, turns: Turns, number: int, size: int = PAGE) -> int:
    """The page of `size` rows on which event `number` stands; 1 where it is not in the list."""
    event = sight.of(Event.objects.filter(number=number)).values_list("pk", flat=True).first()
    place = None if event is None else turns.pages.place_of(event)
    return 1 if place is None else place // size + 1


def sections(shown: Stretch, rows: Sequence[Row]) -> Iterator[Section]:
    """The rows of a stretch of the list under their headings."""
    places = range(len(rows))
    for heading, group in groupby(places, key=lambda place: shown.turns[place].heading):
        members = list(group)
        before = shown.before if members[0] == 0 else 0
        after = shown.after if members[-1] == len(rows) - 1 else 0
        section = tuple(rows[place] for place in members)
        yield Section(heading, before + len(members) + after, before > 0, section)
