"""The page of a search: events, names that can be chosen as filters, and for members texts and notes."""

from __future__ import annotations

from dataclasses import dataclass

from events.queries.reader.paging import OtherPage, beside, cut
from events.queries.reader.sight import Sight
from events.queries.search.alike import meant
from events.queries.search.events import Found, found
from events.queries.search.marks import Piece, excerpt
from events.queries.search.names import FoundName, names_found
from events.queries.search.suggest import FoundEvent, events_of, line
from events.queries.search.terms import LONGEST, Term
from events.queries.search.texts import FoundNote, FoundText, notes_found, texts_found

PER_PAGE = 25
NAMES = 6  # of each kind


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, by kinds. `says` how many events there are; `instead` is another search, or ""."""

    text: str
    says: str
    events: tuple[tuple[FoundEvent, tuple[Piece, ...]], ...]  # each with words of its summary
    names: tuple[FoundName, ...]
    texts: tuple[FoundText, ...]
    notes: tuple[FoundNote, ...]
    instead: str
    page: int
    pages: int

    @property
    def others(self) -> tuple[OtherPage, ...]:
        """The pages before and after this one."""
        return beside(self.page, self.pages, before="Previous page", after="Next page")

    @property
    def first(self) -> int:
        """The place of the page's first event among all that were found, from 1."""
        return (self.page - 1) * PER_PAGE + 1

    @property
    def passages(self) -> int:
        """How often the words are in the texts."""
        return sum(each.passages for each in self.texts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of any kind was found."""
        return not (self.events or self.names or self.texts or self.notes)


def search_page(sight: Sight, text: str, page: int = 1) -> SearchPage:
    """The page that was asked for, or the last one there is."""
    text = text[:LONGEST]
    each = found(sight, text)
    page, pages = cut(len(each.keys), PER_PAGE, page)
    keys = each.keys[(page - 1) * PER_PAGE : page * PER_PAGE]
    is_first = page == 1
    return SearchPage(
        text=text,
        says=says(each),
        events=_with_summaries(sight, keys, each.terms),
        names=tuple(names_found(sight, each.terms, most=NAMES)) if is_first else (),
        texts=texts_found(sight, each.terms) if is_first else (),
        notes=notes_found(sight, each.terms) if is_first else (),
        instead="" if each.keys else meant(sight, each.terms),
        page=page,
        pages=pages,
    )


def says(each: Found) -> str:
    """`12 events`, or `the 2,000 most prominent of about 41,000 events`; "" for none."""
    if not each.keys:
        return ""
    if not each.is_capped:
        return "1 event" if len(each.keys) == 1 else f"{len(each.keys):,} events"
    total = f"about {_rounded(each.total):,}" if each.is_estimate else f"{each.total:,}"
    return f"the {len(each.keys):,} most prominent of {total} events"


def _rounded(number: int) -> int:
    """To two figures: an estimate says no more than it knows."""
    return int(round(number, 2 - len(str(number))))


def _with_summaries(
    sight: Sight, keys: tuple[int, ...], terms: tuple[Term, ...]
) -> tuple[tuple[FoundEvent, tuple[Piece, ...]], ...]:
    return tuple((line(event, terms), excerpt(event.summary, terms)) for event in events_of(sight, keys))
