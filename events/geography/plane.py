"""The plane that the map is drawn on: Miller's cylindrical projection (O. M. Miller, 1942), a world wide as 1.

Meridians and parallels are straight, so that a box of degrees is a box on the map; every latitude has a place, also the
poles, which Mercator's has not. `static/js/map/plane.js` is the same in the browser.
"""

from __future__ import annotations

import math

TILE = 256  # pixels that the world is wide at zoom 0; each zoom doubles it
LAST_ZOOM = 16  # about a metre to a pixel

#: The same as `down`, for PostgreSQL; of a column named latitude.
DOWN_SQL = "(0.5 - 1.25 * asinh(tan(0.8 * radians(latitude))) / (2 * pi()))"
ACROSS_SQL = "(longitude / 360 + 0.5)"


def across(longitude: float) -> float:
    """From 0 at 180° W to 1 at 180° E."""
    return longitude / 360 + 0.5


def down(latitude: float) -> float:
    """From 0.13 at the north pole to 0.87 at the south pole; the equator is at 0.5."""
    return 0.5 - 1.25 * math.asinh(math.tan(0.8 * math.radians(latitude))) / (2 * math.pi)


def pixels(zoom: int) -> int:
    """How wide the world is."""
    return TILE << zoom


def latitude_at(y: float) -> float:
    """The parallel that is drawn at `y`: what `down` is of."""
    return math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi / 1.25)) / 0.8)
