"""What entering a pasted table would do, row by row, before anything is done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from events.actions.facts import Fact
from events.actions.naming import NewSource
from events.dates import say
from events.exchange.pasting.figures import Figures, Order, figures_in
from events.exchange.pasting.headers import NAMES, Column, Columns
from events.exchange.pasting.rows import Fault, Row, read_rows
from events.models import Actor, Place, Source, Timeline
from events.queries.likeness.recognising_many import NameShelf, SourceShelf, TagShelf
from events.queries.naming.already_here import Told, already_here

ROWS_SHOWN = 500  # of those that can be entered; faulty ones are shown whatever their number, up to FAULTS_SHOWN
FAULTS_SHOWN = 200
LONG = 60  # characters of a cell that get room of their own


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that a cell names."""

    text: str
    is_new: bool
    role: str = ""


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell as the preview shows it."""

    at: int
    column: Column
    text: str
    said: str = ""  # the date in words, where that is not what was typed
    names: tuple[Name, ...] = ()
    message: str = ""  # what is wrong with it, and what to write instead

    @property
    def name(self) -> str:
        """The column's name."""
        return NAMES[self.column]

    @property
    def is_long(self) -> bool:
        """More than one line holds."""
        return len(self.text) > LONG or "\n" in self.text


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row as the preview shows it. `here` is the event that says the same, `twin` the earlier row that does."""

    number: int
    cells: tuple[CellShown, ...]
    is_faulty: bool
    here: int | None = None
    twin: int | None = None
    is_chosen: bool = False  # to be entered again


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole table. `facts` are those that would be entered; `rest` are the numbers of the faulty rows."""

    columns: Columns
    order: Order
    figures: Figures
    lines: tuple[RowShown, ...]
    unshown: int
    faults: tuple[Fault, ...]
    facts: tuple[Fact, ...]
    rest: tuple[int, ...]
    repeated: int  # rows that say what is there already, and are not chosen
    problem: str = ""

    @property
    def unlisted(self) -> int:
        """Faults behind those that are listed."""
        return max(0, len(self.faults) - FAULTS_SHOWN)


def preview(
    timeline: Timeline, columns: Columns, *, order: Order = "", again: Collection[int] = (), all_again: bool = False
) -> Preview:
    """Read the rows and look up what they name. `again` are rows to be entered although they are there already."""
    dates = [record.cells[at] for record in columns.records for at, kind in enumerate(columns.kinds) if kind in _DATES]
    figures = figures_in(dates)
    if columns.problem:
        return Preview(columns, order, figures, (), len(columns.records), (), (), (), 0, columns.problem)
    rows = read_rows(columns, order)
    known = _Known(timeline, columns.kinds, [row.fact for row in rows if row.fact])
    lines, facts, repeated = [], [], 0
    for row in rows:
        here, twin = known.same(row)
        is_chosen = all_again or row.number in again
        if row.fact and (is_chosen or not (here or twin)):
            facts.append(row.fact)
        repeated += bool(row.fact and (here or twin) and not is_chosen)
        lines.append((row, here, twin, is_chosen))
    shown = _shown(lines)
    return Preview(
        columns=columns,
        order=order,
        figures=figures,
        lines=tuple(known.line(*each) for each in shown),
        unshown=len(lines) - len(shown),
        faults=tuple(fault for row in rows for fault in row.faults),
        facts=tuple(facts),
        rest=tuple(row.number for row in rows if row.faults),
        repeated=repeated,
    )


_DATES = (Column.DATE, Column.END, Column.PUBLISHED)
_Found = tuple[Row, int | None, int | None, bool]


def _shown(lines: Sequence[_Found]) -> list[_Found]:
    plain = faulty = 0
    shown = []
    for line in lines:
        if line[0].faults:
            faulty += 1
            is_shown = faulty <= FAULTS_SHOWN
        else:
            plain += 1
            is_shown = plain <= ROWS_SHOWN
        if is_shown:
            shown.append(line)
    return shown


class _Known:
    """What the timeline knows of what these facts name."""

    def __init__(self, timeline: Timeline, kinds: Sequence[Column], facts: Sequence[Fact]) -> None:
        self._kinds = kinds
        self._actors = NameShelf(Actor, timeline, {part.name for fact in facts for part in fact.people})
        self._places = NameShelf(Place, timeline, {fact.place for fact in facts if fact.place})
        self._tags = TagShelf(timeline, {tag for fact in facts for tag in fact.tags})
        sources = {fact.source for fact in facts if isinstance(fact.source, NewSource)}
        described = {
            new: {"url": new.url, "title": new.title, "short_title": "", "container_title": ""} for new in sources
        }
        shelf = SourceShelf(timeline, described.values())
        self._sources: dict[Any, Source | None] = {new: shelf.find(**described[new]) for new in sources}
        told = [Told(fact.title, fact.date, self._key(fact)) for fact in facts]
        self._here = iter(already_here(timeline, told))
        self._seen: dict[tuple[Any, ...], int] = {}

    def same(self, row: Row) -> tuple[int | None, int | None]:
        """The event that says the same, and the earlier row. Rows are asked about in their order, once each."""
        if row.fact is None:
            return None, None
        told = (row.fact.title.lower(), row.fact.date, row.fact.source)
        twin = self._seen.setdefault(told, row.number)
        return next(self._here), twin if twin != row.number else None

    def line(self, row: Row, here: int | None, twin: int | None, is_chosen: bool) -> RowShown:
        """The row as it is shown."""
        cells = tuple(self._cell(row, at, kind) for at, kind in enumerate(self._kinds))
        return RowShown(row.number, cells, bool(row.faults), here, twin, is_chosen)

    def _cell(self, row: Row, at: int, kind: Column) -> CellShown:
        text = row.cells[at]
        message = " ".join(fault.message for fault in row.faults if fault.at == at)
        said = ""
        if kind is Column.DATE and row.date:
            said = say(row.date)
        elif kind is Column.PUBLISHED and row.fact and isinstance(row.fact.source, NewSource):
            said = row.fact.source.published
        names = tuple(self._names(row.fact, kind, text)) if row.fact and text else ()
        return CellShown(at, kind, text, said if said != text else "", names, message)

    def _names(self, fact: Fact, kind: Column, text: str) -> Iterator[Name]:
        if kind is Column.SOURCE:
            yield Name(text, self._sources.get(fact.source) is None)
        elif kind is Column.PLACE:
            yield Name(text, self._places.find(fact.place) is None)
        elif kind is Column.PEOPLE:
            for part in fact.people:
                yield Name(part.name, self._actors.find(part.name) is None, part.role)
        elif kind is Column.TAGS:
            for tag in fact.tags:
                yield Name(tag, self._tags.find(tag) is None)

    def _key(self, fact: Fact) -> int | None:
        source = self._sources.get(fact.source)
        return source.pk if source else None
