"""The table as plain text: what a cell says on paper, in a word processor and in a spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from events.queries.table.row import TableRow

#: What a spreadsheet takes for the beginning of a formula, where a cell begins with it.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = "; "

_TEXT: Mapping[str, Callable[[TableRow], str]] = {
    "number": lambda row: str(row.listed.number),
    "date": lambda row: row.date,
    "title": lambda row: row.listed.title,
    "happened": lambda row: row.happened,
    "prominence": lambda row: row.prominence,
    "place": lambda row: row.place,
    "people": lambda row: BETWEEN.join(row.people),
    "tags": lambda row: BETWEEN.join(row.tags),
    "sources": lambda row: BETWEEN.join(row.sources),
    "precision": lambda row: row.precision,
    "basis": lambda row: row.basis,
    "conflict": lambda row: row.conflict,
}


def text_of(row: TableRow, column: str) -> str:
    """What the row says in that column, in one line."""
    return " ".join(_TEXT[column](row).split())


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula; it then shows it as text."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
