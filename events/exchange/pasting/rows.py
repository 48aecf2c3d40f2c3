"""Each row of a table as a fact, or what is wrong with it, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from events.actions.facts import Fact, Part
from events.actions.naming import NewSource
from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.dates import DateError, DateValue, read_words, say
from events.exchange.pasting.figures import Order, in_words
from events.exchange.pasting.headers import NAMES, Column, Columns
from events.exchange.pasting.locators import locator_in
from events.exchange.pasting.scales import occurrence_in, weight_in
from events.exchange.pasting.table import Record

_TEXTS: Mapping[Column, str] = {  # under which name a cell's text is checked
    Column.TITLE: "title",
    Column.SUMMARY: "summary",
    Column.SOURCE: "source",
    Column.AUTHOR: "author",
    Column.URL: "url",
    Column.QUOTE: "quote",
    Column.TRANSLATION: "translation",
    Column.PLACE: "place",
    Column.PAGE: "locator",
}
_IS_WEB = re.compile(r"https?://\S+", re.IGNORECASE).fullmatch
_ROLE = re.compile(r"(.+?)\s*\(([^()]*)\)").fullmatch


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell, and what to write instead. `at` is the column's place from 0; -1 where there is none."""

    row: int
    at: int
    column: Column
    value: str
    message: str

    @property
    def name(self) -> str:
        """The column's name."""
        return NAMES[self.column]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read: its fact, or its faults."""

    number: int
    cells: tuple[str, ...]
    fact: Fact | None
    date: DateValue | None
    faults: tuple[Fault, ...] = ()


def read_rows(columns: Columns, order: Order = "") -> list[Row]:
    """Every row, in the table's order. The columns have to be without a `problem`."""
    return [_Reader(record, columns, order).row() for record in columns.records]


class _Reader:
    """One row being read."""

    def __init__(self, record: Record, columns: Columns, order: Order) -> None:
        self.record, self.kinds, self.order = record, columns.kinds, order
        self.faults: list[Fault] = []

    def row(self) -> Row:
        words, date = self._when()
        texts = {column: self._text(column, name) for column, name in _TEXTS.items()}
        locator_kind, locator = locator_in(texts[Column.PAGE])
        source = self._source(texts)
        fact = Fact(
            title=texts[Column.TITLE],
            when=words,
            date=date,
            summary=texts[Column.SUMMARY],
            occurrence=self._one_of(Column.OCCURRENCE, occurrence_in),
            weight=self._one_of(Column.PROMINENCE, weight_in),
            source=source,
            locator_kind=locator_kind,
            locator=locator if source else "",
            quote=texts[Column.QUOTE],
            translation=texts[Column.TRANSLATION],
            people=tuple(self._people()),
            place=texts[Column.PLACE],
            tags=tuple(self._listed(Column.TAGS)),
        )
        self._belongs(Column.QUOTE, Column.SOURCE, is_there=source is not None, what="A quotation belongs to a source")
        self._belongs(Column.PAGE, Column.SOURCE, is_there=source is not None, what="A page belongs to a source")
        self._belongs(
            Column.TRANSLATION, Column.QUOTE, is_there=bool(fact.quote), what="A translation is of a quotation"
        )
        faults = tuple(sorted(self.faults, key=lambda fault: fault.at))
        return Row(self.record.number, self.record.cells, None if faults else fact, date, faults)

    def _cell(self, column: Column) -> str:
        return self.record.cells[self.kinds.index(column)] if column in self.kinds else ""

    def _fault(self, column: Column, message: str, at: int | None = None) -> None:
        at = (self.kinds.index(column) if column in self.kinds else -1) if at is None else at
        self.faults.append(Fault(self.record.number, at, column, self.record.cells[at] if at >= 0 else "", message))

    def _text(self, column: Column, name: str) -> str:
        cell = self._cell(column)
        problem = _problem(name, cell, is_required=column is Column.TITLE)
        if column is Column.URL and cell and not _IS_WEB(cell):
            problem = "A web address begins with https:// or http://, and has no blanks; write it so, or leave it out."
        if problem:
            self._fault(column, problem)
            return ""
        return cell

    def _when(self) -> tuple[str, DateValue | None]:
        """The date's words and the date; of a date in figures, words that mean one day."""
        words, date = self._date(Column.DATE)
        end_words, end = self._date(Column.END)
        if end is None or date is None:
            if end is not None and not self._cell(Column.DATE):
                self._fault(Column.END, "An end needs a beginning; give the date too, or write “ended …” as the date.")
            return words, date
        if end == date:
            return words, date
        try:
            words = f"{words} – {end_words}"
            return words, read_words(words)
        except DateError as error:
            self._fault(Column.END, error.message)
            return "", None

    def _date(self, column: Column) -> tuple[str, DateValue | None]:
        cell = self._cell(column)
        words, date, problem = _read(cell, self.order) if cell else ("", None, "")
        if problem:
            self._fault(column, problem)
        return words, date

    def _source(self, texts: Mapping[Column, str]) -> NewSource | None:
        published, date = self._date(Column.PUBLISHED)
        if texts[Column.SOURCE] or texts[Column.URL]:
            return NewSource(
                title=texts[Column.SOURCE], authors=texts[Column.AUTHOR], published=published, url=texts[Column.URL]
            )
        self._belongs(Column.AUTHOR, Column.SOURCE, is_there=False, what="An author belongs to a source")
        if date:
            self._fault(Column.PUBLISHED, "This is the day of a source; name it, or leave the day out.")
        return None

    def _belongs(self, column: Column, to: Column, *, is_there: bool, what: str) -> None:
        """A cell that says nothing without another one; silent where that one is itself at fault."""
        if self._cell(column) and not is_there and not any(fault.column in (column, to) for fault in self.faults):
            self._fault(column, f"{what}: give that too, or leave this cell empty.")

    def _people(self) -> Iterator[Part]:
        roles = [role.strip() for role in re.split(r"[;\n]", self._text(Column.ROLE, "role"))]
        for position, typed in enumerate(self._listed(Column.PEOPLE)):
            named = _ROLE(typed)
            name, role = (named[1], named[2].strip()) if named else (typed, "")
            yield Part(name=name, role=role or roles[position if len(roles) > 1 and position < len(roles) else 0])
        if self._cell(Column.ROLE) and not any(self._listed(Column.PEOPLE)):
            self._fault(Column.ROLE, "A role is somebody's: name them, or leave this cell empty.")

    def _listed(self, column: Column) -> Iterator[str]:
        for at, kind in enumerate(self.kinds):
            if kind is column:
                names = dict.fromkeys(name.strip() for name in re.split(r"[;\n]", self.record.cells[at]))
                for name in filter(None, names):
                    problem = _problem("name", name)  # of a role in brackets too
                    if problem and not any(fault.at == at for fault in self.faults):
                        self._fault(column, problem, at)
                    elif not problem:
                        yield name

    def _one_of(self, column: Column, read: Callable[[str], Any]) -> Any:
        try:
            return read(self._cell(column))
        except ValueError as error:
            self._fault(column, str(error))
            return read("")


@lru_cache(maxsize=10_000)
def _read(cell: str, order: Order) -> tuple[str, DateValue | None, str]:
    """Words, date and problem of a cell; tables repeat themselves."""
    try:
        words = in_words(cell, order)
        date = read_words(words)
    except DateError as error:
        return "", None, error.message
    return (words if len(words) <= 300 else say(date)), date, ""


def _problem(name: str, text: str, *, is_required: bool = False) -> str:
    try:
        checked({name: text}, required={name} if is_required else set())
    except Invalid as error:
        return error.problems[name]
    return ""
