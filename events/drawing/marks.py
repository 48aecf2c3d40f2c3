"""What each placement looks like, as numbers: a dot, or a bar where its extent is wide enough to be seen; and its lane.

filled = happened · hollow = planned or announced · dashed = a former date · fading end = uncertain bound ·
split = sources disagree · crossed = cancelled or did not happen · ring with a core = worked out. As on the screen
(static/js/timeline/marks.js and rivals.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from events.dates.calendar import DAY
from events.drawing.scale import Scale
from events.drawing.ticks import YEAR
from events.drawing.told import Placed

RADIUS = 6.0
TAIL = 30.0  # pixels of fade beside a bound that is open or only known from one side
_NARROWEST_BAR = 2 * RADIUS + 4
_NARROWEST_RIVAL = 3.0
_APART = 1.0  # pixels on either side of a dot
_FORMER = 50  # a former date gives way to what stands now, however prominent its event is
_UNIT = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": DAY,
    "month": 31 * DAY,
    "season": 92 * DAY,
    "quarter": 92 * DAY,
    "year": 366 * DAY,
    "decade": 10 * YEAR + DAY,
    "century": 100 * YEAR + DAY,
    "millennium": 1000 * YEAR + DAY,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: `x0` … `x1` is inked, `at` is where a dot or a stem stands, `lane` is -1 where it has no room.

    `rivals` are the bars of what other sources have, drawn in the lane below.
    """

    placed: Placed
    style: str
    x0: float
    x1: float
    at: float
    is_bar: bool = False
    is_soft: bool = False  # the extent is how little is known, and not how long it lasted
    is_through: bool = False  # neither begins nor ends in the picture
    fades: tuple[bool, bool] = (False, False)
    tails: tuple[float, float] = (0.0, 0.0)
    lane: int = -1
    is_twin: bool = False  # inked already, by another mark
    rivals: tuple[tuple[float, float], ...] = ()

    @property
    def reach(self) -> tuple[float, float]:
        """The pixels that must stay free of other marks."""
        apart = 0 if self.is_bar else _APART
        sides = [(self.x0 - self.tails[0] - apart, self.x1 + self.tails[1] + apart), *self.rivals]
        return min(left for left, _ in sides), max(right for _, right in sides)

    @property
    def depth(self) -> int:
        """The lowest lane that it takes up."""
        return self.lane + bool(self.rivals)

    @property
    def rank(self) -> int:
        """What comes first is drawn and named first."""
        return self.placed.weight - (_FORMER if self.placed.is_former else 0)


def style_of(placed: Placed) -> str:
    """How a placement is inked."""
    if placed.is_former:
        return "former"
    if placed.mark in ("cancelled", "did_not_happen"):
        return "crossed"
    if placed.conflict:
        return "split"
    if placed.kind == "announced" or placed.mark == "planned":
        return "hollow"
    if placed.mark == "unknown":
        return "unknown"
    return "computed" if placed.computed else "filled"


def mark_of(placed: Placed, scale: Scale) -> Mark:
    """The mark of one placement; what lies far outside of the scale is clipped."""
    wide = scale.right - scale.left
    sides = (scale.x(placed.b), scale.x(max(placed.b, placed.e)))
    x0, x1 = (min(max(x, scale.left - wide), scale.right + wide) for x in sides)
    is_bar = x1 - x0 >= _NARROWEST_BAR
    middle = min(max((x0 + x1) / 2, scale.left + RADIUS), scale.right - RADIUS)
    left, right = (max(x0, scale.left), min(x1, scale.right)) if is_bar else (middle - RADIUS, middle + RADIUS)
    is_soft = (placed.fade_b and placed.fade_e) or placed.e - placed.b <= _UNIT.get(placed.precision, 0) * 1.01
    return Mark(
        placed=placed,
        style=style_of(placed),
        x0=left,
        x1=right,
        at=left if is_bar else middle,
        is_bar=is_bar,
        is_soft=is_bar and is_soft,
        is_through=is_bar and x0 < scale.left and x1 > scale.right,
        fades=(is_bar and placed.fade_b and x0 >= scale.left, is_bar and placed.fade_e and x1 <= scale.right),
        tails=(
            _tail(left - scale.left, is_drawn=placed.open_b or (placed.fade_b and not is_bar)),
            _tail(scale.right - right, is_drawn=placed.open_e or (placed.fade_e and not is_bar)),
        ),
    )


def _tail(room: float, *, is_drawn: bool) -> float:
    return max(0.0, min(TAIL, room)) if is_drawn else 0.0


def marks_in(placements: Iterable[Placed], scale: Scale) -> list[Mark]:
    """The marks of the placements, heaviest first."""
    marks = (mark_of(placed, scale) for placed in placements)
    return sorted(marks, key=lambda mark: (-mark.rank, mark.placed.b, mark.placed.n, mark.placed.kind))


def stacked(marks: Sequence[Mark], lanes: int) -> list[Mark]:
    """The marks with their lanes: 0 on the axis, 1 … `lanes - 1` below it. Heavier ones come first and stand nearer.

    Bars of the same look and extent are one bar. What is under way throughout says least about when, and comes last.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(lanes)]
    bars: dict[tuple[object, ...], int] = {}
    seated: dict[int, Mark] = {}
    for place, mark in sorted(enumerate(marks), key=lambda each: each[1].is_through):
        look = (mark.x0, mark.x1, mark.style, mark.is_soft)
        if mark.is_bar and look in bars:
            seated[place] = replace(mark, lane=bars[look], is_twin=True)
            continue
        lane = next((lane for lane in range(lanes) if _is_free(taken[lane], mark.reach)), -1)
        seated[place] = replace(mark, lane=lane)
        if lane >= 0:
            taken[lane].append(mark.reach)
            if mark.is_bar:
                bars[look] = lane
    return [seated[place] for place in range(len(marks))]


def _is_free(taken: Iterable[tuple[float, float]], reach: tuple[float, float]) -> bool:
    return all(reach[1] <= left or reach[0] >= right for left, right in taken)


def with_rivals(marks: Sequence[Mark], scale: Scale, lanes: int) -> list[Mark]:
    """The marks with the bars of what other sources have, where the lane below them is free there."""
    found = list(marks)
    for place, mark in enumerate(marks):
        bars = tuple(
            _rival(scale.x(each.b), scale.x(each.e), scale)
            for each in mark.placed.rivals
            if each.e > scale.begins and each.b < scale.ends
        )
        if not bars or mark.is_twin or not 0 <= mark.lane < lanes - 1:
            continue
        wider = replace(mark, rivals=bars)
        left, right = wider.reach
        others = (other for n, other in enumerate(found) if n != place and other.lane >= 0 and not other.is_twin)
        below = (other for other in others if mark.lane + 1 in (other.lane, other.depth))
        if all(other.reach[0] >= right or other.reach[1] <= left for other in below):
            found[place] = wider
    return found


def _rival(x0: float, x1: float, scale: Scale) -> tuple[float, float]:
    left = min(max(x0, scale.left), scale.right - _NARROWEST_RIVAL)
    return left, min(max(x1, left + _NARROWEST_RIVAL), scale.right)
