"""The ink of one mark, as on the screen (view_mark.js): every difference is one of shape, none rests on colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from events.drawing.marks import RADIUS, Mark
from events.drawing.markup import Element, element, number
from events.drawing.themes import Theme

_THIN = 2.5  # half the height of a bar that neither begins nor ends in the picture
_CROSS = "M-5-5L5 5M5-5L-5 5"
_STOPS = {
    "soft": ((0, 0.06), (0.22, 0.62), (0.78, 0.62), (1, 0.06)),
    "before": ((0, 0), (0.7, 1), (1, 1)),
    "after": ((0, 1), (0.3, 1), (1, 0)),
}


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours, and what the gradients of this picture are called."""

    theme: Theme
    name: str

    def gradients(self) -> Element:
        """What fading marks refer to."""
        tones = {"mark": self.theme.mark, "accent": self.theme.accent}
        return element("defs", *(self._gradient(kind, tone, tones[tone]) for kind in _STOPS for tone in tones))

    def mark(self, mark: Mark, y: float, lane: float) -> list[Element]:
        """A mark whose axis is at `y`; the bars of its rivals are `lane` pixels below."""
        made = [*self._tails(mark, y), *(self._bar(mark, y) if mark.is_bar else self._dot(mark, y))]
        return made + list(self._rivals(mark, y, lane))

    def _gradient(self, kind: str, tone: str, colour: str) -> Element:
        stops = (
            element("stop", offset=offset, stop_color=colour, stop_opacity=opacity) for offset, opacity in _STOPS[kind]
        )
        return element("linearGradient", *stops, id=f"{self.name}-{kind}-{tone}")

    def _faded(self, kind: str, tone: str = "mark") -> str:
        return f"url(#{self.name}-{kind}-{tone})"

    def _outline(self, *, is_pale: bool = False) -> dict[str, object]:
        fill = self.theme.mark_wash if is_pale else self.theme.sheet
        return {"fill": fill, "stroke": self.theme.mark, "stroke_width": 1.8}

    def _ghost(self) -> dict[str, object]:
        outline = {"stroke": self.theme.mark, "stroke_width": 1.5, "stroke_dasharray": "3 3"}
        return {"fill": self.theme.sheet, **outline}

    def _crossed(self, x: float, y: float) -> list[Element]:
        place = {"d": _CROSS, "transform": f"translate({number(x)} {number(y)})", "fill": "none"}
        return [
            element("path", **place, stroke=self.theme.sheet, stroke_width=6),
            element("path", **place, stroke=self.theme.mark, stroke_width=2.2, stroke_linecap="round"),
        ]

    def _dot(self, mark: Mark, y: float) -> list[Element]:
        def circle(radius: float, **look: object) -> Element:
            return element("circle", cx=mark.at, cy=y, r=radius, **look)

        def half(side: int, colour: str) -> Element:
            x, turn = number(mark.at + 0.4 * side), 1 if side > 0 else 0
            return element("path", d=f"M{x} {number(y - RADIUS)}a6 6 0 0 {turn} 0 12z", fill=colour)

        theme = self.theme
        looks: dict[str, Callable[[], list[Element]]] = {
            "filled": lambda: [circle(RADIUS, fill=theme.mark)],
            "hollow": lambda: [circle(RADIUS - 0.9, **self._outline())],
            "former": lambda: [circle(RADIUS - 0.8, **self._ghost())],
            "crossed": lambda: self._crossed(mark.at, y),
            "unknown": lambda: [circle(RADIUS - 0.9, **self._outline(is_pale=True))],
            "computed": lambda: [circle(RADIUS - 0.9, **self._outline()), circle(2.3, fill=theme.mark)],
            "split": lambda: [half(-1, theme.mark), half(1, theme.accent)],
        }
        return looks[mark.style]()

    def _bar(self, mark: Mark, y: float) -> list[Element]:
        looks: dict[str, Callable[[], list[Element]]] = {
            "filled": lambda: [self._inked(mark, y)],
            "hollow": lambda: [_body(mark, y, 0.9, **self._outline())],
            "unknown": lambda: [_body(mark, y, 0.9, **self._outline(is_pale=True))],
            "former": lambda: [_body(mark, y, 0.8, **self._ghost())],
            "computed": lambda: [_body(mark, y, 0.9, **self._outline()), *self._core(mark, y)],
            "split": lambda: self._halves(mark, y),
            "crossed": lambda: self._crossed_bar(mark, y),
        }
        return looks[mark.style]()

    def _core(self, mark: Mark, y: float) -> list[Element]:
        return [] if mark.is_through else [self._inked(mark, y, 3.4)]

    def _halves(self, mark: Mark, y: float) -> list[Element]:
        middle = (mark.x0 + mark.x1) / 2
        left = replace(mark, x1=middle, fades=(mark.fades[0], False))
        return [
            self._inked(left, y),
            self._inked(replace(mark, x0=middle, fades=(False, mark.fades[1])), y, tone="accent"),
        ]

    def _crossed_bar(self, mark: Mark, y: float) -> list[Element]:
        if mark.x1 - mark.x0 < 40:
            return self._crossed((mark.x0 + mark.x1) / 2, y)
        return [_body(mark, y, 0.9, **self._outline()), *self._crossed(mark.x0 + 14, y)]

    def _inked(self, mark: Mark, y: float, inset: float = 0.0, tone: str = "mark") -> Element:
        before, after = mark.fades
        kind = "soft" if mark.is_soft or (before and after) else "before" if before else "after" if after else ""
        return _body(mark, y, inset, fill=self._faded(kind, tone) if kind else getattr(self.theme, tone))

    def _tails(self, mark: Mark, y: float) -> Iterator[Element]:
        before, after = mark.tails
        inset = 0 if mark.is_bar else 2
        if before:
            yield element(
                "rect", x=mark.x0 + inset - before, y=y - 3, width=before, height=6, fill=self._faded("before")
            )
        if after:
            yield element("rect", x=mark.x1 - inset, y=y - 3, width=after, height=6, fill=self._faded("after"))

    def _rivals(self, mark: Mark, y: float, lane: float) -> Iterator[Element]:
        accent = self.theme.accent
        for left, right in mark.rivals:
            yield element("rect", x=left, y=y + lane - 1.5, width=right - left, height=3, fill=accent)
            nearest = min(max(mark.at, left), right)
            below, across = number(y + lane), number(nearest)
            d = f"M{number(mark.at)} {number(y + RADIUS)}V{below}H{across}"
            yield element("path", d=d, fill="none", stroke=accent, stroke_width=1.25)


def _body(mark: Mark, y: float, inset: float, **look: object) -> Element:
    half = _THIN if mark.is_through else RADIUS
    height = 2 * max(half - inset, 0.6)
    width = max(2.0, mark.x1 - mark.x0 - 2 * inset)
    return element(
        "rect",
        x=mark.x0 + inset,
        y=y - height / 2,
        width=width,
        height=height,
        rx=height / 2 if mark.is_soft else 2.0,
        **look,
    )
