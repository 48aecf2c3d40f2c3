"""How far a plan moved: from one announced date to another, or to what happened. Pure, no query."""

from __future__ import annotations

from dataclasses import dataclass

from events.dates import DateValue, Precision, say
from events.dates.calendar import DAY
from events.queries.reader import labels


@dataclass(frozen=True, slots=True)
class Slip:
    """A distance in whole days, never nothing: `least` to `most`, None where nobody knows how far at most."""

    least: int
    most: int | None
    is_earlier: bool
    between: str  # "from 30 April 2007, the last day announced at first, to 3 May 2007"

    @property
    def words(self) -> str:
        """`slipped by at least 3 days` · `brought forward by 2 days`."""
        return f"{'brought forward' if self.is_earlier else 'slipped'} by {self._distance}"

    @property
    def later(self) -> str:
        """`at least 3 days later` · `2 days earlier`."""
        return f"{self._distance} {'earlier' if self.is_earlier else 'later'}"

    @property
    def _distance(self) -> str:
        least = "" if self.least == self.most else "at least "
        return least + labels.days(self.least)


def slip_between(first: DateValue, then: DateValue) -> Slip | None:
    """From the announced date `first` to the date `then`, beginnings against beginnings.

    None where the two may be one day, or no bound says how far they are apart. "At least", because what is announced
    for April may have been meant for its last day.
    """
    planned, held = _side(first), _side(then)
    if held[0] is not None and planned[1] is not None and held[0] > planned[1]:
        most = held[1] - planned[0] if held[1] is not None and planned[0] is not None else None
        return Slip(held[0] - planned[1], most, False, _between(planned, held[0], planned[1], "last"))
    if planned[0] is not None and held[1] is not None and planned[0] > held[1]:
        most = planned[1] - held[0] if planned[1] is not None and held[0] is not None else None
        return Slip(planned[0] - held[1], most, True, _between(planned, held[1], planned[0], "first"))
    return None


def day_words(second: int) -> str:
    """The civil day of a second: `30 April 2007`."""
    day = second // DAY * DAY
    return say(DateValue.from_bounds(day, day + DAY, day, day + DAY, precision=Precision.DAY))


def _side(date: DateValue) -> tuple[int | None, int | None]:
    """The first and the last day, as day numbers, on which it may begin."""
    first = None if date.begins_earliest is None else date.begins_earliest // DAY
    return first, None if date.begins_latest is None else (date.begins_latest - 1) // DAY


def _between(planned: tuple[int | None, int | None], held: int, near: int, which: str) -> str:
    is_window = planned[0] != planned[1]
    named = f", the {which} day announced at first," if is_window else ""
    return f"from {day_words(near * DAY)}{named} to {day_words(held * DAY)}"
