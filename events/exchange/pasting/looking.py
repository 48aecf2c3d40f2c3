"""From what was pasted, chosen and corrected to the table as it is now, and what entering it would do."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from events.exchange.pasting.figures import ORDERS, Order
from events.exchange.pasting.headers import Columns, columns_of
from events.exchange.pasting.preview import Preview, preview
from events.exchange.pasting.table import Record, Table, read_table, written
from events.models import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What somebody has pasted and said about it. `seen` and `head` name the table and first row that it is said of."""

    text: str
    order: str = ""
    headed: bool | None = None
    kinds: Sequence[str] = ()
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    again: Collection[int] = ()
    is_all_again: bool = False
    seen: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """The table as text, with the corrections in it, and its preview.

    `unused` are corrections that no cell could be found for, since the text was changed as well.
    """

    text: str
    seen: str
    head: str
    preview: Preview
    unused: tuple[str, ...]
    remaining: str  # the headings and the faulty rows, as text


def look(timeline: Timeline, pasted: Pasted) -> Look:
    """Read it all. Raises TableRefused for a text that is too large."""
    table = read_table(pasted.text)
    head, _, was_headed = pasted.head.partition("-")
    is_same, is_same_head = _digest(table.records) == pasted.seen, _digest(table.records[:1]) == head
    wanted = {cell: text for cell, text in pasted.cells.items() if _at(table, *cell) != text} if is_same else {}
    corrected = read_table(written(_with(table, wanted))) if wanted else table
    columns = columns_of(corrected, is_headed=pasted.headed if is_same_head else None)
    is_headed = "yes" if columns.is_headed else "no"
    if is_same_head and is_headed == was_headed:
        columns = columns.chosen(pasted.kinds)
    order: Order = next((each for each in ORDERS if each == pasted.order), "")
    again = pasted.again if is_same else ()
    found = preview(timeline, columns, order=order, again=again, all_again=pasted.is_all_again)
    return Look(
        text=written(_rows(corrected)) if wanted else pasted.text,
        seen=_digest(corrected.records),
        head=f"{_digest(corrected.records[:1])}-{is_headed}",
        preview=found,
        unused=() if is_same else tuple(filter(None, pasted.cells.values())),
        remaining=written(_remaining(columns, found.rest)),
    )


def _at(table: Table, number: int, at: int) -> str | None:
    """What stands in a cell, with the line breaks that a browser sends."""
    cells = next((record.cells for record in table.records if record.number == number), ())
    return cells[at].replace("\n", "\r\n") if at < len(cells) else None


def _with(table: Table, cells: Mapping[tuple[int, int], str]) -> list[Sequence[str]]:
    by_number = {record.number: record for record in table.records}
    for (number, at), text in cells.items():
        record = by_number.get(number)
        if record is not None and at < len(record.cells):
            changed = (*record.cells[:at], text, *record.cells[at + 1 :])
            by_number[number] = replace(record, cells=changed)
    return _rows(Table(tuple(by_number.values())))


def _rows(table: Table) -> list[Sequence[str]]:
    """The rows with blank ones between, so that each keeps its number."""
    rows: list[Sequence[str]] = []
    for record in table.records:
        rows += [("",)] * (record.number - 1 - len(rows))
        rows.append(record.cells)
    return rows


def _remaining(columns: Columns, numbers: Collection[int]) -> list[Sequence[str]]:
    headings = [columns.headings] if columns.is_headed and numbers else []
    return [*headings, *(record.cells for record in columns.records if record.number in set(numbers))]


def _digest(records: Sequence[Record]) -> str:
    return hashlib.sha256(repr([(record.number, record.cells) for record in records]).encode()).hexdigest()[:32]
