"""Hiding somebody else's note: its words are then read by its author and by owners, and the reason by both."""

from __future__ import annotations

from django.utils import timezone

from events.actions.editing import edit
from events.actions.refusals import Invalid, NotAllowed
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Annotation, Role, User
from events.queries.reader.desk import may, role_in


def hide_note(*, note: Annotation, reason: str, version: int, by: User) -> Annotation:
    """Hide it, with a reason that its author reads; answers stand. Editors; refused without one, or of their own."""
    require(Role.EDITOR, timeline=note.timeline, by=by)
    if note.author_id == by.pk:
        raise Invalid(note="This note is your own: take it back instead.")
    clean = checked({"reason": reason})
    if not clean["reason"]:
        raise Invalid(reason="Say why: whoever wrote the note will read it.")
    if note.hidden_at is not None:
        return note
    return edit(
        row=note,
        fields={"hidden_at": timezone.now(), "hidden_reason": clean["reason"]},
        stamps={"hidden_by": by},
        version=version,
        by=by,
        verb="hide_note",
        reason=clean["reason"],
    )


def unhide_note(*, note: Annotation, version: int, by: User) -> Annotation:
    """Show it again to those who read it before. Editors; of their own notes, owners alone."""
    require_to_unhide(note, by=by)
    if note.hidden_at is None:
        return note
    return edit(
        row=note,
        fields={"hidden_at": None, "hidden_reason": ""},
        stamps={"hidden_by": None},
        version=version,
        by=by,
        verb="unhide_note",
    )


def require_to_unhide(note: Annotation, *, by: User) -> None:
    """Raise NotAllowed for whoever may not: what others hid of theirs, owners alone show again."""
    if not may_unhide(note.author_id, role_in(note.timeline, by), by):
        raise NotAllowed(Role.OWNER if note.author_id == by.pk else Role.EDITOR)


def may_unhide(author: int | None, role: Role | None, by: User) -> bool:
    """Whether a member of that role shows again a note of that author."""
    return may(role, Role.OWNER if author == by.pk else Role.EDITOR)
