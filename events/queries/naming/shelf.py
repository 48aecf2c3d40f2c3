"""Lists of what a timeline names (sources, people, places, tags): a page of one, among those that words leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Case, F, Func, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from events.queries.reader.paging import PAGE, PagedRows, cut
from events.queries.search.marks import words_in
from events.queries.search.terms import LONGEST, MOST_WORDS

FOR_PAPER = 1_000  # lines of a page that is made to be printed
Line = TypeVar("Line")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ShelfAsked:
    """Words, all of which a line has to have, and a page, counted from 1."""

    text: str = ""
    page: int = 1
    is_for_paper: bool = False

    @property
    def size(self) -> int:
        """Lines of a full page."""
        return FOR_PAPER if self.is_for_paper else PAGE

    @property
    def words(self) -> list[str]:
        """As they are looked for: small letters without accents, each the beginning of a word."""
        return words_in(self.text[:LONGEST])[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Shelf(PagedRows, Generic[Line]):
    """One page. `total` counts what the words leave, `everything` what there is to read."""

    lines: tuple[Line, ...]
    total: int
    everything: int
    page: int
    pages: int
    asked: ShelfAsked

    @property
    def size(self) -> int:
        """Lines of a full page."""
        return self.asked.size


def shelf(
    rows: QuerySet[Any, Any], said: Combinable, asked: ShelfAsked, made: Callable[[Sequence[Any]], Iterable[Line]]
) -> Shelf[Line]:
    """Of `rows` in their order, by what is `said` of them, the page that was asked for, as `made` makes its lines."""
    everything = rows.order_by().count()
    found = having(rows, said, asked.words)
    total = found.order_by().count() if asked.words else everything
    page, pages = cut(total, asked.size, asked.page)
    shown = list(found[(page - 1) * asked.size : page * asked.size])
    return Shelf(tuple(made(shown)), total, everything, page, pages, asked)


def page_of(found: Sequence[Row], everything: int, asked: ShelfAsked) -> Shelf[Row]:
    """The same of rows that are at hand."""
    page, pages = cut(len(found), asked.size, asked.page)
    shown = found[(page - 1) * asked.size : page * asked.size]
    return Shelf(tuple(shown), len(found), everything, page, pages, asked)


def having(rows: QuerySet[Any, Any], said: Combinable, words: Sequence[str]) -> QuerySet[Any, Any]:
    """Those in which words begin with each of these."""
    if not words:
        return rows
    found: QuerySet[Any, Any] = rows.alias(said=Func(said, function="events_as_name", output_field=TextField()))
    for word in words:
        found = found.filter(said__contains=f" {word}")
    return found


def name_said() -> Combinable:
    """What is said of a person or a place: its names."""
    return Concat(F("name"), Value(" "), Cast("aliases", TextField()), output_field=TextField())


def source_said(*, is_member: bool) -> Combinable:
    """What is said of a source to this reader: of a confidential one its label, and to members what it is as well."""
    authors = Func(F("authors"), template="jsonb_path_query_array(%(expressions)s, '$[*].*')::text")
    columns = ("public_label", "title", "short_title", "container_title", "publisher", "url", "published_edtf")
    parts = [part for column in columns for part in (F(column), Value(" "))]
    everything = Concat(*parts, authors, output_field=TextField())
    if is_member:
        return everything
    return Case(When(public_label="", then=everything), default=F("public_label"), output_field=TextField())
