"""Stories as lines of a document, with their steps: approved ones, and of those the steps whose event stands in it."""

from __future__ import annotations

from events.exchange.document_sql_of_events import EVENT_STANDS
from events.exchange.json_sql import listed, number, obj, of, plain, text

_SHOW = "CASE WHEN step.show_from IS NOT NULL THEN concat('[', step.show_from, ', ', step.show_to, ']') END"


def story_lines(here: str) -> str:
    """The query of all stories, by number."""
    step = obj(
        plain("id", "step.public_id"),
        plain("event", "e.public_id"),
        text("title", "step.title"),
        text("text", "step.text"),
        of("show", _SHOW),
        text("show_words", "step.show_words"),
    )
    steps = (
        f"SELECT {step} AS line FROM events_storystep AS step LEFT JOIN events_event AS e ON e.id = step.event_id "
        f"WHERE step.story_id = story.id AND (step.event_id IS NULL OR {EVENT_STANDS.format('e')}) "
        "ORDER BY step.position, step.id"
    )
    line = obj(
        plain("id", "story.public_id"),
        number("number", "story.number"),
        text("title", "story.title"),
        text("lede", "story.lede"),
        listed("steps", steps),
    )
    return (
        f"SELECT {line} AS line FROM events_story AS story WHERE story.timeline_id = {here} "
        "AND story.state = 'approved' AND story.withdrawn_at IS NULL ORDER BY story.number"
    )
