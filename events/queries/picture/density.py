"""How many stand where, from the buckets that triggers keep: exact for a whole timeline, at any width, in a few rows.

A stretch is shown in 200 to 400 buckets of 2**k seconds. Where k is below the finest level that is kept, the stretch
is a few days long, and what begins and ends in it is counted from the indexes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from django.db import connection

from events.queries.picture.ground import Ground, Window, ground, of
from events.queries.reader.remembered import Remembered
from events.queries.reader.sight import Sight

FEWEST = 200  # buckets of a stretch; at most twice as many and one

#: Functions of migration 0016, of which PostgreSQL keeps the plans: they would take longer than the answers.
_MOMENTS = """SELECT starts, ends, ghost_starts, ghost_ends
    FROM events_density_up_to(%(timeline)s::bigint, %(audience)s::text, %(seconds)s::bigint[]) ORDER BY place"""
_BUCKETS = """SELECT bucket, starts, ends FROM events_density_of(%(timeline)s::bigint, %(audience)s::text,
    %({name}_width)s::int, %({name}_first)s::bigint, %({name}_number)s::bigint)"""
_MANY = """(SELECT coalesce(json_agg(json_build_array(bucket, starts, ends)), '[]') FROM ({buckets}) AS counted)"""
_NUMBERS = f"""SELECT
    (SELECT json_agg(json_build_array(starts, ends, ghost_starts, ghost_ends)) FROM ({_MOMENTS}) AS moments),
    {_MANY.format(buckets=_BUCKETS.format(name="near"))}
"""  # noqa: S608 (constants of this file only)


@dataclass(frozen=True, slots=True)
class Buckets:
    """The buckets of 2**`width` seconds in which a stretch lies, numbered from 1970."""

    width: int
    first: int
    number: int

    @property
    def begins(self) -> int:
        """Where the first of them begins."""
        return self.first << self.width

    @property
    def ends(self) -> int:
        """Where the last of them ends."""
        return (self.first + self.number) << self.width


def buckets_of(stretch: Window) -> Buckets:
    """200 to 401 of them, or one for each second of a short stretch."""
    width = max(((stretch.ends - stretch.begins) // FEWEST).bit_length() - 1, 0)
    first = stretch.begins >> width
    return Buckets(width, first, ((stretch.ends - 1) >> width) - first + 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many begin in each bucket and how many overlap it, former dates apart."""

    buckets: Buckets
    starts: list[int]
    overlaps: list[int]
    is_estimate: bool = False

    def middles(self) -> list[int]:
        """The second in the middle of each bucket."""
        half = (1 << self.buckets.width) // 2
        return [((self.buckets.first + n) << self.buckets.width) + half for n in range(self.buckets.number)]

    def near(self) -> dict[str, Any]:
        """As the picture takes the density of a window."""
        return self._frame() | {"starts": self.starts, "overlaps": self.overlaps, "estimate": self.is_estimate}

    def whole(self) -> dict[str, Any]:
        """As the picture takes the density of the whole."""
        return self._frame() | {"counts": self.starts, "estimate": self.is_estimate}

    def _frame(self) -> dict[str, Any]:
        return {"from": self.buckets.begins, "step": 1 << self.buckets.width}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that is counted of a window: `total` are the placements that overlap it, former dates among them."""

    near: Counted
    whole: Counted
    total: int
    is_estimate: bool = False
    share: float = 1  # of all that the audience sees, in the window


def counted(buckets: Buckets, rows: Iterable[tuple[int, int, int]], entering: int, *, share: float = 1) -> Counted:
    """From rows of bucket, beginnings and ends, and how many go on where the first one begins.

    `share` of the events are in the rows; less than 1 makes an estimate.
    """
    starts, ends = [0] * buckets.number, [0] * buckets.number
    for bucket, begun, ended in rows:
        if 0 <= bucket - buckets.first < buckets.number:
            starts[bucket - buckets.first] += int(begun)
            ends[bucket - buckets.first] += int(ended)
    moves = (begun - ended for begun, ended in zip(starts, [0, *ends[:-1]], strict=True))
    overlaps = list(accumulate(moves, initial=entering))[1:]
    if share < 1:
        starts, overlaps = ([round(each / share) for each in row] for row in (starts, overlaps))
    return Counted(buckets, starts, overlaps, is_estimate=share < 1)


class UpTo(NamedTuple):
    """What had begun and ended by a second; former dates apart."""

    begun: int
    ended: int
    ghosts: int
    ghosts_gone: int


def numbers(sight: Sight, on: Ground, window: Window) -> Numbers:
    """Of all that an audience sees of a timeline; exact."""
    near = buckets_of(window)
    asked = {"seconds": [window.begins, window.ends, near.begins, on.span.ends]} | _asked("near", near)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, of(sight) | asked)
        moments, begun_near = cursor.fetchone()
    before, after, entering, every = (UpTo(*row) for row in moments)
    total = after.begun - before.ended + after.ghosts - before.ghosts_gone
    share = (after.begun - before.ended) / max(every.begun, 1)
    near_counted = counted(near, begun_near, entering.begun - entering.ended)
    return Numbers(near_counted, _whole(sight), total, share=share)


def _all_of(sight: Sight) -> Counted:
    on = ground(sight)
    return counted_in(of(sight), on.span if on else Window(0, 1))


_whole = Remembered(_all_of, most=64, is_plain=True)
"""What begins where in all of it; the same whatever the window. Kept until the timeline changes."""


def share_of(whose: dict[str, Any], on: Ground, window: Window) -> float:
    """The share of all that an audience sees which stands in a window: 0 to 1."""
    before, after, every = up_to(whose, window.begins, window.ends, on.span.ends)
    return (after.begun - before.ended) / max(every.begun, 1)


def up_to(whose: dict[str, Any], *seconds: int) -> list[UpTo]:
    """What has begun and ended before each of some seconds; exact."""
    with connection.cursor() as cursor:
        cursor.execute(_MOMENTS, whose | {"seconds": list(seconds)})
        return [UpTo(*row) for row in cursor.fetchall()]


def counted_in(whose: dict[str, Any], stretch: Window) -> Counted:
    """What begins in the buckets of a stretch; what overlaps them only as far as it begins there."""
    buckets = buckets_of(stretch)
    with connection.cursor() as cursor:
        cursor.execute(_BUCKETS.format(name="near"), whose | _asked("near", buckets))
        return counted(buckets, cursor.fetchall(), 0)


def _asked(name: str, buckets: Buckets) -> dict[str, int]:
    return {f"{name}_width": buckets.width, f"{name}_first": buckets.first, f"{name}_number": buckets.number}
