"""Eras as the ground of a picture: a tint from top to bottom, and its title in a row of its own above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.drawing.ink import Ink
from events.drawing.lettering import Lettering, Line, Style
from events.drawing.markup import Element, element
from events.drawing.scale import Scale
from events.drawing.told import Stretch
from events.drawing.wrap import fitted

BAND = 19.0  # height of a row
_MOST_ROWS = 3
_INSET = 8.0  # pixels from the beginning of an era to its title
_NARROWEST = 34.0  # pixels, of an era that has room for any of its title


@dataclass(frozen=True, slots=True)
class Era:
    """An era in its row; only the first row tints what is below. `inner` is where it lasts for certain."""

    stretch: Stretch
    row: int
    tone: int
    x0: float
    x1: float
    inner: tuple[float, float]


def eras_in(stretches: Sequence[Stretch], scale: Scale) -> tuple[Era, ...]:
    """Those of a window, each in the first row that is free; what finds no row is left to the list of eras."""
    ends: list[int] = []
    found: list[Era] = []
    for each in sorted(stretches, key=lambda era: (era.b, era.e, era.title)):
        if each.e <= scale.begins or each.b >= scale.ends:
            continue
        row = next((row for row, end in enumerate(ends) if end <= each.b), len(ends))
        if row >= _MOST_ROWS:
            continue
        ends[row : row + 1] = [each.e]
        sides = [scale.x(at) for at in (each.b, each.b + each.fade_b, each.e - each.fade_e, each.e)]
        x0, begun, ending, x1 = (min(max(x, scale.left), scale.right) for x in sides)
        middle = (begun + ending) / 2
        tone = sum(1 for other in found if other.row == row) % 2
        found.append(Era(each, row, tone, x0, x1, (min(begun, middle), max(ending, middle))))
    return tuple(found)


def height_of(eras: Sequence[Era]) -> float:
    """Of all their rows."""
    return BAND * max((era.row + 1 for era in eras), default=0)


def grounds(eras: Sequence[Era], ink: Ink, top: float, bottom: float) -> list[Element]:
    """The tints; the bands of the titles are a little stronger."""
    made = []
    for place, era in enumerate(eras):
        colour = ink.theme.wash if era.tone == 0 else ink.theme.mark_wash
        name = f"{ink.name}-era-{place}"
        made.append(element("defs", _gradient(era, colour, name)))
        band = {"x": era.x0, "width": max(era.x1 - era.x0, 0.0), "fill": f"url(#{name})"}
        made.append(element("rect", **band, y=top + era.row * BAND, height=BAND - 1))
        if era.row == 0:
            made.append(element("rect", **band, y=top + BAND - 1, height=bottom - top - BAND + 1, fill_opacity=0.45))
    return made


def _gradient(era: Era, colour: str, name: str) -> Element:
    wide = max(era.x1 - era.x0, 0.01)
    stops = ((0.0, 0), ((era.inner[0] - era.x0) / wide, 1), ((era.inner[1] - era.x0) / wide, 1), (1.0, 0))
    if era.stretch.fade_b == 0 or era.inner[0] <= era.x0:
        stops = ((0.0, 1), *stops[1:])
    if era.stretch.fade_e == 0 or era.inner[1] >= era.x1:
        stops = (*stops[:-1], (1.0, 1))
    made = (element("stop", offset=at, stop_color=colour, stop_opacity=opacity) for at, opacity in stops)
    return element("linearGradient", *made, id=name)


def titles(eras: Sequence[Era], lettering: Lettering, scale: Scale, top: float, edge: float) -> list[Line]:
    """The titles: within their eras, or beside those that are too narrow, where nothing else is."""
    measure = lettering.measure(Style.STRONG)
    made = []
    taken = [(era.row, era.x0, era.x1) for era in eras]
    for era in eras:
        at = max(era.x0 + _INSET, scale.left + edge)
        room = min(era.x1, scale.right - edge) - at - _INSET
        words = fitted(era.stretch.title, room, measure) if room >= _NARROWEST else ""
        if words != era.stretch.title:
            wide = measure(era.stretch.title)
            for x in (era.x1 + _INSET, era.x0 - _INSET - wide):
                is_inside = x >= scale.left + edge and x + wide <= scale.right - edge
                if is_inside and not any(row == era.row and x < b and x + wide > a for row, a, b in taken):
                    at, words = x, era.stretch.title
                    taken.append((era.row, x - _INSET, x + wide + _INSET))
                    break
        if words:
            made.append(Line(at, top + era.row * BAND + 13, words, Style.STRONG, measure(words)))
    return made
