"""Who may take back what: as much as the deed itself needed, and a note only whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from events.actions.groups import FIELDS as GROUPING
from events.actions.refusals import NotTheirs
from events.actions.rights import require
from events.models import Annotation, Change, Membership, Passage, Proposal, Role, Timeline, User
from events.queries.desk import RANKS
from events.queries.tracked import Model
from events.queries.written import Written


def role_for(model: Model) -> Role:
    """The least role that writes rows of the model; notes are their author's besides."""
    if model in (Timeline, Membership):
        return Role.OWNER
    return Role.ANNOTATOR if model is Annotation else Role.EDITOR


def require_to_take_back(change: Change, wrote: Sequence[Written], *, by: User) -> None:
    """Raise NotAllowed or NotTheirs unless `by` may write everything that the change wrote."""
    is_of_notes = any(each.model is Annotation and not _is_moved(each) for each in wrote)
    is_of_proposals = bool(wrote) and all(each.model is Proposal for each in wrote)
    needed = [Role.ANNOTATOR if is_of_notes or is_of_proposals else Role.EDITOR]
    needed += [_role_for(each, change, by) for each in wrote if not _is_of_a_note(each)]
    require(min(needed, key=RANKS.__getitem__), timeline=change.timeline, by=by)
    if change.by_id == by.pk:
        return
    notes = [each for each in wrote if each.model is Annotation and not _is_moved(each)]
    if any(each.fields == ["withdrawn"] for each in notes):  # what an owner took back, its author does not bring back
        require(Role.OWNER, timeline=change.timeline, by=by)
    elif any(each.row.author_id != by.pk for each in notes):
        raise NotTheirs


def _role_for(each: Written, change: Change, by: User) -> Role:
    """Of a timeline, editors arrange the groups; and they say which event it is that a note is about.

    What somebody proposed or took back themselves is theirs.
    """
    if each.model is Proposal and each.row.proposed_by_id == by.pk == change.by_id:
        return Role.ANNOTATOR
    if _is_moved(each):
        return Role.EDITOR
    is_grouping = each.model is Timeline and not each.is_made and set(each.fields) <= GROUPING
    return Role.EDITOR if is_grouping else role_for(each.model)


def _is_of_a_note(each: Written) -> bool:
    return each.model is Passage and each.row.annotation_id is not None


def _is_moved(each: Written) -> bool:
    """A note that went from one event to another along with everything else: its words are as they were."""
    return each.model is Annotation and each.fields == ["event"]
