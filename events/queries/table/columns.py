"""The columns of the table of events, in one list, and the order that a reader asks for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the address, its heading, whether rows can be put in its order, and who shows it."""

    value: str
    name: str
    is_sortable: bool = False
    is_usual: bool = False  # shown where nobody chose
    is_largest_first: bool = False  # what one wants to see first of it


TITLE = "title"  # the column that is always there: it heads its row
COLUMNS = (
    Column("number", "No.", is_sortable=True, is_usual=True),
    Column("date", "Date", is_sortable=True, is_usual=True),
    Column(TITLE, "Event", is_sortable=True, is_usual=True),
    Column("happened", "Did it happen?", is_usual=True),
    Column("place", "Place", is_sortable=True, is_usual=True),
    Column("people", "People", is_usual=True),
    Column("sources", "Sources", is_sortable=True, is_usual=True, is_largest_first=True),
    Column("prominence", "Prominence", is_sortable=True, is_largest_first=True),
    Column("tags", "Tags"),
    Column("precision", "Known to the"),
    Column("basis", "Date used"),
    Column("conflict", "Disagreement"),
)
SORTS = tuple(sign + column.value for column in COLUMNS if column.is_sortable for sign in ("", "-"))
_SEPARATOR = ","


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column, and whether from the last to the first. By date is the order of the list."""

    column: str = "date"
    is_descending: bool = False

    @classmethod
    def of(cls, words: str) -> Sort:
        """From an address: `title`, `-title`; "" is by date."""
        return cls(words.removeprefix("-") or "date", words.startswith("-"))

    @property
    def words(self) -> str:
        """For an address; "" for the order that goes without saying."""
        return "" if self == Sort() else "-" * self.is_descending + self.column

    def then(self, column: Column) -> Sort:
        """What pressing a column's heading asks for: its order, or the other way where that is the order already."""
        if column.value == self.column:
            return Sort(column.value, not self.is_descending)
        return Sort(column.value, column.is_largest_first)


def chosen(values: Iterable[str]) -> tuple[Column, ...]:
    """The columns named, each parameter one or several with commas between, in the table's order; the usual ones where
    none is. The title is always among them, and what is no column is left out.
    """
    named = {name for value in values for name in value.split(_SEPARATOR)}
    if not named & {column.value for column in COLUMNS}:
        return tuple(column for column in COLUMNS if column.is_usual)
    return tuple(column for column in COLUMNS if column.value in named or column.value == TITLE)


def in_address(columns: Iterable[Column]) -> str:
    """The columns as one parameter; "" for the usual ones, which go without saying."""
    shown = list(columns)
    if shown == [column for column in COLUMNS if column.is_usual]:
        return ""
    return _SEPARATOR.join(column.value for column in shown)
