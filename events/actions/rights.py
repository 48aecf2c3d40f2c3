"""Who may do a deed."""

from __future__ import annotations

from events.actions.refusals import NotAllowed
from events.models import Membership, Role, Timeline, User

# From most to least: each role may do what the next may.
_RANKS = {role: rank for rank, role in enumerate((Role.OWNER, Role.EDITOR, Role.ANNOTATOR, Role.READER))}


def require(role: Role, *, timeline: Timeline, by: User) -> None:
    """Raise NotAllowed unless `by` has the role, or one that may do more, in the timeline."""
    held = Membership.objects.filter(timeline=timeline, user=by).values_list("role", flat=True).first()
    if held is None or _RANKS[Role(held)] > _RANKS[role]:
        raise NotAllowed(role)
