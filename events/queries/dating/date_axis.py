"""Dates side by side on one axis, as percentages of its width. Pure: values in, bars out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.dates import DateValue
from events.dates.calendar import DAY, civil
from events.dates.words import MONTHS, year_words
from events.queries.dating.axis_ticks import Tick, ticks_of
from events.queries.dating.placing import Span, span_of

MARGIN = 6.0  # per cent of the width, free at either end
LEAST = 3.5  # per cent; what is narrower is drawn as a point
FADE = 5.0  # per cent; how far an open side is drawn, fading


@dataclass(frozen=True, slots=True)
class Bar:
    """One date on the axis, all in per cent of its width. A point has its place at `x` and no width."""

    x: float
    width: float
    is_point: bool
    is_soft: bool  # somewhere in there, rather than all of it
    fade_left: tuple[float, float] | None  # from where to where, on a side that is open or unknown
    fade_right: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Band:
    """What several dates have in common, in per cent of the width; at least as wide as a point."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretch that the bars share, by its first and last day in words; a bar for each date, None where undated.

    And a band for each group, None where its dates have nothing in common or there is only one.
    """

    first: str
    last: str
    bars: tuple[Bar | None, ...]
    ticks: tuple[Tick, ...]
    bands: tuple[Band | None, ...]


def axis_of(dates: Sequence[DateValue | None], groups: Iterable[Sequence[DateValue]] = ()) -> Axis | None:
    """All the dates on one axis; None where there are not two different ones to compare.

    `groups` are dates that can be right together; of two or more the time they share is shaded.
    """
    spans = [span_of(date) if date else None for date in dates]
    drawn = {span for span in spans if span}
    if len(drawn) < 2:
        return None
    begins, ends = _stretch(min(span.begins for span in drawn), max(span.ends for span in drawn))
    bars = tuple(
        _bar(span, date, begins, ends) if span and date else None for span, date in zip(spans, dates, strict=True)
    )
    first, last = civil(begins // DAY), civil((ends - 1) // DAY)
    shared = (_shared([span for span in map(span_of, group) if span]) for group in groups)
    return Axis(
        first=_day(first, with_year=first[0] != last[0]),
        last=_day(last, with_year=True),
        bars=bars,
        ticks=ticks_of(begins, ends, MARGIN),
        bands=tuple(_band(stretch, begins, ends) if stretch else None for stretch in shared),
    )


def _stretch(begins: int, ends: int) -> tuple[int, int]:
    """What the axis shows: whole days, unless all lies within a few hours."""
    if ends - begins < DAY // 4:
        return begins, ends
    return begins // DAY * DAY, -(-ends // DAY) * DAY


def _shared(spans: Sequence[Span]) -> tuple[int, int] | None:
    """The stretch that all have in common. A side that is open reaches as far as the others do."""
    if len(spans) < 2:
        return None
    nearest_end, latest_begin = min(spans, key=_end), max(spans, key=_begin)
    begins = max(span.begins for span in spans if not span.begins_open or span is nearest_end)
    ends = min(span.ends for span in spans if not span.ends_open or span is latest_begin)
    return (begins, ends) if begins < ends else None


def _end(span: Span) -> tuple[bool, int]:
    return span.ends_open, span.ends


def _begin(span: Span) -> tuple[bool, int]:
    return not span.begins_open, span.begins


def _band(stretch: tuple[int, int], begins: int, ends: int) -> Band:
    scale = (100 - 2 * MARGIN) / (ends - begins)
    width = max((stretch[1] - stretch[0]) * scale, LEAST)
    middle = MARGIN + ((stretch[0] + stretch[1]) / 2 - begins) * scale
    return Band(x=round(middle - width / 2, 2), width=round(width, 2))


def _bar(span: Span, date: DateValue, begins: int, ends: int) -> Bar:
    scale = (100 - 2 * MARGIN) / (ends - begins)
    width = (span.ends - span.begins) * scale
    left = MARGIN + (span.begins - begins) * scale
    is_point = width < LEAST
    x = round(left + width / 2 if is_point else left, 2)
    right = x if is_point else round(left + width, 2)
    return Bar(
        x=x,
        width=0 if is_point else round(width, 2),
        is_point=is_point,
        is_soft=not date.is_extent,
        fade_left=(round(x - FADE, 2), x) if span.begins_open else None,
        fade_right=(right, round(right + FADE, 2)) if span.ends_open else None,
    )


def _day(day: tuple[int, int, int], *, with_year: bool) -> str:
    year, month, number = day
    return f"{number} {MONTHS[month]}" + (f" {year_words(year)}" if with_year else "")
