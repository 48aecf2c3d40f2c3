"""Who may take back what: as much as the deed itself needed, and a note only whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from events.actions.refusals import NotTheirs
from events.actions.rights import require
from events.models import Annotation, Change, Membership, Passage, Role, Timeline, User
from events.queries.tracked import Model
from events.queries.written import Written


def role_for(model: Model) -> Role:
    """The least role that writes rows of the model; notes are their author's besides."""
    if model in (Timeline, Membership):
        return Role.OWNER
    return Role.ANNOTATOR if model is Annotation else Role.EDITOR


def require_to_take_back(change: Change, wrote: Sequence[Written], *, by: User) -> None:
    """Raise NotAllowed or NotTheirs unless `by` may write everything that the change wrote."""
    require(Role.ANNOTATOR, timeline=change.timeline, by=by)
    for role in (Role.OWNER, Role.EDITOR):
        if any(role_for(each.model) is role and not _is_of_a_note(each) for each in wrote):
            require(role, timeline=change.timeline, by=by)
            break
    if change.by_id != by.pk and any(each.model is Annotation and each.row.author_id != by.pk for each in wrote):
        raise NotTheirs


def _is_of_a_note(each: Written) -> bool:
    return each.model is Passage and each.row.annotation_id is not None
