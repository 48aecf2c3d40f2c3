"""The table of events: a page of rows in the order that a reader asks for, or all of them one after another.

By date, which is the order of the list, and by number any set can be ordered. What no index has in order, such as
titles, is sorted within a set of at most `MOST_SORTED` events; a larger one stays by date and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Expression, F, Func, IntegerField, OrderBy, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from events.models import Event
from events.models.event import EventQuerySet
from events.queries.citing.citations import standing
from events.queries.filtering.narrowing import Narrowing, narrowed
from events.queries.filtering.sieve import counted
from events.queries.listed.order import Told
from events.queries.listed.rows import Footnotes
from events.queries.listed.the_list import the_list
from events.queries.listed.turns import Turns
from events.queries.listed.turns_kept import turns_of
from events.queries.listed.turns_told import PagesTold
from events.queries.reader.names import SourceName
from events.queries.reader.paging import PAGE, PagedRows, cut
from events.queries.reader.sight import Sight
from events.queries.table.columns import Sort
from events.queries.table.row import TableRow, table_rows

MOST_SORTED = 50_000  # events
_TOGETHER = 500  # rows that are read at once where all are wanted


@dataclass(frozen=True, slots=True)
class TableAsked:
    """Which events, in which order, and which page of them (from 1; beyond the last is the last)."""

    narrowing: Narrowing
    sort: Sort
    is_by_clock: bool = False
    page: int = 1
    size: int = PAGE
    only: frozenset[int] | None = None  # numbers of events: of the page, these rows alone


@dataclass(frozen=True, slots=True)
class Table(PagedRows):
    """One page. `total` counts what the filters leave, `everything` what there is to read."""

    rows: tuple[TableRow, ...]
    footnotes: tuple[SourceName, ...]
    total: int
    everything: int
    page: int
    pages: int
    first: int  # place of the first row, from 1; 0 where there is none
    sort: Sort  # the order they are in
    is_refused: bool  # too many events for the order that was asked for

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.first + len(self.rows) - 1 if self.rows else 0


@dataclass(frozen=True, slots=True)
class Ordered:
    """All events of a table in its order, of which some at a time are read."""

    sight: Sight
    listed: Turns
    events: EventQuerySet
    sort: Sort
    is_refused: bool

    def turns(self, first: int, size: int) -> Sequence[Told]:
        """`size` of them from place `first` on, which is 0 for the first of all."""
        pages, sort = self.listed.pages, self.sort
        if sort.column != "date":
            return self._of(list(self._keys()[first : first + size]))
        if not sort.is_descending:
            return pages.stretch(first, size).turns
        behind = max(pages.total - first, 0)
        return pages.stretch(max(behind - size, 0), min(size, behind)).turns[::-1]

    def all_turns(self) -> Iterator[Sequence[Told]]:
        """All of them, some at a time."""
        if self.sort.column == "date":
            for first in range(0, self.listed.pages.total, _TOGETHER):
                yield self.turns(first, _TOGETHER)
            return
        keys = self._keys().iterator(chunk_size=_TOGETHER)
        while together := list(islice(keys, _TOGETHER)):
            yield self._of(together)

    def _keys(self) -> QuerySet[Event, int]:
        return self.events.order_by(*_order(self.sight, self.sort)).values_list("pk", flat=True)

    def _of(self, keys: Sequence[int]) -> Sequence[Told]:
        pages = self.listed.pages
        if isinstance(pages, PagesTold):
            found: Sequence[Told] = pages.turns
        else:
            found = turns_of(self.sight, Event.objects.filter(pk__in=keys))
        by_key = {turn.event: turn for turn in found}
        return [by_key[key] for key in keys]


def table(sight: Sight, asked: TableAsked) -> Table:
    """The page that was asked for."""
    found = _ordered(sight, asked)
    total = found.listed.pages.total
    page, pages = cut(total, asked.size, asked.page)
    skipped = (page - 1) * asked.size
    footnotes = Footnotes()
    turns = found.turns(skipped, asked.size)
    if asked.only is not None:
        turns = [turn for turn in turns if turn.number in asked.only]
    rows = table_rows(sight, turns, footnotes)
    return Table(
        rows=tuple(rows),
        footnotes=tuple(footnotes.sources),
        total=total,
        everything=found.listed.everything,
        page=page,
        pages=pages,
        first=skipped + 1 if rows else 0,
        sort=found.sort,
        is_refused=found.is_refused,
    )


def all_rows(sight: Sight, asked: TableAsked) -> Iterator[TableRow]:
    """Every row of the table, whatever its size, read some at a time."""
    for together in _ordered(sight, asked).all_turns():
        yield from table_rows(sight, together, Footnotes())


def _ordered(sight: Sight, asked: TableAsked) -> Ordered:
    events, sort = narrowed(sight, asked.narrowing), asked.sort
    number = counted(sight, asked.narrowing) if asked.narrowing else None
    listed = the_list(sight, events if asked.narrowing else None, is_by_clock=asked.is_by_clock, counted=number)
    is_refused = sort.column not in ("date", "number") and listed.pages.total > MOST_SORTED
    return Ordered(sight, listed, events, Sort() if is_refused else sort, is_refused)


def _order(sight: Sight, sort: Sort) -> list[OrderBy]:
    """Among equals the earlier comes first, whichever way the column goes; what has nothing in it comes last."""
    orders: Mapping[str, Any] = {
        "number": F("number"),
        "title": _as_people_do("title"),
        "place": _as_people_do("place__name"),
        "prominence": F("weight"),
        "sources": _sources(sight),
    }
    first = OrderBy(orders[sort.column], descending=sort.is_descending, nulls_last=True)
    return [first, F("date_begins_earliest").asc(nulls_last=True), F("sort_key").asc(), F("number").asc()]


def _as_people_do(field: str) -> Expression:
    """É beside E, and capitals beside small letters, wherever PostgreSQL was built without ICU's collations too."""
    return Func(Lower(field), function="unaccent")


def _sources(sight: Sight) -> Expression:
    """How many sources the reader is shown for an event."""
    cited = standing(sight).filter(event=OuterRef("pk")).order_by().values("event")
    counted = cited.annotate(number=Count("source", distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
