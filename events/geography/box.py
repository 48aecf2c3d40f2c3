"""A box on the globe: WGS 84 degrees, written west, south, east, north, as GeoJSON has it (RFC 7946, section 5)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

_SIDE = re.compile(r"[-−]?\d{1,3}(?:\.\d{1,12})?", re.ASCII)
_FINEST = 5  # decimals: about a metre
EXAMPLE = "40,29,48,38"


class BoxError(ValueError):
    """What was written is no box; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Box:
    """From west to east and from south to north, edges included. West of more than east: across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        """As it is written in an address."""
        return ",".join(_short(side, _FINEST) for side in (self.west, self.south, self.east, self.north))

    @property
    def longitudes(self) -> tuple[tuple[float, float], ...]:
        """The stretches of longitude that it takes up, each from its smaller to its greater number."""
        if self.west <= self.east:
            return ((self.west, self.east),)
        return ((self.west, 180.0), (-180.0, self.east))

    @property
    def words(self) -> str:
        """`40–48° E, 29–38° N`."""
        across = _stretch(self.west, self.east, "W", "E")
        return f"{across}, {_stretch(self.south, self.north, 'S', 'N')}"

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in it."""
        is_across = any(first <= longitude <= last for first, last in self.longitudes)
        return is_across and self.south <= latitude <= self.north


WORLD = Box(-180.0, -90.0, 180.0, 90.0)


def read_box(text: str) -> Box:
    """The box that was written. Raises BoxError."""
    sides = [side.strip() for side in text.split(",")]
    if len(sides) != 4 or not all(_SIDE.fullmatch(side) for side in sides):
        raise BoxError(
            f"“{text[:60]}” is no box on the map: write its west, south, east and north in degrees, like {EXAMPLE}."
        )
    west, south, east, north = (float(side.replace("−", "-")) for side in sides)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise BoxError("A box on the map has longitudes from −180 to 180 and latitudes from −90 to 90.")
    if south > north:
        raise BoxError("The box ends before it begins: write its south before its north, like 40,29,48,38.")
    return Box(west, south, east, north)


def around(points: list[tuple[float, float]]) -> Box | None:
    """The smallest box that holds all points, each latitude and longitude; None around none.

    Of two as small the one that does not cross the antimeridian.
    """
    if not points:
        return None
    latitudes = [latitude for latitude, _ in points]
    longitudes = sorted({longitude for _, longitude in points})
    west, east = longitudes[0], longitudes[-1]
    widest = 360 - (east - west)
    for before, after in pairwise(longitudes):
        if after - before > widest:
            widest, west, east = after - before, after, before
    return Box(west, min(latitudes), east, max(latitudes))


def _short(number: float, decimals: int) -> str:
    text = f"{round(number, decimals) or 0:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def _stretch(first: float, last: float, below: str, above: str) -> str:
    decimals = 0 if all(math.isclose(side, round(side), abs_tol=0.005) for side in (first, last)) else 2
    one, other = (_short(abs(side), decimals) for side in (first, last))
    if (first < 0) == (last < 0) and first <= last:
        # between two of one side of zero, the smaller number first
        least, most = (one, other) if first >= 0 else (other, one)
        return f"{least}–{most}° {above if first >= 0 else below}"
    return f"{one}° {below if first < 0 else above} – {other}° {below if last < 0 else above}"
