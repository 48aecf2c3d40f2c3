"""What the columns of a table are: by their headings in any order, else guessed from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from events.dates import DateError, read_words
from events.exchange.pasting.figures import in_words
from events.exchange.pasting.table import Record, Table

_LOOKED_AT = 50  # rows from which a column without heading is guessed


class Column(StrEnum):
    """What a column can be. The value is its word in a form; `NAMES` has those for people."""

    DATE = "date"
    END = "end"
    TITLE = "title"
    SUMMARY = "summary"
    SOURCE = "source"
    PAGE = "page"
    AUTHOR = "author"
    PUBLISHED = "published"
    URL = "url"
    QUOTE = "quote"
    TRANSLATION = "translation"
    PEOPLE = "people"
    ROLE = "role"
    PLACE = "place"
    TAGS = "tags"
    OCCURRENCE = "occurrence"
    PROMINENCE = "prominence"
    LEFT_OUT = ""


NAMES: Mapping[Column, str] = {
    Column.DATE: "Date",
    Column.END: "End date",
    Column.TITLE: "What happened",
    Column.SUMMARY: "Summary",
    Column.SOURCE: "Source",
    Column.PAGE: "Page",
    Column.AUTHOR: "Author",
    Column.PUBLISHED: "Published",
    Column.URL: "Web address",
    Column.QUOTE: "Quotation",
    Column.TRANSLATION: "Translation",
    Column.PEOPLE: "People",
    Column.ROLE: "Role",
    Column.PLACE: "Place",
    Column.TAGS: "Tags",
    Column.OCCURRENCE: "Did it happen?",
    Column.PROMINENCE: "Prominence",
    Column.LEFT_OUT: "(left out)",
}
_SYNONYMS: Mapping[Column, str] = {
    Column.DATE: "date, dates, when, day, start, start date, begin, began, from, year, datum",
    Column.END: "end, end date, until, to, till, ended",
    Column.TITLE: "title, event, what, what happened, headline, name, event title, happening, fact",
    Column.SUMMARY: "summary, description, details, detail, text, notes, note, account, comment",
    Column.SOURCE: "source, sources, reference, publication, citation, source title, book, newspaper, cited",
    Column.PAGE: "page, pages, p, pp, pg, page no, page number, locator, paragraph, para",
    Column.AUTHOR: "author, authors, by, writer, byline",
    Column.PUBLISHED: "published, publication date, date published, published on, source date",
    Column.URL: "url, link, web address, web, website, address, source url, source link, href",
    Column.QUOTE: "quote, quotation, quotes, exact words, passage, excerpt",
    Column.TRANSLATION: "translation, translated, in english",
    Column.PEOPLE: "people, persons, person, who, actors, actor, participants, names, organisations, organizations, "
    "people and organisations",
    Column.ROLE: "role, roles, part",
    Column.PLACE: "place, location, where, city, places, venue, site",
    Column.TAGS: "tags, tag, keywords, keyword, category, categories, labels, topics, topic, group",
    Column.OCCURRENCE: "occurrence, status, happened, did it happen, outcome",
    Column.PROMINENCE: "prominence, importance, weight, priority",
}
_BY_WORD = {word.strip(): column for column, words in _SYNONYMS.items() for word in words.split(",")}
#: Those of which a table may have more than one.
MANY = frozenset({Column.PEOPLE, Column.TAGS, Column.LEFT_OUT})
_URL = re.compile(r"https?://\S+", re.IGNORECASE).fullmatch
_PAGE = re.compile(r"(?:pp?\.? ?\d{1,4}|\d{1,3})(?: ?[–-] ?\d{1,4})?").fullmatch
_MARKED = re.compile(r"[“„«\"].*[”“»\"]", re.DOTALL).fullmatch


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column is, its heading as written ("" without any), and the rows below the headings."""

    kinds: tuple[Column, ...]
    headings: tuple[str, ...]
    records: tuple[Record, ...]
    is_headed: bool = False

    @property
    def heads(self) -> list[tuple[int, str, Column]]:
        """Place from 0, heading and kind of each column."""
        return [(at, *both) for at, both in enumerate(zip(self.headings, self.kinds, strict=True))]

    @property
    def problem(self) -> str:
        """Why no row can be read so; "" if they can."""
        twice = [kind for kind in Column if self.kinds.count(kind) > 1 and kind not in MANY]
        if twice:
            return f"Two columns are both “{NAMES[twice[0]]}”: say which of them it is."
        if Column.TITLE not in self.kinds:
            return f"No column says what happened: choose “{NAMES[Column.TITLE]}” above one of them."
        return ""

    def chosen(self, kinds: Sequence[str]) -> Columns:
        """The same with what somebody chose instead, where it is as many columns and all known words."""
        known = {str(kind) for kind in Column}
        if len(kinds) != len(self.kinds) or not known.issuperset(kinds):
            return self
        return replace(self, kinds=tuple(Column(kind) for kind in kinds))


def columns_of(table: Table, *, is_headed: bool | None = None) -> Columns:
    """By the first row where it is one of headings: somebody says so, or at least half of its words are known."""
    if not table.records:
        return Columns((), (), ())
    first, *rest = table.records
    named = [_named(cell) for cell in first.cells]
    known = [kind for kind in named if kind is not Column.LEFT_OUT]
    if is_headed is None:
        is_headed = bool(known) and 2 * len(known) >= sum(1 for cell in first.cells if cell)
    if is_headed:
        once = [kind if kind in MANY or kind not in named[:at] else Column.LEFT_OUT for at, kind in enumerate(named)]
        return Columns(tuple(once), first.cells, tuple(rest), is_headed=True)
    return Columns(_guessed(table), ("",) * table.width, table.records)


def _named(heading: str) -> Column:
    words = " ".join(re.sub(r"\(.*?\)|[\W_]+", " ", heading.casefold()).split())
    return _BY_WORD.get(words, Column.LEFT_OUT)


def _guessed(table: Table) -> tuple[Column, ...]:
    """Dates and addresses show by themselves; the first other text says what happened, a longer one sums it up."""
    kinds: list[Column] = []
    for at in range(table.width):
        cells = [record.cells[at] for record in table.records[:_LOOKED_AT] if record.cells[at]]
        wanted = [kind for kind in _likely(cells) if kind not in kinds]
        kinds.append(wanted[0] if wanted else Column.LEFT_OUT)
    return tuple(kinds)


def _likely(cells: Sequence[str]) -> tuple[Column, ...]:
    if not cells:
        return ()
    for is_so, kinds in _LIKELY:
        if 2 * sum(1 for cell in cells if is_so(cell)) > len(cells):
            return kinds
    if sum(map(len, cells)) / len(cells) > 80:
        return (Column.TITLE, Column.SUMMARY)
    return (Column.TITLE, Column.SOURCE if len(set(cells)) < len(cells) else Column.SUMMARY)


def _is_date(cell: str) -> bool:
    try:
        read_words(in_words(cell, "days"))
    except DateError:
        return False
    return True


_LIKELY: tuple[tuple[Callable[[str], object], tuple[Column, ...]], ...] = (
    (_URL, (Column.URL,)),
    (_PAGE, (Column.PAGE,)),
    (_is_date, (Column.DATE, Column.PUBLISHED)),
    (_MARKED, (Column.QUOTE, Column.TITLE)),
)
