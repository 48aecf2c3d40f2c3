"""The timelines somebody may read, each with its span and a small picture of how full it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from events.models import Event, Reader, Source, Timeline
from events.models.visibility import timelines_of
from events.queries.reader.labels import VISIBILITY
from events.queries.sequence.spans import span_words
from events.queries.timeline.fullness import Fullness, fullness

HEIGHT = 40  # of the tallest bar, in the small picture's own units


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the small picture: `x` in bars from the left, `y` and `height` in units of `HEIGHT`."""

    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What the list of timelines says of one."""

    slug: str
    title: str
    description: str  # Markdown
    events: int
    sources: int
    span: str  # "2003 to May 2007"; "" where nothing is dated
    mostly: str  # the stretch that the small picture shows; "" where it is the whole span
    bars: Sequence[Bar]
    visibility: str  # "" where it is public


def timelines_for(reader: Reader) -> list[TimelineRow]:
    """Every timeline in the reader's list, by title. Six queries, however many there are."""
    timelines = list(Timeline.objects.visible_to(reader).order_by("title", "id"))
    ids = [timeline.pk for timeline in timelines]
    full = fullness({timeline.pk: _chosen(timeline) for timeline in timelines}, set(timelines_of(reader)))
    events = _counts(Event.objects.visible_to(reader).standing().filter(timeline__in=ids))
    sources = _counts(Source.objects.visible_to(reader).standing().filter(timeline__in=ids))
    return [
        _row(timeline, events.get(timeline.pk, 0), sources.get(timeline.pk, 0), full.get(timeline.pk))
        for timeline in timelines
    ]


def _row(timeline: Timeline, events: int, sources: int, full: Fullness | None) -> TimelineRow:
    return TimelineRow(
        slug=timeline.slug,
        title=timeline.title,
        description=timeline.description,
        events=events,
        sources=sources,
        span=span_words(*full.span) if full else "",
        mostly=_mostly(full) if full else "",
        bars=_bars(full) if full else (),
        visibility=VISIBILITY[timeline.visibility],
    )


def _chosen(timeline: Timeline) -> tuple[int, int] | None:
    if timeline.opening_from is None or timeline.opening_to is None:
        return None
    return timeline.opening_from, timeline.opening_to


def _mostly(full: Fullness) -> str:
    """The stretch shown, in words, where it leaves something out."""
    begins, ends = max(full.shown[0], full.span[0]), min(full.shown[1], full.span[1])
    return "" if (begins, ends) == full.span else span_words(begins, ends)


def _bars(full: Fullness) -> list[Bar]:
    most = max(full.counts, default=0)
    heights = ((x, round(HEIGHT * number / most, 1)) for x, number in enumerate(full.counts) if number)
    return [Bar(x, round(HEIGHT - height, 1), height) for x, height in heights]


def _counts(rows: QuerySet[Event] | QuerySet[Source]) -> dict[int, int]:
    return dict(rows.order_by().values_list("timeline_id").annotate(number=Count("id")))
