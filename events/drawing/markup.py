"""SVG as text: elements with presentation attributes only, so that no style is needed where styles are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from events.drawing.lettering import SANS, SERIF, Line
from events.drawing.themes import Theme

_FALLING_BACK = {
    SERIF: f"'{SERIF}', 'Iowan Old Style', Palatino, Georgia, serif",
    SANS: f"{SANS}, system-ui, sans-serif",
}
#: What XML 1.0 (2.2) has no characters for.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element; its children are elements and text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


def element(name: str, *children: Element | str, **attributes: object) -> Element:
    """`stroke_width=1.5` is `stroke-width="1.5"`; what is None is left out."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Element(name, tuple((key, _value(value)) for key, value in given if value is not None), children)


def written(root: Element) -> str:
    """The element as text."""
    return "".join(_written(root))


def lettered(line: Line, theme: Theme, *, is_measured: bool = True) -> Element:
    """A line of words. Its length is stated: with whatever font it is drawn, it takes up the room that it was given.

    Not where it is guessed, for letters that no face of ours has: their own font knows better, and guesses are wide.
    """
    is_stated = is_measured and len(line.words) > 1
    family, weight, size = line.style.value
    halo = {"stroke": theme.sheet, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return element(
        "text",
        line.words,
        x=line.x,
        y=line.y,
        font_family=_FALLING_BACK[family],
        font_size=size,
        font_weight=weight if weight != 400 else None,
        fill=getattr(theme, line.ink),
        textLength=line.width if is_stated else None,
        lengthAdjust="spacingAndGlyphs" if is_stated else None,
        **(halo if line.has_halo else {}),
    )


def number(value: float) -> str:
    """To a hundredth, and no longer than needed."""
    rounded = round(value, 2) + 0.0
    return f"{rounded:.2f}".rstrip("0").rstrip(".")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(_UNWRITABLE.sub("\ufffd", node))
        return
    given = "".join(f" {key}={quoteattr(_UNWRITABLE.sub('', value))}" for key, value in node.attributes)
    if not node.children:
        yield f"<{node.name}{given}/>"
        return
    yield f"<{node.name}{given}>"
    for child in node.children:
        yield from _written(child)
    yield f"</{node.name}>"
