"""Deeds on stories as a whole: begun, renamed, shown to all readers, put into the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone

from events.actions import restoring
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Event, Role, Story, StoryState, StoryStep, Timeline, User
from events.queries.versions.tracked import version_model

EDITABLE = frozenset({"title", "lede", "state"})
MOST = 200  # stories of a timeline
MOST_STEPS = 200  # of a story
_UNTITLED = "Give the story a title."


def add_story(
    *,
    timeline: Timeline,
    title: str,
    by: User,
    lede: str = "",
    events: Sequence[Event] = (),
    idempotency_key: str | None = None,
    asked: str = "",
) -> Story:
    """Begin a story as a draft, with a step for each of `events`, in their order. Editors only.

    Raises NotAllowed; Invalid by field; AlreadyDone for a repeated key.
    """
    require(Role.EDITOR, timeline=timeline, by=by)
    clean = _valid({"title": title, "lede": lede})
    if len(events) > MOST_STEPS or any(event.timeline_id != timeline.pk for event in events):
        raise Invalid(events=f"Choose at most {MOST_STEPS} events of this timeline.")
    with open_change(timeline, verb="add_story", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        if Story.objects.standing().filter(timeline=timeline).count() >= MOST:
            raise Invalid(title=f"A timeline has at most {MOST} stories: take one back first.")
        story = Story.objects.create(timeline=timeline, number=_next_number(timeline), **clean)
        StoryStep.objects.bulk_create(
            StoryStep(timeline=timeline, story=story, event=event, position=place)
            for place, event in enumerate(events, start=1)
        )
        change.made = {"noun": "story", "id": str(story.public_id)}
        change.save(update_fields=["made"])
    return story


def edit_story(
    *, story: Story, fields: Mapping[str, Any], version: int, by: User, reason: str = "", is_merging: bool = False
) -> Story:
    """Write its title or lede, or who reads it (`state`). Editors only. Raises NotAllowed; Invalid; StaleVersion."""
    require(Role.EDITOR, timeline=story.timeline, by=by)
    clean = _valid(fields)
    verb = "show_story" if set(clean) == {"state"} else "edit_story"
    why = checked({"reason": reason})["reason"]
    return edit(row=story, fields=clean, version=version, by=by, verb=verb, reason=why, is_merging=is_merging)


def withdraw_story(*, story: Story, version: int, by: User, reason: str = "") -> Story:
    """Into the bin with its steps; the events stay as they are. Editors only."""
    require(Role.EDITOR, timeline=story.timeline, by=by)
    fields = {"withdrawn_at": story.withdrawn_at or timezone.now(), "withdrawn_by": by}
    why = checked({"reason": reason})["reason"]
    return edit(row=story, fields=fields, version=version, by=by, verb="withdraw_story", reason=why)


def restore_story(*, story: Story, version: int, by: User, reason: str = "") -> Story:
    """Out of the bin. Editors only."""
    restored: Story = restoring.restore(row=story, version=version, by=by, reason=reason)
    return restored


def _next_number(timeline: Timeline) -> int:
    """Behind the ledger's lock; also of stories that are gone, so that no address ever means another one."""
    last = version_model(Story).objects.filter(timeline=timeline).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _valid(fields: Mapping[str, Any]) -> dict[str, Any]:
    strange = set(fields) - EDITABLE
    if strange:
        raise Invalid(**dict.fromkeys(sorted(strange), "This cannot be edited here."))
    clean = checked(fields)
    if clean.get("title") == "":
        raise Invalid(title=_UNTITLED)
    if clean.get("state", StoryState.DRAFT) not in StoryState.values:
        raise Invalid(state="Choose whether all readers see it, or members only.")
    return clean
