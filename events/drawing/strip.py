"""One strip of a picture: marks on an axis with lanes below it, labels above it, and what is counted.

Heights, from the top of a strip: rows of labels · the axis · lanes of marks that found no room on it · what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from events.dates.calendar import DAY
from events.drawing.counts import Count, Counting
from events.drawing.ink import Ink
from events.drawing.labels import INSET, Label, Wanted, placed
from events.drawing.lettering import Lettering, Line, Style
from events.drawing.marks import RADIUS, Mark, marks_in, stacked, with_rivals
from events.drawing.markup import Element, element, number
from events.drawing.scale import Scale
from events.drawing.ticks import Tick
from events.drawing.told import Placed, Profile
from events.drawing.words import when_words
from events.drawing.wrap import wrap

LINE, LANE = 19.0, 13.0  # pixels: a row of labels, a lane of marks
ABOVE = 12.0  # between the lowest row of labels and the axis
BELOW = 28.0  # from the lowest lane to the foot of the strip, with the line of counts between
BOLD_FROM = 75  # weight
_LINES = 3  # of a title
_LOFTY = 5  # lines of a label, from which three may be of its date: which other one a source has is not cut
_NARROWER = 0.6  # of the room for a label, where it cannot have all of it
_FIRST = 15  # weight that the first of a stretch has before the others of other stretches
_MOST_LABELS = 240
_INSIDE = 4.0  # pixels from the frame to a label
_LANES_IN_A_CROWD = 2
_COARSEST = 160.0  # pixels across for a bucket of the density


@dataclass(frozen=True, slots=True)
class View:
    """What all strips of a picture have in common; `room` is how wide a label may be."""

    scale: Scale
    ticks: Sequence[Tick]
    lettering: Lettering
    edge: float
    room: float
    year: int | None  # that needs no saying
    is_narrow: bool
    span: tuple[int, int] | None = None  # all that the timeline has


@dataclass(frozen=True, slots=True)
class Share:
    """What one strip holds; `entering` began before the window, `is_complete` where nothing is left out."""

    placements: Sequence[Placed]
    near: Profile
    entering: int
    is_complete: bool
    events: int  # in the window


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip, composed. `rows` of labels are in use."""

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    counts: tuple[Count, ...]
    rows: int
    lanes: int
    pile: Profile | None

    @property
    def above(self) -> float:
        """From its top to the axis."""
        return self.rows * LINE + ABOVE

    @property
    def height(self) -> float:
        """In pixels."""
        return self.above + (self.lanes - 1) * LANE + BELOW


def composed(share: Share, view: View, rows: int, lanes: int, *, is_trimmed: bool = True) -> Strip:
    """The strip in at most so many rows; `is_trimmed`: no higher than what it holds."""
    marks, leading = _spread(marks_in(share.placements, view.scale), view.room)
    lanes = lanes if share.is_complete else min(lanes, _LANES_IN_A_CROWD)
    seated = with_rivals(stacked(marks, lanes), view.scale, lanes)
    first = sorted({*range(min(_MOST_LABELS, len(seated))), *leading})
    wanted = [_shapes(seated[place], view, rows) for place in first]
    bounds = view.scale.left + _INSIDE, view.scale.right - _INSIDE
    labels = placed(wanted, *bounds, rows)
    counting = Counting(view.scale, view.edge, view.lettering.measure(Style.MORE), view.year, view.is_narrow, view.span)
    if share.is_complete:
        counts = counting.gathered(seated, labels)
    else:
        counts = counting.between(view.ticks, share.near, labels, share.entering)
    used = max((label.top for label in labels), default=0)
    depth = max((mark.depth for mark in seated if mark.lane >= 0), default=0) + 1
    has_pile = not share.is_complete and share.near.step * view.scale.per_second <= _COARSEST
    return Strip(
        marks=tuple(seated),
        labels=tuple(labels),
        counts=tuple(counts),
        rows=used if is_trimmed else rows,
        lanes=lanes if has_pile or not is_trimmed else min(lanes, depth),
        pile=share.near if has_pile else None,
    )


