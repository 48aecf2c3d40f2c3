"""The letters of a picture: which faces there are, in which sizes they are used, and a line of words in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from events.drawing.face import Face

SERIF, SANS = "Source Serif 4", "Inter"


class Style(Enum):
    """Family, weight and size in pixels."""

    HEADING = (SERIF, 600, 22.0)
    HEADING_SMALL = (SERIF, 600, 18.0)
    TITLE = (SERIF, 400, 15.0)
    BOLD = (SERIF, 600, 15.0)
    WHEN = (SANS, 400, 11.5)
    MORE = (SANS, 400, 12.0)
    STRONG = (SANS, 600, 12.0)
    SMALL = (SANS, 400, 11.0)

    @property
    def size(self) -> float:
        """In pixels."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Lettering:
    """The faces, by family and weight."""

    faces: Mapping[tuple[str, int], Face]

    def measure(self, style: Style) -> Callable[[str], float]:
        """How wide words are in a style, in pixels."""
        family, weight, size = style.value
        face = self.faces[family, weight]
        return lambda words: face.width(words, size)

    def has(self, words: str) -> bool:
        """Whether every face has every character."""
        return all(face.has(words) for face in self.faces.values())


class Place(NamedTuple):
    """Where lines of words may stand, in pixels: from `left` to `right`, from `top` on."""

    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: `x` is where it begins, `y` its baseline; `ink` is a colour of `Theme`."""

    x: float
    y: float
    words: str
    style: Style
    width: float
    ink: str = "ink"
    has_halo: bool = False  # of the ground, which keeps hairlines out of the letters

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x, self.y - 0.8 * self.style.size, self.x + self.width, self.y + 0.22 * self.style.size
