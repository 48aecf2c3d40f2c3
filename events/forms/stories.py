"""What is edited in place of a story and of its steps, and what one begins with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events.forms.editing import Declared, hidden
from events.forms.facts import choice, line, words
from events.forms.refusable import RefusableForm
from events.models import StoryStep
from events.queries.naming.suggesting import event_label

_SEEN_BY = {"draft": "members only, as a draft", "approved": "all readers of the timeline"}
_SHOW = "From when to when, or a month or a year; empty for the event with what lies around it."


class NewStoryForm(RefusableForm):
    """A story that begins."""

    title = line("Title", "What it tells, in a few words.", autofocus="autofocus")
    lede = words("What stands before the first step", "Markdown is understood.")


STORY: Mapping[str, Declared] = {
    "title": Declared("the title", lambda: {"title": line("Title")}, lambda row: {"title": row.title}),
    "lede": Declared(
        "what stands before the first step",
        lambda: {"lede": words("What stands before the first step", "Markdown is understood.", rows=4)},
        lambda row: {"lede": row.lede},
    ),
    "seen": Declared(
        "who sees it",
        lambda: {"state": choice("Who sees it", _SEEN_BY, "draft")},
        lambda row: {"state": row.state},
    ),
}


def _read(row: Any) -> dict[str, Any]:
    step = row if isinstance(row, StoryStep) else StoryStep()
    event = step.event if step.event_id else None
    chosen = {"event": event_label(event) if event else "", "event_id": str(event.public_id) if event else ""}
    return chosen | {"title": step.title, "text": step.text, "when": step.show_words}


STEP: Mapping[str, Declared] = {
    "step": Declared(
        "the step",
        lambda: {
            "event": line(
                "Event", "Its title or number; empty for words alone.", data_suggest="event", data_suggest_id="event_id"
            ),
            "event_id": hidden(),
            "title": line("Heading", "Empty for the event’s title."),
            "text": words("Text", "Markdown is understood.", rows=5),
            "when": line("Stretch to show", _SHOW),
        },
        _read,
        is_dated=True,
    )
}
