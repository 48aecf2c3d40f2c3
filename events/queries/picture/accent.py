"""A colour that another site asks for, made legible here: on every ground of the page, in its light and its dark look.

Contrast is that of WCAG 2.2 (relative luminance; 1.4.3 asks for 4.5:1 of text).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 4.5
_STEPS = 50  # from a colour to black or white
_WASH = 16  # hundredths of the colour in the ground of its pale marks, at most

Channels = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of `static/css/tokens.css` that matter here, in one of the page's two looks."""

    sheet: str
    grounds: tuple[str, ...]
    texts: tuple[str, ...]  # that stand on pale marks
    toward: str  # what a colour that is too faint is mixed with


LIGHT = Look(
    sheet="#ffffff",
    grounds=("#fbfaf6", "#ffffff", "#f2eee4", "#f8e6df"),
    texts=("#1c1a16", "#5f5a50", "#a3301b"),
    toward="#000000",
)
DARK = Look(
    sheet="#1c1a15",
    grounds=("#15140f", "#1c1a15", "#242119", "#3a211a"),
    texts=("#ece7db", "#aba495", "#ff8f70"),
    toward="#ffffff",
)


@dataclass(frozen=True, slots=True)
class Shade:
    """The colour in one look, as it can be read, and the ground of pale marks that goes with it."""

    colour: str
    wash: str
    is_other: bool  # than was asked for


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour in both looks."""

    asked: str
    light: Shade
    dark: Shade

    @property
    def words(self) -> tuple[str, ...]:
        """What had to be made otherwise, as sentences."""
        found = []
        if self.light.is_other:
            found.append(f"{self.asked} is too faint to read on the light page: there it is {self.light.colour}.")
        if self.dark.is_other:
            found.append(f"{self.asked} is too dim to read on the dark page: there it is {self.dark.colour}.")
        return tuple(found)


def accent(asked: str) -> Accent:
    """The colour `#rrggbb` as it can be read in both looks."""
    return Accent(asked, _shade(asked, LIGHT), _shade(asked, DARK))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _shade(asked: str, look: Look) -> Shade:
    colours = (_mixed(look.toward, asked, step / _STEPS) for step in range(_STEPS + 1))
    colour = next(each for each in colours if _is_legible([each], look.grounds))
    washes = (_mixed(colour, look.sheet, part / 100) for part in range(_WASH, -1, -1))
    wash = next(each for each in washes if _is_legible([colour, *look.texts], [each]))
    return Shade(colour, wash, is_other=colour != asked)


def _is_legible(texts: Sequence[str], grounds: Sequence[str]) -> bool:
    return all(contrast(text, ground) >= LEAST for text in texts for ground in grounds)


def _mixed(one: str, other: str, part: float) -> str:
    """`part` of one colour in the other, in sRGB."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a * part + b * (1 - part))):02x}" for a, b in pairs)


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
