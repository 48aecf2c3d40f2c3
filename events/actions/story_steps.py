"""Deeds on the steps of a story: added, edited, moved, taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from events.actions.changes import open_change
from events.actions.editing import edit, write
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.actions.rights import require
from events.actions.stories import MOST_STEPS
from events.actions.texts import checked
from events.dates import DateError, read_words
from events.models import Event, Role, Story, StoryStep, User

EDITABLE = frozenset({"event", "title", "text", "show"})
_NOTHING = "Choose an event, or write something."
_NO_STRETCH = "This has no two sides: write from when to when, as January to May 2007, or a day, a month, a year."


def add_step(
    *,
    story: Story,
    by: User,
    event: Event | None = None,
    title: str = "",
    text: str = "",
    show: str = "",
    after: StoryStep | None = None,
    idempotency_key: str | None = None,
    asked: str = "",
) -> StoryStep:
    """Put a step behind another, or at the end. `show` is the stretch to show, in words. Editors only.

    Raises NotAllowed; Invalid by field; AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=story.timeline, by=by)
    clean = _valid(story, {"event": event, "title": title, "text": text, "show": show})
    with open_change(story.timeline, verb="add_step", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        steps = _steps(story)
        if len(steps) >= MOST_STEPS:
            raise Invalid(text=f"A story has at most {MOST_STEPS} steps: take one out first.")
        step = StoryStep.objects.create(timeline=story.timeline, story=story, position=len(steps) + 1, **clean)
        _put_in_order(_with(step, steps, after) if after else [*steps, step])
        change.made = {"noun": "step", "id": str(step.public_id)}
        change.save(update_fields=["made"])
    step.refresh_from_db()
    return step


def edit_step(
    *, step: StoryStep, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> StoryStep:
    """Write some of EDITABLE. Editors only. Raises NotAllowed; Invalid by field; StaleVersion; Gone."""
    require(Role.EDITOR, timeline=step.timeline, by=by)
    clean = _valid(step.story, fields, now=step)
    why = checked({"reason": reason})["reason"]
    return edit(row=step, fields=clean, version=version, by=by, verb="edit_step", reason=why, is_merging=is_merging)


def move_step(*, step: StoryStep, after: StoryStep | None, version: int, by: User) -> StoryStep:
    """Put a step behind another of its story; `after` None: before all of them. One change. Editors only."""
    require(Role.EDITOR, timeline=step.timeline, by=by)
    with open_change(step.timeline, verb="move_step", by=by):
        steps = _steps(step.story)
        stored = next((each for each in steps if each.pk == step.pk), None)
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        _put_in_order(_with(stored, [each for each in steps if each.pk != stored.pk], after))
    step.refresh_from_db()
    return step


def remove_step(*, step: StoryStep, version: int, by: User) -> None:
    """Take it out; the history keeps it, and undoing brings it back. Editors only."""
    require(Role.EDITOR, timeline=step.timeline, by=by)
    with open_change(step.timeline, verb="remove_step", by=by):
        stored = StoryStep.objects.select_for_update().filter(pk=step.pk).first()
        if stored is None:
            raise Gone(seen=version)
        if stored.version != version:
            raise StaleVersion(seen=version, stored=stored.version)
        stored.delete()


def _steps(story: Story) -> list[StoryStep]:
    return list(StoryStep.objects.filter(story=story).select_for_update().order_by("position", "id"))


def _with(step: StoryStep, others: Sequence[StoryStep], after: StoryStep | None) -> list[StoryStep]:
    if after is None:
        return [step, *others]
    place = next((place for place, each in enumerate(others, start=1) if each.pk == after.pk), None)
    if place is None:
        raise Invalid(after="There is no such step in this story.")
    return [*others[:place], step, *others[place:]]


def _put_in_order(steps: Sequence[StoryStep]) -> None:
    for place, each in enumerate(steps, start=1):
        if each.position != place:
            write(each, {"position": place}, version=each.version)


def _valid(story: Story, fields: Mapping[str, Any], *, now: StoryStep | None = None) -> dict[str, Any]:
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    event = clean.get("event")
    if event is not None and event.timeline_id != story.timeline_id:
        raise Invalid(event="There is no such event in this timeline.")
    if "show" in clean:
        clean |= _range(clean.pop("show"))
    parts = (clean.get(name, getattr(now, name, None)) for name in ("event", "title", "text"))
    if not any(parts):
        raise Invalid(text=_NOTHING)
    return clean


def _range(words: str) -> dict[str, Any]:
    """The columns of a stretch in words: from where it can begin to where it must have ended; empty for none."""
    if not words:
        return {"show_words": "", "show_from": None, "show_to": None}
    try:
        date = read_words(words)
    except DateError as error:
        raise Invalid(show=error.message) from error
    if date.begins_earliest is None or date.ends_latest is None:
        raise Invalid(show=_NO_STRETCH)
    return {"show_words": words, "show_from": date.begins_earliest, "show_to": date.ends_latest}
