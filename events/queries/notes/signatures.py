"""The name that somebody's notes are signed with: a label, never an account."""

from __future__ import annotations

from events.models import Annotation, Timeline, User


def signature_of(user: User, timeline: Timeline) -> str:
    """The label of the user's last note here, else of their last note anywhere, else their full name; may be ""."""
    notes = Annotation.objects.filter(author=user).order_by("-written_at", "-id")
    for last in (notes.filter(timeline=timeline).first(), notes.first()):
        if last is not None:
            return last.attributed_to
    return user.get_full_name()
