"""What is not named is counted: "+14 more on 10–12 March", below the axis and beside the marks it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from events.drawing.labels import Label
from events.drawing.marks import Mark
from events.drawing.scale import Scale
from events.drawing.ticks import Tick
from events.drawing.told import Profile, begun
from events.drawing.words import more_words, where_words

_LONG = 160.0  # pixels; what lasts longer is counted where it began
_ALL = 0.9  # of the window: a stretch that needs no saying
_GAP = 14.0  # pixels between two counts


@dataclass(frozen=True, slots=True)
class Count:
    """How many events are not named between two civil seconds, and the words for it in their place."""

    first: float  # pixels
    last: float
    begins: int
    ends: int
    number: int
    words: str = ""
    left: float = 0
    width: float = 0

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Counting:
    """How counts are said, and where they may stand."""

    scale: Scale
    edge: float
    measure: Callable[[str], float]
    year: int | None  # that needs no saying
    is_plain: bool  # only the number: there is little room, or the calendar says where
    span: tuple[int, int] | None = None  # all that the timeline has

    def gathered(self, marks: Iterable[Mark], labels: Iterable[Label]) -> list[Count]:
        """The events whose marks have no label, each once."""
        seen = {label.wanted.mark.placed.n for label in labels}
        items = []
        for mark in marks:
            if mark.placed.n not in seen and not mark.placed.is_former:
                seen.add(mark.placed.n)
                items.append(self._item(mark))
        return self._apart(sorted(items, key=lambda item: (item.first, item.begins)))

    def between(
        self, ticks: Sequence[Tick], profile: Profile, labels: Iterable[Label], entering: int = 0
    ) -> list[Count]:
        """What the density counts between the ticks, without what is named; `entering` began before the window."""
        named = {each.wanted.mark.placed.n: each.wanted.mark.placed.b for each in labels}
        ghosts = {each.wanted.mark.placed.n for each in labels if each.wanted.mark.placed.is_former}
        begins, ends = int(self.scale.begins), int(self.scale.ends)
        edges = [begins, *(int(tick.at) for tick in ticks if begins < tick.at < ends), ends]
        items = []
        for one, other in pairwise(edges):
            before = entering if one == begins else 0
            here = sum(1 for n, at in named.items() if n not in ghosts and (one <= at or before) and at < other)
            number = before + round(begun(profile, other)) - round(begun(profile, one)) - here
            if number > 0:
                x = self.scale.x((one + other) / 2)
                items.append(Count(x, x, one, other, number))
        return self._apart(items)

    def _item(self, mark: Mark) -> Count:
        scale, placed = self.scale, mark.placed
        begins = int(max(placed.b, scale.begins))
        if mark.is_bar and not mark.is_soft and mark.x1 - mark.x0 > _LONG:
            return Count(mark.x0, mark.x0, begins, begins, 1)
        x = min(max((mark.x0 + mark.x1) / 2, scale.left), scale.right)
        return Count(x, x, begins, int(min(placed.e, scale.ends)), 1)

    def _apart(self, items: Iterable[Count]) -> list[Count]:
        """Where words would touch, two counts become one."""
        found: list[Count] = []
        for item in items:
            found.append(self._said(item))
            while len(found) > 1 and found[-2].right + _GAP > found[-1].left:
                one, other = found[-2:]
                found[-2:] = [self._said(_joined(one, other))]
        return found

    def _said(self, count: Count) -> Count:
        scale = self.scale
        is_all = count.ends - count.begins > _ALL * (scale.ends - scale.begins)
        where = "" if self.is_plain or is_all else where_words(count.begins, count.ends, self.year, self.span)
        room = scale.right - scale.left - 2 * self.edge
        words = more_words(count.number, where)
        if self.measure(words) > room:
            words = more_words(count.number)
        width = self.measure(words)
        middle = (count.first + count.last) / 2
        left = max(scale.left + self.edge, min(middle - width / 2, scale.right - self.edge - width))
        return replace(count, words=words, width=width, left=left)


def _joined(one: Count, other: Count) -> Count:
    return Count(
        first=one.first,
        last=max(one.last, other.last),
        begins=min(one.begins, other.begins),
        ends=max(one.ends, other.ends),
        number=one.number + other.number,
    )
