"""What is said about time, as a Simple Temporal Network takes it (Dechter, Meiri, Pearl 1991).

Every event has two moments, its beginning and its end, in civil seconds (`events.dates.calendar`), both *inclusive*:
an event "on 10 March" begins and ends somewhere from 10 March 00:00:00 to 23:59:59. A *statement* is what can be
believed or left aside as a whole: a date, a stated duration, a relation. It consists of bounds and distances.

    "on 10 March"                 Within(begin, 10 Mar 00:00:00, 10 Mar 23:59:59), the same of the end
    "the day before the raid"     Distance(of=end of A, from_=begin of B, least=-1, most=-1, unit=DAY)
    "during the conference"       Distance(begin A, from begin B, least=0), Distance(end A, from end B, most=0)

A distance in days or longer joins calendar days and yields no finer precision: the *day* of `of` is the day of
`from_` plus so many days, weeks, months or years (a month later than 31 January is the last of February).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What a distance counts."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"  # a week is seven days, a year twelve months


class End(StrEnum):
    """Which of its two moments."""

    BEGIN = "begin"
    FINISH = "finish"


class Moment(NamedTuple):
    """The beginning or the end of an event."""

    event: int
    end: End


@dataclass(frozen=True, slots=True)
class Within:
    """The moment lies from `earliest` to `latest`, both inclusive civil seconds; None is no bound."""

    moment: Moment
    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Distance:
    """`of` lies at least `least` and at most `most` units after `from_`; negative is before, None is no bound.

    In days and months the calendar day of `of` is counted from that of `from_`.
    """

    of: Moment
    from_: Moment
    least: int | None
    most: int | None
    unit: Unit = Unit.SECOND


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says, believed or left aside as a whole. Of a contradiction the one of the greatest `rank` is."""

    key: Hashable
    parts: tuple[Within | Distance, ...]
    rank: tuple[int, ...] = (0,)
