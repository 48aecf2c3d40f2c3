"""Stories of a timeline as a reader sees them: each with its number of steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from events.dates import say
from events.models import Event, EventState, Story, StoryState, StoryStep
from events.models.story import StoryStepQuerySet
from events.queries.lenses.shown import with_dates
from events.queries.reader.sight import Sight


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One in the list."""

    id: UUID
    number: int
    title: str
    lede: str  # Markdown
    is_draft: bool
    steps: int


def story_list(sight: Sight) -> tuple[StoryLine, ...]:
    """Every story that stands, in the order they were begun (two queries)."""
    steps = dict(steps_of(sight).order_by().values_list("story_id").annotate(number=Count("pk")))
    return tuple(
        StoryLine(
            story.public_id,
            story.number,
            story.title,
            story.lede,
            story.state == StoryState.DRAFT,
            steps.get(story.pk, 0),
        )
        for story in sight.of(Story.objects.standing()).order_by("number")
    )


def story_numbered(sight: Sight, number: int) -> Story | None:
    """The story at an address."""
    rows = sight.of(Story.objects.standing()).filter(number=number)
    found: Story | None = rows.select_related("timeline").first()
    return found


def steps_of(sight: Sight, story: Story | None = None) -> StoryStepQuerySet:
    """Steps that are shown: those on events in the bin are not, to anybody."""
    rows = sight.of(StoryStep.objects.all()).exclude(event__state=EventState.WITHDRAWN)
    of_story = rows if story is None else rows.filter(story=story)
    return of_story.order_by("position", "id")


def choice_of_events(sight: Sight, keys: Collection[int] | None, most: int) -> list[tuple[int, str, str]]:
    """What a new story can begin with, in order of time: number, title and date in words; of `keys`, or of all."""
    rows = sight.of(Event.objects.standing())
    found = rows if keys is None else rows.filter(pk__in=keys)
    shown = with_dates(sight, found.order_by("date_begins_earliest", "date_ends_latest", "sort_key", "number")[:most])
    return [
        (event.number, event.title, say(event.date_shown) if event.date_shown else "no date known") for event in shown
    ]
