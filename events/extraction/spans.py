"""Stretches of a text in code points, the end exclusive, and which of many things lie in one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, Protocol, TypeVar

Span = tuple[int, int]


class Standing(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Standing)
_START: Final = attrgetter("start")


def within(found: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those that lie in [start, end); they are in order, and none is within another."""
    first, last = bisect_left(found, start, key=_START), bisect_left(found, end, key=_START)
    if first < last and found[last - 1].end > end:
        last -= 1
    return found[first:last]
