"""A picture while it is laid out, from the top down: what lies below comes first in each list."""

from __future__ import annotations

from dataclasses import replace

from events.dates.calendar import DAY, civil
from events.drawing.caption import Caption, foot, head
from events.drawing.eras import eras_in, grounds, height_of, titles
from events.drawing.ink import Ink
from events.drawing.key import key, words_for
from events.drawing.lanes import Seat, gutter_of, names, seats
from events.drawing.lettering import Lettering, Line, Place, Style
from events.drawing.marks import Mark
from events.drawing.markup import Element, element
from events.drawing.outside import ROW, outside
from events.drawing.scale import Scale
from events.drawing.strip import View, inked
from events.drawing.themes import THEMES
from events.drawing.ticks import YEAR, calendar, name_begins
from events.drawing.told import Told
from events.drawing.words import TODAY, count_words, window_words

_CALENDAR, _TODAY = 24.0, 16.0  # pixels: their rows
_MANY = 4  # lanes, of which the first is far from the foot
_NARROW = 640
_TOP = 12.0
_MOST_ERAS = 12  # named in the description


class Layers:
    """What is drawn of a window, and how far down it has come: `y`."""

    def __init__(self, told: Told, width: int, theme: str, name: str, lettering: Lettering) -> None:
        is_narrow = width < _NARROW
        self.told, self.width, self.lettering = told, float(width), lettering
        self.margin = 14.0 if is_narrow else 24.0
        self.ink = Ink(THEMES[theme], name)
        scale = Scale(told.begins, told.ends, gutter_of(told, width), width)
        edge = 14.0 if is_narrow or told.groups else 24.0
        measure = lettering.measure(Style.MORE)
        self.view = View(
            scale=scale,
            ticks=calendar(scale, 72 if is_narrow else 124, edge, measure),
            lettering=lettering,
            edge=edge,
            room=min(216.0 if is_narrow else 264.0, scale.right - scale.left - 2 * edge - 10),
            year=_year(told),
            span=told.span,
            is_narrow=is_narrow,
        )
        self.ground: list[Element] = []
        self.stems: list[Element] = []
        self.lines: list[Line] = []
        self.entries: list[tuple[Mark | None, tuple[Element, ...], tuple[Line, ...]]] = []
        self.seats: tuple[Seat, ...] = ()
        self.y = _TOP

    @property
    def status(self) -> str:
        """How many events of which stretch."""
        told = self.told
        number = count_words(told.events, is_about=told.is_about and not told.is_complete)
        return f"{number}, {window_words(told.begins, told.ends, told.span)}"

    @property
    def description(self) -> str:
        """The same with the eras, for those who do not see them."""
        here = [era for era in self.told.eras if era.e > self.told.begins and era.b < self.told.ends]
        eras = "; ".join(f"{era.title}, {era.when}" for era in here[:_MOST_ERAS])
        return f"{self.status}. Eras: {eras}." if eras else f"{self.status}."

    def laid(self, caption: Caption | None, now: int | None, room: float | None) -> tuple[float, float]:
        """Lay everything out; how high it is, and its strips are. Raises TooLow where strips have too little `room`."""
        if caption:
            self._down(*head(caption, self.status, self.lettering, self._place()), 10)
        self._edges()
        strips = self._body(now, room)
        self._calendar()
        self._key()
        if caption:
            rule = {"x1": self.margin, "x2": self.width - self.margin, "stroke": self.ink.theme.line}
            self.ground.append(element("line", **rule, y1=self.y, y2=self.y))
            self._down(*foot(caption, self.lettering, self._place()), 0)
        return float(-int(-self.y // 1)), strips

    def _place(self, below: float = 0) -> Place:
        return Place(self.margin, self.width - self.margin, self.y + below)

    def _down(self, lines: list[Line], high: float, apart: float) -> None:
        self.lines += lines
        self.y += high + apart

    def _edges(self) -> None:
        arrows, lines = outside(self.told.before, self.told.after, self.lettering, self._place())
        self.ground += [element("path", d=d, fill=self.ink.theme.link) for d in arrows]
        self._down(lines, ROW if lines else 0, 0)

    def _body(self, now: int | None, room: float | None) -> float:
        """Eras, today and the strips; how high the strips are."""
        scale, top = self.view.scale, self.y
        eras = eras_in(self.told.eras, scale)
        self.lines += titles(eras, self.lettering, scale, top, self.view.edge)
        self.y += height_of(eras)
        if len(self.told.groups or ()) > _MANY:
            self._calendar()
        is_today_here = now is not None and self.told.begins <= now < self.told.ends
        self.y += _TODAY if is_today_here else 0
        found = seats(self.told, self.view, self.y, room)
        high = sum(seat.height for seat in found)
        slack = 0.0 if room is None else room - high
        self.seats = tuple(replace(seat, top=seat.top + slack, begins=seat.begins + slack) for seat in found)
        bottom = self.y + slack + high
        self.ground += [*grounds(eras, self.ink, top, bottom), *self._grid(top + height_of(eras), bottom)]
        if is_today_here:
            self._now(scale.x(now or 0), self.y, bottom)
        for seat in self.seats:
            self._strip(seat)
        self.lines += names(self.seats, self.view)
        self.y = bottom
        return high

    def _grid(self, top: float, bottom: float) -> list[Element]:
        """The lines of the calendar, and those between lanes."""
        line = self.ink.theme.line
        ticks = [tick.x for tick in self.view.ticks if not tick.is_edge]
        made = [element("line", x1=x, x2=x, y1=top, y2=bottom + _CALENDAR - 6, stroke=line) for x in ticks]
        edges = [seat.top for seat in self.seats if seat.name]
        made += [element("line", x1=0, x2=self.width, y1=y, y2=y, stroke=line) for y in edges]
        return made

    def _now(self, x: float, top: float, bottom: float) -> None:
        """A line where today is, with its name above all strips."""
        measure, theme = self.lettering.measure(Style.SMALL), self.ink.theme
        wide = measure(TODAY)
        left = x + 5 if x + 5 + wide <= self.view.scale.right - 2 else x - 5 - wide
        self.lines.append(Line(left, top - 4, TODAY, Style.SMALL, wide, "soft"))
        look = {"stroke": theme.soft, "stroke_dasharray": "1 3"}
        self.ground.append(element("line", x1=x, x2=x, y1=top - _TODAY + 2, y2=bottom, **look))

    def _strip(self, seat: Seat) -> None:
        made = inked(seat.strip, self.view, self.ink, seat.begins)
        self.ground += made.ground
        self.stems += made.stems
        self.entries += made.marks

    def _calendar(self) -> None:
        """The names of the calendar, at the foot of all strips; above them too where that is far away."""
        measure, scale = self.lettering.measure(Style.MORE), self.view.scale
        for tick in self.view.ticks:
            if tick.name:
                x, ink = name_begins(tick, scale, self.view.edge), "ink" if tick.is_larger else "soft"
                self.lines.append(Line(x, self.y + 13, tick.name, Style.MORE, measure(tick.name), ink))
        self.y += _CALENDAR

    def _key(self) -> None:
        words = words_for(mark for seat in self.seats for mark in seat.strip.marks)
        shapes, lines, high = key(words, self.ink, self.lettering, self._place(6))
        self.ground += shapes
        self._down(lines, high + 12 if lines else 0, 0)


def _year(told: Told) -> int | None:
    """The year that goes without saying: that of the middle, in a window of one at most."""
    middle = civil((told.begins + told.ends) // 2 // DAY)[0]
    return middle if told.ends - told.begins <= YEAR else None
