"""Deeds on whole threads: assigned to a member, pinned so that it stands first."""

from __future__ import annotations

from django.utils import timezone

from events.actions.editing import edit
from events.actions.refusals import Invalid, NotAllowed
from events.actions.rights import require
from events.models import Annotation, Audience, Role, User
from events.queries.notes.assignees import assignees
from events.queries.reader.desk import may, role_in


def assign_note(*, note: Annotation, to: User | str, version: int, by: User) -> Annotation:
    """Give a thread to a member, an account or its name; "" to nobody. Its author, and editors.

    Raises NotAllowed, StaleVersion; Invalid where that member does not read it or may not settle it.
    """
    _require_author_or_editor(note, by)
    _is_a_thread(note)
    given = None if to == "" else _assignee(note, to)
    return edit(
        row=note,
        fields={"assigned_to": given},
        stamps={"assigned_by": by if given else None, "assigned_at": timezone.now() if given else None},
        version=version,
        by=by,
        verb="assign_note" if given else "unassign_note",
        is_merging=True,
    )


def pin_note(*, note: Annotation, version: int, by: User) -> Annotation:
    """Let a thread stand before the others on its event or source. Editors; raises Invalid for one of one person."""
    require(Role.EDITOR, timeline=note.timeline, by=by)
    _is_a_thread(note)
    if note.audience == Audience.ME:
        raise Invalid(note="Nobody else reads this note: let the team read it, then pin it.")
    if note.pinned_at is not None:
        return note
    return _pin(note, version, by, is_pinned=True)


def unpin_note(*, note: Annotation, version: int, by: User) -> Annotation:
    """Let it stand among the others again. Editors."""
    require(Role.EDITOR, timeline=note.timeline, by=by)
    return note if note.pinned_at is None else _pin(note, version, by, is_pinned=False)


def _pin(note: Annotation, version: int, by: User, *, is_pinned: bool) -> Annotation:
    return edit(
        row=note,
        fields={"pinned_at": timezone.now() if is_pinned else None},
        stamps={"pinned_by": by if is_pinned else None},
        version=version,
        by=by,
        verb="pin_note" if is_pinned else "unpin_note",
        is_merging=True,
    )


def _assignee(note: Annotation, to: User | str) -> User:
    name = to if isinstance(to, str) else to.get_username()
    found = next((user for user in assignees(note) if user.get_username() == name), None)
    if found is None:
        raise Invalid(to="Choose a member who reads this note and may settle it.")
    return found


def _is_a_thread(note: Annotation) -> None:
    if note.reply_to_id is not None:
        raise Invalid(note="An answer goes with the note it answers.")


def _require_author_or_editor(note: Annotation, by: User) -> None:
    role = role_in(note.timeline, by)
    if not may(role, Role.EDITOR) and not (note.author_id == by.pk and may(role, Role.ANNOTATOR)):
        raise NotAllowed(Role.EDITOR)
