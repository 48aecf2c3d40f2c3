"""A story as an article: its steps in order, each with its event's date, words and sources, and the window to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from events.dates.calendar import DAY
from events.models import Event, Placement, PlacementKind, Story, StoryState, StoryStep
from events.queries.lenses.shown import with_dates
from events.queries.listed.evidence import evidence_of
from events.queries.listed.order import UNDATED, Told
from events.queries.listed.rows import Footnotes, Row, row
from events.queries.listed.the_list import turns_among
from events.queries.picture.stretches import stretch
from events.queries.picture.viewport import Window, ground, viewport
from events.queries.reader.sight import Sight
from events.queries.stories.stories import steps_of

_AROUND = 4  # an event is shown within a stretch so many times its own length
_LEAST = 2 * DAY
_OF_THE_OPENING = 3  # and no less than this part of what the timeline opens on


@dataclass(frozen=True, slots=True)
class Step:
    """One step, counted from 1 among those that the reader sees; `event` None for words alone."""

    place: int
    id: UUID
    version: int
    title: str
    text: str  # Markdown
    event: Row | None
    window: Window | None
    stretch: str  # the part of an address that shows the window


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The story. `picture` is the JSON that the band is drawn from, "" where nothing stands on the axis."""

    number: int
    id: UUID
    version: int
    title: str
    lede: str
    is_draft: bool
    steps: tuple[Step, ...]
    footnotes: Footnotes
    picture: str


def story_page(sight: Sight, story: Story) -> StoryPage:
    """The page (some fourteen queries, whatever the number of steps)."""
    rows = list(steps_of(sight, story).select_related("event"))
    footnotes = Footnotes()
    found = _rows(sight, [step.event for step in rows if step.event is not None], footnotes)
    on = ground(sight)
    spans = _spans(sight, [step.event_id for step in rows if step.event_id is not None])
    least = max(_LEAST, (on.opening.ends - on.opening.begins) // _OF_THE_OPENING) if on else _LEAST
    steps = tuple(
        _step(place, step, found.get(step.event_id or 0), _window(step, spans.get(step.event_id or 0), least))
        for place, step in enumerate(rows, start=1)
    )
    first = next((step.window for step in steps if step.window is not None), None)
    return StoryPage(
        number=story.number,
        id=story.public_id,
        version=story.version,
        title=story.title,
        lede=story.lede,
        is_draft=story.state == StoryState.DRAFT,
        steps=steps,
        footnotes=footnotes,
        picture=viewport(sight, on, first) if on and first else "",
    )


def _step(place: int, step: StoryStep, event: Row | None, window: Window | None) -> Step:
    return Step(
        place=place,
        id=step.public_id,
        version=step.version,
        title=step.title or (event.title if event else ""),
        text=step.text,
        event=event,
        window=window,
        stretch=stretch(window.begins, window.ends) if window else "",
    )


def _rows(sight: Sight, events: Sequence[Event], footnotes: Footnotes) -> Mapping[int, Row]:
    """Rows of the list by event; footnotes count in the order of the steps."""
    turns = list(_turns(sight, events).values())
    return {
        turn.event: row(turn, evidence, footnotes, sight)
        for turn, evidence in zip(turns, evidence_of(sight, turns), strict=True)
    }


def _turns(sight: Sight, events: Sequence[Event]) -> Mapping[int, Told]:
    """What gave each event its place. The order is asked for only where one of them has no date of its own."""
    dated = with_dates(sight, events)
    if all(event.date_shown is not None for event in dated):
        return {event.pk: Told(event.pk, event.number, "") for event in dated}
    known = turns_among(sight, [event.pk for event in dated])
    return {event.pk: known.get(event.pk, Told(event.pk, event.number, UNDATED)) for event in dated}


def _spans(sight: Sight, events: Sequence[int]) -> Mapping[int, Window]:
    """Where each event stands on the axis: by the date used, else by its last announcement (one query)."""
    kinds = (PlacementKind.CURRENT, PlacementKind.ANNOUNCED)
    rows = sight.of(Placement.objects.filter(event__in=events, audience=sight.audience, kind__in=kinds))
    return {each.event_id: Window(each.span_begins, each.span_ends) for each in rows}


def _window(step: StoryStep, span: Window | None, least: int) -> Window | None:
    """The stretch chosen, else the event with what lies around it; None where there is neither."""
    if step.show_from is not None and step.show_to is not None:
        return Window(step.show_from, step.show_to)
    if span is None:
        return None
    length = max(least, _AROUND * (span.ends - span.begins))
    middle = (span.begins + span.ends) // 2
    return Window(middle - length // 2, middle + length // 2)
