"""What must hold in stories beyond the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.exchange.identity import Ids, Item, missing
from events.exchange.problems import Found


def problems_in_stories(stories: Iterable[Item], ids: Ids) -> Iterator[Found]:
    """Everything that is wrong with stories of the right shape, their steps included."""
    numbers: set[int] = set()
    for index, story in enumerate(stories):
        if story["number"] in numbers:
            what = f"Another story has the number {story['number']}"
            yield Found(("stories", index, "number"), what, "Give each story a number of its own.")
        numbers.add(story["number"])
        for place, step in enumerate(story.get("steps", ())):
            for found in _in_step(step, ids):
                yield found.under(place).under("steps").under(index).under("stories")


def _in_step(step: Item, ids: Ids) -> Iterator[Found]:
    yield from missing(step, "event", ids.events, "events")
    if not any(step.get(key) for key in ("event", "title", "text")):
        yield Found((), "The step says nothing", "Name an event, or write a title or a text.")
    show = step.get("show")
    if show is not None and show[0] >= show[1]:
        yield Found(("show",), "The stretch ends before it begins", "Write the earlier second first.")
