"""What lies before and after the window, named at its edges: "◂ 2003 United States invades Iraq"."""

from __future__ import annotations

from collections.abc import Sequence

from events.drawing.lettering import Lettering, Line, Place, Style
from events.drawing.markup import number
from events.drawing.told import Outside
from events.drawing.wrap import fitted

ROW = 22.0  # pixels
_ARROW, _APART = 12.0, 18.0  # pixels: an arrow with its room, and between two names
_MOST = 2  # on either side
_NARROWEST = 90.0  # pixels, of a name that is shortened


def outside(
    before: Sequence[Outside], after: Sequence[Outside], lettering: Lettering, place: Place
) -> tuple[list[str], list[Line]]:
    """Paths of the arrows, and the names."""
    left, right, top = place
    share = (right - left) / 2 - 8 if before and after else right - left
    arrows: list[str] = []
    lines: list[Line] = []
    for events, is_before in ((before, True), (after, False)):
        taken = 0.0
        for event in events[:_MOST]:
            words = _words(event, share - taken - _ARROW, lettering, is_first=taken == 0)
            if not words:
                break
            wide = lettering.measure(Style.MORE)(words)
            tip = left + taken if is_before else right - taken
            side = 1 if is_before else -1
            arrows.append(f"M{number(tip)} {number(top + 9)}l{7 * side}-4.5v9z")
            x = tip + _ARROW if is_before else tip - _ARROW - wide
            lines.append(Line(x, top + 13, words, Style.MORE, wide, "link"))
            taken += _ARROW + wide + _APART
    return arrows, lines


def _words(event: Outside, room: float, lettering: Lettering, *, is_first: bool) -> str:
    """Date and title; the first name is shortened where it has to be, others are left out."""
    measure, whole = lettering.measure(Style.MORE), f"{event.when} {event.title}"
    if measure(whole) <= room:
        return whole
    return fitted(whole, room, measure) if is_first and room >= _NARROWEST else ""
