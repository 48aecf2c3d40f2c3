"""Text from a spreadsheet's clipboard or a CSV file as a table of cells. One pass, bounded.

Clipboards separate by tabs and quote a cell only where it holds a tab or a line break; a cell that merely begins with
a quotation mark is copied as it stands. So a quotation mark opens a quoted cell only where another one closes it
right before the next separator.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

MOST_BYTES: Final = 2_000_000  # of the text in UTF-8
MOST_ROWS: Final = 5_000  # besides a row of headings
MOST_COLUMNS: Final = 60
_SEPARATORS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 20  # rows that decide between separators


class TableRefused(Exception):
    """The text is no table that can be taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `number` counts rows as they stand in the text, from 1; blank ones count and are left out."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one width, cells trimmed; there may be none."""

    records: tuple[Record, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.records[0].cells) if self.records else 0


def read_table(text: str) -> Table:
    """The table. Raises TableRefused for one that is too large."""
    size = len(text.encode(errors="replace"))
    if size > MOST_BYTES:
        raise TableRefused(f"This has {size / 1e6:.1f} MB; at most {MOST_BYTES // 10**6} MB fit. Paste it in parts.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    records: list[tuple[int, list[str]]] = []
    width = 0
    for number, cells in enumerate(_rows(text, _separator(text)), 1):
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(
                f"Row {number} has {len(cells)} columns; at most {MOST_COLUMNS} fit. Leave out those that say nothing."
            )
        if len(records) > MOST_ROWS:
            raise TableRefused(f"There are more than {MOST_ROWS:,} rows. Paste them in parts.")
        width = max(width, len(cells))
        records.append((number, cells))
    return Table(tuple(Record(number, (*cells, *[""] * (width - len(cells)))) for number, cells in records))


def written(rows: Iterable[Sequence[str]]) -> str:
    """The rows as a spreadsheet copies them, such that `read_table` gives them back."""
    return "".join("\t".join(map(_quoted, cells)) + "\n" for cells in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search('["\t\n\r]', cell) else cell


def _separator(text: str) -> str:
    """A tab where the first row has one; else what gives most of the first rows the width of the very first."""
    best, most = "\t", (0, 0)
    for separator in _SEPARATORS:
        widths = [len(cells) for cells in islice(_rows(text, separator), _LOOKED_AT)]
        if widths and widths[0] > 1:
            if separator == "\t":
                return separator
            most, best = max((most, best), ((widths.count(widths[0]), widths[0]), separator))
    return best


@cache
def _cell(separator: str) -> re.Pattern[str]:
    end = rf"(?={re.escape(separator)}|\n|\Z)"
    return re.compile(rf'"([^"]*+(?:""[^"]*+)*)"{end}|([^{re.escape(separator)}\n]*+)')


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    match = _cell(separator).match
    at = 0
    cells: list[str] = []
    while found := match(text, at):
        quoted, bare = found.groups()
        cells.append((bare if quoted is None else quoted.replace('""', '"')).strip())
        at = found.end()
        if at == len(text) or text[at] == "\n":
            yield cells
            cells = []
        if at == len(text):
            return
        at += 1
