"""Where labels stand: above the axis, in rows of one line each, counted upwards from it.

A label hangs on a stem that rises from its mark. Labels never overlap and are never cut by an edge, and no stem runs
through another label. They are taken in the order given, heaviest first, and each takes the lowest rows that are free;
what finds no room is left to be counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.drawing.marks import Mark

INSET = 5.0  # pixels from a stem to its words
_BESIDE = 10.0  # pixels between two labels
_MOST_STEMS = 6
_ALIKE = 20  # weights this close may change places for the sake of both
_MOST_EFFORTS = 40  # labels for which others are moved, at most
_DENSE = 60  # labels after which nothing is moved any more to let one more in


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that asks for room: its lines, and how wide they are. The stem may stand from `at` to `until`."""

    mark: Mark
    title: tuple[str, ...]
    when: tuple[str, ...]
    width: float
    at: float
    until: float
    is_bold: bool = False

    @property
    def rows(self) -> int:
        """How many lines it has."""
        return len(self.title) + len(self.when)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place: `row` is its lowest, words stand from `left` to `right`."""

    wanted: Wanted
    stem: float
    row: int
    is_flipped: bool  # left of its stem

    @property
    def left(self) -> float:
        """Where its words begin."""
        return self.stem - INSET - self.wanted.width if self.is_flipped else self.stem + INSET

    @property
    def right(self) -> float:
        """Where its words end."""
        return self.left + self.wanted.width

    @property
    def top(self) -> int:
        """The first row above it."""
        return self.row + self.wanted.rows

    def is_pierced(self, x: float, row: float) -> bool:
        """Whether a stem at `x` that ends below `row` would run through it."""
        return self.row < row and self.left - 2 < x < self.right + 3

    def is_clear_of(self, other: Label) -> bool:
        """Whether the two have room beside each other, stems included."""
        shares_rows = self.row < other.top and other.row < self.top
        if shares_rows and self.left < other.right + _BESIDE and other.left < self.right + _BESIDE:
            return False
        return not other.is_pierced(self.stem, self.row) and not self.is_pierced(other.stem, other.row)


@dataclass(slots=True)
class _Shelf:
    """What stands so far, each label with the shapes that it may have."""

    left: float
    right: float
    rows: int
    found: list[tuple[Label, Sequence[Wanted]]]
    efforts: int = 0

    def put(self, shapes: Sequence[Wanted]) -> None:
        """The first of the shapes that has room, if any has; others may have to move for it."""
        label = self._seat(shapes, [label for label, _ in self.found])
        if label is not None:
            self.found.append((label, shapes))
        elif self.efforts < _MOST_EFFORTS and len(self.found) < _DENSE:
            self.efforts += 1
            self._make_room(shapes)

    def _seat(self, shapes: Sequence[Wanted], others: Sequence[Label]) -> Label | None:
        ways = (_room(shape, others, self) for shape in shapes)
        return next((way for way in ways if way is not None), None)

    def _make_room(self, shapes: Sequence[Wanted]) -> None:
        """A label lies across the stem of another about as heavy: lifting it, turning it over or breaking its lines
        shorter may let both stand. Of all ways the one that keeps lowest.
        """
        ways = []
        for place, (label, own) in enumerate(self.found):
            is_heavier = label.wanted.mark.rank > shapes[0].mark.rank + _ALIKE
            if is_heavier or not label.is_pierced(shapes[0].at, float("inf")):
                continue
            others = [each for n, (each, _) in enumerate(self.found) if n != place]
            for shape in shapes:
                mine = _room(shape, others, self)
                theirs = mine and self._seat(own, [*others, mine])
                if mine and theirs:
                    ways.append((max(mine.top, theirs.top), place, mine, theirs))
        if ways:
            _, place, mine, theirs = min(ways, key=lambda way: way[:2])
            self.found[place] = (theirs, self.found[place][1])
            self.found.append((mine, shapes))


def placed(wanted: Sequence[Sequence[Wanted]], left: float, right: float, rows: int) -> list[Label]:
    """The labels that have room between `left` and `right`; of each the first of the shapes that has."""
    shelf = _Shelf(left, right, rows, [])
    for shapes in wanted:
        shelf.put(shapes)
    return [label for label, _ in shelf.found]


def _room(wanted: Wanted, found: Sequence[Label], bounds: _Shelf) -> Label | None:
    """Right of the mark in the lowest row that has room, else left of it."""
    stems = [(x, min(_reach(x, found), bounds.rows - wanted.rows)) for x in _stems(wanted, found)]
    top = max(highest for _, highest in stems)
    for is_flipped in (False, True):
        for row in range(int(top) + 1):
            for x, highest in stems:
                label = Label(wanted, x, row, is_flipped)
                if row > highest or label.left < bounds.left or label.right > bounds.right:
                    continue
                if all(label.is_clear_of(other) for other in found):
                    return label
    return None


def _stems(wanted: Wanted, found: Sequence[Label]) -> Iterator[float]:
    """At the mark, or along a bar after what stands above it; the first few of these."""
    yield wanted.at
    if wanted.until > wanted.at:
        after = (other.right + _BESIDE - INSET for other in found)
        yield from sorted(x for x in after if wanted.at < x < wanted.until)[:_MOST_STEMS]


def _reach(x: float, found: Sequence[Label]) -> float:
    """The highest row that a stem at `x` reaches without running through a label."""
    return min((other.row for other in found if other.is_pierced(x, float("inf"))), default=float("inf"))
