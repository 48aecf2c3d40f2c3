"""Dates in figures, as spreadsheets write them. What can mean two days stays as it is, and is refused by its reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from events.dates import DateError
from events.dates.words import MONTHS

Order = Literal["", "days", "months"]  # which comes first; "" where nobody has said
ORDERS: Final[tuple[Order, ...]] = ("", "days", "months")
_MIDNIGHT: Final = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_MIDNIGHT}", re.ASCII).fullmatch
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_MIDNIGHT}", re.ASCII).fullmatch
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class Figures:
    """What a column's dates in figures say of their order: the first cell that allows only the one or the other."""

    days_first: str
    months_first: str
    is_open: bool  # some cell can be read both ways

    @property
    def decided(self) -> Order:
        """The order that the other cells decide; "" where they say nothing, or both."""
        if bool(self.days_first) == bool(self.months_first):
            return ""
        return "days" if self.days_first else "months"


def figures_in(cells: Iterable[str]) -> Figures:
    """What the cells say of their order."""
    days_first = months_first = ""
    is_open = False
    for cell in cells:
        found = _YEAR_LAST(cell)
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            days_first = days_first or cell
        elif second > 12 >= first:
            months_first = months_first or cell
        elif first != second:
            is_open = True
    return Figures(days_first, months_first, is_open)


def in_words(cell: str, order: Order) -> str:
    """The cell in words that mean one day, if it is a date in figures that does; else as it is.

    Raises DateError for a spreadsheet's inner number of a day, and for what contradicts the order that was chosen.
    """
    found = _YEAR_FIRST(cell)
    if found:
        return _day(int(found[4]), int(found[3]), found[1]) or cell
    if _SERIAL(cell):
        raise DateError(
            cell, f"{cell} is how a spreadsheet stores a day inside; show the column as dates there and copy it again."
        )
    found = _YEAR_LAST(cell)
    if found is None:
        return cell
    first, second, year = int(found[1]), int(found[3]), found[4]
    by_day, by_month = _day(first, second, year), _day(second, first, year)
    if order:
        wanted, other = (by_day, by_month) if order == "days" else (by_month, by_day)
        if other and not wanted:
            raise DateError(cell, f"With the {order[:-1]} first, {cell} is no day; write {other}, the month as a word.")
        return wanted or cell
    if by_day and by_month and by_day != by_month:
        return cell
    return by_day or by_month or cell


def _day(day: int, month: int, year: str) -> str:
    return f"{day} {MONTHS[month]} {year}" if 0 < month < 13 and 0 < day < 32 else ""
