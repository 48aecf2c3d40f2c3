"""What stands above and below a picture: its title and what it shows; its address, version and date."""

from __future__ import annotations

from dataclasses import dataclass

from events.drawing.lettering import Lettering, Line, Place, Style
from events.drawing.wrap import broken, wrap

_LEADING = 1.25
_SMALL = 16.0  # pixels, a line of small words


@dataclass(frozen=True, slots=True)
class Caption:
    """`about` are sentences on what is left out or grouped; `version` says which state it is, and of which day."""

    title: str
    about: tuple[str, ...]
    address: str
    version: str


Lines = tuple[list[Line], float]  # and how high they are


def head(caption: Caption, status: str, lettering: Lettering, place: Place) -> Lines:
    """The title, and what is shown."""
    room = place.right - place.left
    style = Style.HEADING if room > 600 else Style.HEADING_SMALL
    made: list[Line] = []
    y, measure = place.top, lettering.measure(style)
    for words in wrap(caption.title, room, measure, 4):
        y += style.size * _LEADING
        made.append(Line(place.left, y - 0.3 * style.size, words, style, measure(words)))
    y += 4
    small = lettering.measure(Style.MORE)
    for sentence in (status, *caption.about):
        for words in wrap(sentence, room, small, 4):
            y += _SMALL
            made.append(Line(place.left, y - 4, words, Style.MORE, small(words), "soft"))
    return made, y - place.top


def foot(caption: Caption, lettering: Lettering, place: Place) -> Lines:
    """Where it is from, whole, and its version: beside each other where there is room."""
    measure, room = lettering.measure(Style.SMALL), place.right - place.left
    wide = measure(caption.version)
    lines = broken(caption.address, room, measure)
    is_beside = len(lines) == 1 and measure(lines[0]) + 24 + wide <= room
    lines = lines if is_beside else (*lines, *wrap(caption.version, room, measure))
    made = [
        Line(place.left, place.top + 14 + row * _SMALL, words, Style.SMALL, measure(words), "soft")
        for row, words in enumerate(lines)
    ]
    if is_beside:
        made.append(Line(place.right - wide, place.top + 14, caption.version, Style.SMALL, wide, "soft"))
    return made, len(lines) * _SMALL + 6
