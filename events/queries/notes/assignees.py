"""Who a thread can be assigned to, and whose assignment holds."""

from __future__ import annotations

from collections.abc import Iterable

from events.models import Annotation, Audience, Membership, Role, User
from events.queries.reader.desk import may

#: Who settles threads.
SETTLING = tuple(role for role in Role if may(role, Role.ANNOTATOR))


def assignees(note: Annotation) -> list[User]:
    """Members who read the note and may settle its thread, by name: of a note for its author alone only they."""
    rows = Membership.objects.filter(timeline=note.timeline_id, role__in=SETTLING).select_related("user")
    users = [each.user for each in rows if _reads(note, each)]
    return sorted(users, key=lambda user: (user.get_full_name() or user.get_username()).casefold())


def holding(notes: Iterable[Annotation]) -> set[int]:
    """Keys of those of the threads whose assignment holds: whoever has left, or reads it no more, has it no more."""
    rows = [note for note in notes if note.assigned_to_id is not None]
    if not rows:
        return set()
    held = Membership.objects.filter(timeline__in={note.timeline_id for note in rows}, role__in=SETTLING)
    members = {
        (each.timeline_id, each.user_id): each for each in held.filter(user__in={n.assigned_to_id for n in rows})
    }
    return {
        note.pk
        for note in rows
        if (each := members.get((note.timeline_id, note.assigned_to_id or 0))) is not None and _reads(note, each)
    }


def _reads(note: Annotation, member: Membership) -> bool:
    is_theirs = note.author_id == member.user_id
    if note.audience == Audience.ME and not is_theirs:
        return False
    return note.hidden_at is None or is_theirs or member.role == Role.OWNER
