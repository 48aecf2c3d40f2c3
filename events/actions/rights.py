"""Who may do a deed."""

from __future__ import annotations

from events.actions.refusals import NotAllowed
from events.models import Role, Timeline, User
from events.queries.reader.desk import may, role_in


def require(role: Role, *, timeline: Timeline, by: User) -> None:
    """Raise NotAllowed unless `by` has the role, or one that may do more, in the timeline."""
    if not may(role_in(timeline, by), role):
        raise NotAllowed(role)