def _spread(marks: Sequence[Mark], room: float) -> tuple[list[Mark], list[int]]:
    """Marks as they are named: by weight, but the first of each stretch of the axis a little before; and the places of
    those first ones, of which each stands for a stretch that else might look as if it had nothing.
    """
    leading: dict[int, int] = {}
    for place, mark in enumerate(marks):
        leading.setdefault(int(mark.at // room), place)
    led = set(leading.values())
    order = sorted(range(len(marks)), key=lambda place: -(marks[place].rank + (_FIRST if place in led else 0)))
    return [marks[place] for place in order], [turn for turn, place in enumerate(order) if place in led]


def _shapes(mark: Mark, view: View, rows: int) -> list[Wanted]:
    """A label as it is, and with its lines broken shorter where that still says all of it."""
    at = max(mark.at, view.scale.left + view.edge) if mark.is_bar else mark.at
    until = max(at, mark.x1) if mark.is_bar else at
    beside = max(view.scale.right - at, until - view.scale.left) - INSET - _INSIDE
    first, slim = (
        _wanted(mark, view, (at, until), (room, min(limit, rows - 1), rows))
        for room, limit in ((min(view.room, beside), _LINES), (min(view.room, beside) * _NARROWER, _LINES + 1))
    )
    is_cut = any(lines[-1].endswith("…") for lines in (slim.title, slim.when))
    return [first] if is_cut else [first, slim]


def _wanted(mark: Mark, view: View, stem: tuple[float, float], within: tuple[float, int, int]) -> Wanted:
    """`within` is the room for a line, the most lines of a title, and the most of everything."""
    room, limit, rows = within
    is_bold = mark.placed.weight >= BOLD_FROM and not mark.placed.is_former
    of_title = view.lettering.measure(Style.BOLD if is_bold else Style.TITLE)
    of_when = view.lettering.measure(Style.WHEN)
    lines = wrap(when_words(mark.placed, view.year), room, of_when, max(1, min(2 if rows < _LOFTY else 3, rows - 1)))
    when = tuple(line.strip("· ") for line in lines)
    title = wrap(mark.placed.title, room, of_title, max(1, min(limit, rows - len(when))))
    width = max(*(of_title(line) for line in title), *(of_when(line) for line in when))
    return Wanted(mark, title, when, width, *stem, is_bold=is_bold)


@dataclass(frozen=True, slots=True)
class Inked:
    """A strip as elements and lines of words; grounds lie below everything of all strips."""

    ground: tuple[Element, ...]
    stems: tuple[Element, ...]
    marks: tuple[tuple[Mark | None, tuple[Element, ...], tuple[Line, ...]], ...]


def inked(strip: Strip, view: View, ink: Ink, top: float) -> Inked:
    """The strip with its top at a height."""
    axis, theme = top + strip.above, ink.theme
    line = element("line", x1=view.scale.left, x2=view.scale.right, y1=axis, y2=axis, stroke=theme.soft)
    ground = [*_pile(strip, view.scale, ink, axis), line]
    stems = [
        element(
            "line",
            x1=label.stem,
            x2=label.stem,
            y1=axis - label.top * LINE - ABOVE + 4,
            y2=axis - RADIUS,
            stroke=theme.edge,
            stroke_opacity=0.65,
        )
        for label in strip.labels
    ]
    named = {id(label.wanted.mark): label for label in strip.labels}
    entries = []
    for mark in sorted(strip.marks, key=lambda each: (each.x0, each.placed.n, each.placed.kind)):
        label = named.get(id(mark))
        is_drawn = mark.lane >= 0 and not mark.is_twin
        if label is None and not is_drawn:
            continue
        shapes = ink.mark(mark, axis + mark.lane * LANE, LANE) if is_drawn else []
        entries.append((mark, tuple(shapes), tuple(_lines(label, view, axis)) if label else ()))
    counted = tuple(_count(count, strip, axis) for count in strip.counts)
    return Inked(tuple(ground), tuple(stems), (*entries, (None, (), counted)))


def _lines(label: Label, view: View, axis: float) -> list[Line]:
    wanted = label.wanted
    styles = [(Style.BOLD if wanted.is_bold else Style.TITLE, words, "ink") for words in wanted.title]
    styles += [(Style.WHEN, words, "soft") for words in wanted.when]
    made = []
    for place, (style, words, colour) in enumerate(styles):
        width = view.lettering.measure(style)(words)
        x = label.right - width if label.is_flipped else label.left
        y = axis - ABOVE - (label.top - 1 - place) * LINE - 5
        made.append(Line(x, y, words, style, width, colour, has_halo=True))
    return made


def _count(count: Count, strip: Strip, axis: float) -> Line:
    y = axis + 19 + LANE * (strip.lanes - 1)
    return Line(count.left, y, count.words, Style.MORE, count.width, "link", has_halo=True)


def _pile(strip: Strip, scale: Scale, ink: Ink, axis: float) -> list[Element]:
    """The outline of the density, hanging from the axis."""
    if strip.pile is None:
        return []
    profile = by_day(strip.pile) if scale.ends - scale.begins > 3 * DAY else strip.pile
    height, most = (strip.lanes - 1) * LANE + 4, max(1, *profile.starts)
    edges = [
        min(max(scale.x(profile.begins + n * profile.step), scale.left), scale.right)
        for n in range(len(profile.starts) + 1)
    ]
    steps = []
    for place, begun in enumerate(profile.starts):
        depth = max(1.5, height * sqrt(begun / most)) if begun else 0.0
        if edges[place + 1] > edges[place]:
            steps.append(f"V{number(axis + depth)}H{number(edges[place + 1])}")
    d = f"M{number(edges[0])} {number(axis)}{''.join(steps)}V{number(axis)}Z"
    return [element("path", d=d, fill=ink.theme.mark_wash)]


def by_day(profile: Profile) -> Profile:
    """A profile much finer than a day by whole days: most dates are days, and would all stand at their midnight."""
    if profile.step > DAY / 4:
        return profile
    first = int(profile.begins // DAY)
    days = [0] * (-(-int(profile.begins + profile.step * len(profile.starts)) // DAY) - first)
    for bucket, begun in enumerate(profile.starts):
        day = int((profile.begins + (bucket + 0.5) * profile.step) // DAY) - first
        days[min(day, len(days) - 1)] += begun
    return Profile(first * DAY, DAY, days)
