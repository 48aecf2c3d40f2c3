"""The strips of a picture under each other: one, or one for each group with its name beside or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.drawing.lettering import Line, Style
from events.drawing.strip import ABOVE, BELOW, LANE, LINE, Share, Strip, View, composed
from events.drawing.told import Lane, Placed, Told
from events.drawing.words import count_words
from events.drawing.wrap import fitted, wrap

LEAST_BESIDE = 860  # pixels of a picture, from which on names stand beside their lanes
_MOST_BESIDE = 208
_HEAD = 24.0  # of the name, where it stands above its lane
_LOW = 36.0  # how high a lane is that has nothing in the window
_APART = 6.0  # pixels from the line between two lanes to the first row of labels
_NAME, _BESIDE = 15.0, 16.0  # pixels: a line of a name, its distance from either side
_MOST_ROWS, _MOST_LANES = 16, 4
_LANES_OF_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Seat:
    """A strip in its place: `top` of its share of the picture, `begins` where its rows do, and its name."""

    strip: Strip
    top: float
    begins: float
    height: float
    name: tuple[str, ...] = ()
    number: str = ""


class TooLow(ValueError):
    """A picture cannot be as low as it was asked to be; `least` pixels are needed."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least


def gutter_of(told: Told, width: float) -> float:
    """How many pixels names take up beside the picture; 0 where they stand above their lanes, or there are none."""
    return float(min(_MOST_BESIDE, round(width * 0.17))) if told.groups and width >= LEAST_BESIDE else 0.0


def seats(told: Told, view: View, top: float, room: float | None) -> tuple[Seat, ...]:
    """The strips from `top` on: as high as what they hold, or in `room` pixels. Raises TooLow."""
    if told.groups is None:
        share = Share(told.here, told.near, told.entering, told.is_complete, told.events)
        rows = _MOST_ROWS if room is None else int((room - ABOVE - BELOW - (_MOST_LANES - 1) * LANE) // LINE)
        if rows < 3:
            raise TooLow(int(3 * LINE + ABOVE + BELOW + (_MOST_LANES - 1) * LANE + 1 - (room or 0)))
        strip = composed(share, view, rows, _MOST_LANES, is_trimmed=room is None)
        return (Seat(strip, top, top, strip.height),)
    return tuple(_grouped(told, told.groups, view, top, room))


def _grouped(told: Told, groups: Sequence[Lane], view: View, top: float, room: float | None) -> list[Seat]:
    rows = 7 if len(groups) < 3 else 5 if len(groups) < 5 else 4
    head = _HEAD if not view.scale.left else 0.0
    shares = [_share(told, group, place) for place, group in enumerate(groups)]
    if room is not None:
        full = sum(1 for share in shares if share.placements or not share.is_complete)
        fixed = len(groups) * head + (len(groups) - full) * _LOW
        each = (room - fixed) / max(full, 1)
        rows = min(8, int((each - _APART - ABOVE - BELOW - (_LANES_OF_GROUPS - 1) * LANE) // LINE))
        if rows < 2:
            least = 2 * LINE + _APART + ABOVE + BELOW + (_LANES_OF_GROUPS - 1) * LANE + 1
            raise TooLow(int(fixed + full * least - room) + 1)
    found = []
    for group, share in zip(groups, shares, strict=True):
        strip = composed(share, view, rows, _LANES_OF_GROUPS)
        seat = _seat(group, share, strip, view, top)
        found.append(seat)
        top += seat.height
    return found


def _seat(group: Lane, share: Share, strip: Strip, view: View, top: float) -> Seat:
    is_low = not share.placements and share.is_complete
    number = count_words(share.events, is_about=group.is_estimate and not share.is_complete)
    measure = view.lettering.measure(Style.STRONG)
    own = _LOW if is_low else _APART + strip.height
    if not view.scale.left:
        wide = view.scale.right - 2 * view.edge - view.lettering.measure(Style.MORE)(number) - 12
        return Seat(
            strip, top, top + _HEAD + own - strip.height, _HEAD + own, (fitted(group.name, wide, measure),), number
        )
    name = wrap(group.name, view.scale.left - 2 * _BESIDE, measure, 3)
    height = max(own, _NAME * (len(name) + 1) + 18)
    return Seat(strip, top, top + height - strip.height, height, name, number)  # at the foot, where the name is higher


def _share(told: Told, group: Lane, place: int) -> Share:
    own: tuple[Placed, ...] = tuple(each for each in told.here if place in each.g)
    events = len({each.n for each in own if not each.is_former})
    is_complete = told.is_complete or (not group.is_estimate and events >= group.here)
    entering = max(0, group.here - sum(group.near.starts))
    return Share(own, group.near, entering, is_complete, events if is_complete else group.here)


def names(seats: Sequence[Seat], view: View) -> list[Line]:
    """The names of groups with their numbers of events."""
    strong, more = (view.lettering.measure(style) for style in (Style.STRONG, Style.MORE))
    made = []
    for seat in seats:
        if not seat.name:
            continue
        if view.scale.left:
            lines = [(words, Style.STRONG, strong(words), "ink") for words in seat.name]
            lines.append((seat.number, Style.MORE, more(seat.number), "soft"))
            made += [
                Line(_BESIDE, seat.top + 18 + place * _NAME, words, style, width, ink)
                for place, (words, style, width, ink) in enumerate(lines)
            ]
            continue
        wide = strong(seat.name[0])
        made.append(Line(view.edge, seat.top + 17, seat.name[0], Style.STRONG, wide, "ink"))
        made.append(Line(view.edge + wide + 12, seat.top + 17, seat.number, Style.MORE, more(seat.number), "soft"))
    return made
