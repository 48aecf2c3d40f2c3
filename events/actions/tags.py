"""Deeds on tags: an editor's own words under which events are gathered."""

from __future__ import annotations

from django.utils import timezone

from events.actions import naming, restoring
from events.actions.changes import open_change
from events.actions.editing import edit
from events.actions.refusals import Invalid
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Change, EventTag, Role, Tag, Timeline, User
from events.queries.likeness.recognising import known_tag


def add_tag_word(
    *, timeline: Timeline, name: str, by: User, idempotency_key: str | None = None, asked: str = ""
) -> Tag:
    """Add a tag by itself; one of that name is brought back, or returned. Editors only. Raises Invalid; AlreadyDone."""
    require(Role.EDITOR, timeline=timeline, by=by)
    with open_change(timeline, verb="add_tag_word", by=by, idempotency_key=idempotency_key, asked=asked) as change:
        tag = naming.tag_named(timeline, name)
        change.made = {"noun": "tag", "id": str(tag.public_id)}
        change.save(update_fields=["made"])
    return tag


def rename_tag(*, tag: Tag, name: str, version: int, by: User, reason: str = "", is_merging: bool = False) -> Tag:
    """Another word for it, everywhere. Editors only. Raises NotAllowed; Invalid(name=…), also where it is taken."""
    require(Role.EDITOR, timeline=tag.timeline, by=by)
    word = checked({"name": name}, required={"name"})["name"]
    other = known_tag(tag.timeline, word)
    if other is not None and other.pk != tag.pk:
        raise Invalid(name=f"There is a tag “{other.name}” already: put that one on the events instead.")
    why = checked({"reason": reason})["reason"]
    return edit(
        row=tag, fields={"name": word}, version=version, by=by, verb="rename_tag", reason=why, is_merging=is_merging
    )


def withdraw_tag(*, tag: Tag, version: int, by: User, reason: str = "") -> Tag:
    """Into the bin, and off every event, in one change: undoing that puts it back on all of them. Editors only."""
    require(Role.EDITOR, timeline=tag.timeline, by=by)

    def follow(stored: Tag, change: Change) -> None:
        EventTag.objects.filter(timeline=change.timeline, tag=stored).delete()

    return edit(
        row=tag,
        fields={"withdrawn_at": tag.withdrawn_at or timezone.now(), "withdrawn_by": by},
        version=version,
        by=by,
        verb="withdraw_tag",
        reason=checked({"reason": reason})["reason"],
        follow=follow,
    )


def restore_tag(*, tag: Tag, version: int, by: User, reason: str = "") -> Tag:
    """Out of the bin; on no event, until it is put on one. Editors only."""
    restored: Tag = restoring.restore(row=tag, version=version, by=by, reason=reason)
    return restored
