"""What lies so close on the map that it would overlap is one mark. Pure: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from events.geography.box import Box

CELL: Final = 44  # pixels: what lies in one square of the grid is one mark
CLOSE: Final = 34  # marks of two squares that lie closer than this are one


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
    return sorted(kept.values(), key=lambda cell: (-cell.events, -cell.top))


def _nearest(cell: Cell, kept: dict[tuple[int, int, bool], Cell]) -> Cell | None:
    around = [
        kept[place]
        for column in (-1, 0, 1)
        for row in (-1, 0, 1)
        if (place := (cell.column + column, cell.row + row, cell.is_point)) in kept
    ]
    close = [other for other in around if (other.x - cell.x) ** 2 + (other.y - cell.y) ** 2 < CLOSE**2]
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
