"""What lies so close on the map that it would overlap is one mark. Pure: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Final

from events.geography.box import Box

CELL: Final = 44  # pixels: what lies in one square of the grid is one mark
CLOSE: Final = 34  # marks of two squares that lie closer than this are one
APART: Final = 40  # from the middle of a mark to that of an area beside it
_WAYS: Final = tuple((cos(turn * pi / 6), sin(turn * pi / 6)) for turn in range(12))


@dataclass(frozen=True, slots=True)
class Cell:
    """Places in one square of the grid, or of two. `x` and `y` are pixels of the world, the middle of its events."""

    column: int
    row: int
    is_point: bool  # else what stands for areas
    places: int
    events: int
    top: int  # the rank of the heaviest event and the event, as one number
    x: float
    y: float
    box: Box
    place: int  # the key of one of the places


def joined(cells: Iterable[Cell]) -> list[Cell]:
    """The marks, those of most events first; of two that lie close the one with fewer events goes into the other."""
    kept: dict[tuple[int, int, bool], Cell] = {}
    for cell in sorted(cells, key=lambda cell: (-cell.events, -cell.top)):
        near = _nearest(cell, kept)
        if near is None:
            kept[cell.column, cell.row, cell.is_point] = cell
        else:
            kept[near.column, near.row, near.is_point] = _both(near, cell)
    marks = [cell for cell in kept.values() if cell.is_point]
    for area in (cell for cell in kept.values() if not cell.is_point):
        marks.append(_beside(area, marks))
    return sorted(marks, key=lambda cell: (-cell.events, -cell.top))


def _beside(area: Cell, marks: Sequence[Cell]) -> Cell:
    """The mark of an area, where it can be read: it stands for no spot, so it goes beside those that do.

    To the nearest free place around one that it would overlap; where there is none, it stays.
    """
    hidden_by = [mark for mark in marks if _is_close(area.x, area.y, mark)]
    if not hidden_by:
        return area
    around = [(mark.x + APART * across, mark.y + APART * down) for mark in hidden_by for across, down in _WAYS]
    free = [(x, y) for x, y in around if not any(_is_close(x, y, mark) for mark in marks)]
    x, y = min(free, key=lambda at: (at[0] - area.x) ** 2 + (at[1] - area.y) ** 2, default=(area.x, area.y))
    return replace(area, x=x, y=y)


def _is_close(x: float, y: float, mark: Cell) -> bool:
    return (mark.x - x) ** 2 + (mark.y - y) ** 2 < CLOSE**2


def _nearest(cell: Cell, kept: dict[tuple[int, int, bool], Cell]) -> Cell | None:
    around = [
        kept[place]
        for column in (-1, 0, 1)
        for row in (-1, 0, 1)
        if (place := (cell.column + column, cell.row + row, cell.is_point)) in kept
    ]
    close = [other for other in around if _is_close(cell.x, cell.y, other)]
    return min(close, key=lambda other: (other.x - cell.x) ** 2 + (other.y - cell.y) ** 2, default=None)


def _both(one: Cell, other: Cell) -> Cell:
    """One mark of two; it stays where the first is, which has more events."""
    box = Box(
        min(one.box.west, other.box.west),
        min(one.box.south, other.box.south),
        max(one.box.east, other.box.east),
        max(one.box.north, other.box.north),
    )
    return replace(
        one,
        places=one.places + other.places,
        events=one.events + other.events,
        top=max(one.top, other.top),
        box=box,
    )
