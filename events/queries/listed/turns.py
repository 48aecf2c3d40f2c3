"""What is asked of the list: one page of it, where an event stands, what has no place on the axis.

Two answer: the stored order (`turns_kept`), and a list in memory (`turns_told`) where filters leave few, where the
order is the clock's, and through a lens.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from events.queries.listed.order import Told


class Stretch(NamedTuple):
    """Some turns that follow one another; how many before the first and after the last go on under their headings."""

    turns: Sequence[Told]
    before: int = 0
    after: int = 0


class Loose(NamedTuple):
    """The first of those that have neither date nor announcement, and how many there are."""

    turns: Sequence[Told]
    total: int


class Pages(Protocol):
    """The list as the filters leave it."""

    @property
    def total(self) -> int:
        """How many turns it has."""

    def stretch(self, first: int, size: int) -> Stretch:
        """`size` turns from place `first` on, which is 0 for the first of all."""

    def place_of(self, event: int) -> int | None:
        """Where an event (primary key) stands; None where it is not in the list."""

    def loose(self, most: int) -> Loose:
        """What only other events, if anything, give a place."""


class Around(NamedTuple):
    """What is known of the order of some events without a date: the relations that lead on from them, and what they
    lead to.
    """

    relations: Sequence[tuple[int, str, int]]  # event, kind, other
    places: Mapping[int, Any]  # of events with a date or an announcement; they compare as the list has them
    announced: Collection[int]


class Ways(Protocol):
    """What leads on from events without a date, whatever the filters."""

    def around(self, turns: Sequence[Told]) -> Around:
        """All chains of relations from these events on, through others without a date."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The list as one reader sees it through the filters; `everything` is how many there are without those."""

    everything: int
    pages: Pages
    ways: Ways
