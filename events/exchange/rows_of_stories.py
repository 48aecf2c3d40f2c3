"""Rows of stories and their steps."""

from __future__ import annotations

from collections.abc import Iterator

from events.exchange.draft import Draft, Row, key_of, taken
from events.models import StoryState


def stories(draft: Draft) -> Iterator[Row]:
    """Rows of events_story, approved: a document holds nothing else."""
    for story in draft.stories:
        yield {
            **draft.row(story, draft.keys.stories[story["id"]], state=StoryState.APPROVED.value),
            **taken(story, ("number", "title", "lede")),
        }


def steps(draft: Draft) -> Iterator[Row]:
    """Rows of events_storystep."""
    for story in draft.stories:
        for position, step in enumerate(story.get("steps", ()), start=1):
            begins, ends = step.get("show", (None, None))
            yield {
                **draft.row(step, story_id=draft.keys.stories[story["id"]], position=position),
                **taken(step, ("title", "text", "show_words")),
                "event_id": key_of(step, "event", draft.keys.events),
                "show_from": begins,
                "show_to": ends,
            }
