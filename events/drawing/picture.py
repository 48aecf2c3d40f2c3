"""A whole picture, composed and inked: numbers and words in, SVG out. Deterministic; nothing is asked of anybody.

Heights, from the top: title and what is shown · names of what lies outside the window · eras · strips · calendar ·
key · address, version and date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from events.drawing.caption import Caption
from events.drawing.lanes import Seat, TooLow
from events.drawing.layers import Layers
from events.drawing.lettering import Lettering, Line
from events.drawing.markup import Element, element, lettered, written
from events.drawing.told import Told
from events.drawing.words import mark_name


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: pixels, a theme, and the name that tells ids of this picture from those of others beside it.

    A `height` is kept, or refused with TooLow; without one the picture is as high as what it holds.
    """

    width: int
    height: int | None = None
    theme: str = "light"
    name: str = "picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `lines` are all its words, `seats` its strips."""

    width: float
    height: float
    status: str  # how many events of which stretch
    lines: tuple[Line, ...]
    seats: tuple[Seat, ...]
    root: Element

    @property
    def svg(self) -> str:
        """As a document of its own (SVG 2)."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{written(self.root)}\n'

    @property
    def inline(self) -> str:
        """As a part of a page."""
        return written(self.root)


def picture(
    told: Told,
    sheet: Sheet,
    lettering: Lettering,
    *,
    caption: Caption | None = None,
    now: int | None = None,
    address: Callable[[int], str] | None = None,
) -> Picture:
    """The picture of a window. Raises TooLow where it has not the height that it needs.

    `now` is today's first second where it is to be marked; `address` turns the number of an event into a link.
    """
    layers = Layers(told, sheet.width, sheet.theme, sheet.name, lettering)
    high, strips = layers.laid(caption, now, None)
    if sheet.height is not None:
        room = sheet.height - (high - strips)
        layers = Layers(told, sheet.width, sheet.theme, sheet.name, lettering)
        try:
            layers.laid(caption, now, room)
        except TooLow as error:
            raise TooLow(sheet.height + error.least) from None
        high = float(sheet.height)
    lines = tuple(layers.lines) + tuple(line for _, _, own in layers.entries for line in own)
    return Picture(
        float(sheet.width),
        high,
        layers.status,
        lines,
        tuple(layers.seats),
        _root(layers, sheet, high, caption, address),
    )


def _root(
    layers: Layers, sheet: Sheet, height: float, caption: Caption | None, address: Callable[[int], str] | None
) -> Element:

    def lines_of(lines: Iterable[Line]) -> Iterator[Element]:
        return (lettered(line, theme, is_measured=layers.lettering.has(line.words)) for line in lines)

    theme = layers.ink.theme
    entries: list[Element] = []
    for mark, shapes, lines in layers.entries:
        inner = (*shapes, *lines_of(lines))
        if mark is None:
            entries += inner
            continue
        name = element("title", mark_name(mark.placed))
        of_event = {"href": address(mark.placed.n)} if address else {}
        entries.append(element("a" if address else "g", name, *inner, **of_event))
    named = {"id": f"{sheet.name}-title"}, {"id": f"{sheet.name}-desc"}
    return element(
        "svg",
        element("title", caption.title if caption else layers.status, **named[0]),
        element("desc", layers.description, **named[1]),
        layers.ink.gradients(),
        element("rect", width=sheet.width, height=height, fill=theme.sheet),
        *layers.ground,
        *layers.stems,
        *lines_of(layers.lines),
        *entries,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {sheet.width} {int(height)}",
        width=sheet.width,
        height=height,
        role="graphics-document document" if address else "img",
        aria_labelledby=f"{sheet.name}-title {sheet.name}-desc",
        font_kerning="normal",
    )
