"""Deeds on a timeline as a whole."""

from __future__ import annotations

from events.actions.changes import open_change
from events.actions.refusals import StaleVersion
from events.actions.rights import require
from events.models import Role, Timeline, User, Visibility
from events.models.timeline import new_token


def set_visibility(*, timeline: Timeline, visibility: Visibility, by: User, version: int) -> Timeline:
    """Make a timeline private, unlisted or public. Owners only; `version` is the one that `by` saw.

    Raises NotAllowed, or StaleVersion with both versions. Becoming unlisted makes a new secret address: those who
    had an earlier one do not get back in by it.
    """
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="set_visibility", by=by):
        return _show(timeline, visibility, version=version)


def publish_timeline(*, timeline: Timeline, by: User) -> Timeline:
    """Let everybody find and read a timeline's approved events. Owners only: raises NotAllowed."""
    require(Role.OWNER, timeline=timeline, by=by)
    with open_change(timeline, verb="publish_timeline", by=by):
        return _show(timeline, Visibility.PUBLIC)


def _show(timeline: Timeline, visibility: Visibility, *, version: int | None = None) -> Timeline:
    stored = Timeline.objects.select_for_update().get(pk=timeline.pk)
    if version is not None and stored.version != version:
        raise StaleVersion(seen=version, stored=stored.version)
    if visibility == Visibility.UNLISTED and stored.visibility != Visibility.UNLISTED:
        stored.token = new_token()
    stored.visibility = visibility
    stored.version += 1
    stored.save(update_fields=["visibility", "token", "version"])
    return stored
