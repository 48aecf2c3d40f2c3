"""The key to the marks: those that a picture holds, with the words of templates/components/legend.html."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from events.drawing.ink import Ink
from events.drawing.lettering import Lettering, Line, Place, Style
from events.drawing.marks import RADIUS, Mark
from events.drawing.markup import Element
from events.drawing.told import Placed
from events.drawing.wrap import fitted

ROW = 18.0  # pixels
_BOX, _APART = 22.0, 16.0  # pixels from a mark to its words, and from those to the next mark

_DOT = Mark(Placed(0, "", "", 0, 0), "filled", -RADIUS, RADIUS, 0)
_BAR = replace(_DOT, is_bar=True, x0=-8.0, x1=8.0)
#: In the order of the legend: the mark, whether a mark of the picture is one, and the words.
_ENTRIES = {
    "happened": _DOT,
    "planned, or as announced": replace(_DOT, style="hollow"),
    "formerly planned for then": replace(_DOT, style="former"),
    "some time within this stretch": replace(_BAR, is_soft=True),
    "lasted this long": _BAR,
    "fading end: not known how far": replace(_DOT, tails=(0.0, 9.0), at=-4.0, x0=-10.0, x1=2.0),
    "the sources disagree about the date": replace(_DOT, style="split"),
    "below it: what another source has": replace(_DOT, at=-4.0, rivals=((0.0, 8.0),)),
    "worked out from other events": replace(_DOT, style="computed"),
    "not known whether it happened": replace(_DOT, style="unknown"),
    "cancelled, or did not happen": replace(_DOT, style="crossed"),
}
_OF_STYLE = {
    "hollow": "planned, or as announced",
    "former": "formerly planned for then",
    "split": "the sources disagree about the date",
    "computed": "worked out from other events",
    "unknown": "not known whether it happened",
    "crossed": "cancelled, or did not happen",
}


def words_for(marks: Iterable[Mark]) -> list[str]:
    """What has to be explained, in the order of the legend."""
    found = set()
    for mark in marks:
        if mark.lane < 0:
            continue
        if mark.style in _OF_STYLE:
            found.add(_OF_STYLE[mark.style])
        elif not mark.is_bar:
            found.add("happened")
        if mark.is_bar and mark.style == "filled":
            found.add("some time within this stretch" if mark.is_soft else "lasted this long")
        if any(mark.tails) or (any(mark.fades) and not mark.is_soft):
            found.add("fading end: not known how far")
        if mark.rivals:
            found.add("below it: what another source has")
    return [words for words in _ENTRIES if words in found]


def key(words: Iterable[str], ink: Ink, lettering: Lettering, place: Place) -> tuple[list[Element], list[Line], float]:
    """The entries in as many rows as they need: elements, lines of words, and how high it is."""
    measure = lettering.measure(Style.SMALL)
    shapes: list[Element] = []
    lines: list[Line] = []
    x, y = place.left, place.top
    for each in words:
        said = fitted(each, place.right - place.left - _BOX, measure)
        width = measure(said)
        if x > place.left and x + _BOX + width > place.right:
            x, y = place.left, y + ROW
        shapes += ink.mark(_moved(_ENTRIES[each], x + 9), y + 7, 6.0)
        lines.append(Line(x + _BOX, y + 11, said, Style.SMALL, width, "soft"))
        x += _BOX + width + _APART
    return shapes, lines, (y + ROW - place.top if lines else 0.0)


def _moved(mark: Mark, x: float) -> Mark:
    rivals = tuple((left + x, right + x) for left, right in mark.rivals)
    return replace(mark, x0=mark.x0 + x, x1=mark.x1 + x, at=mark.at + x, rivals=rivals)
