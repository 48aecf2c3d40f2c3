"""Who may take back what: as much as the deed itself needed, and a note only whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from events.actions.groups import FIELDS as GROUPING
from events.actions.moderating import may_unhide
from events.actions.refusals import NotAllowed, NotTheirs
from events.actions.rights import require
from events.models import Annotation, Change, Membership, Passage, Proposal, Role, Timeline, User
from events.queries.reader.desk import RANKS, may, role_in
from events.queries.versions.tracked import Model
from events.queries.versions.written import Written

#: Fields of a note that are written by whoever runs the desk.
OF_THE_DESK = frozenset({"assigned", "pinned", "hidden"})


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
    for each in wrote:
        if each.model is Annotation and set(each.fields) & OF_THE_DESK:
            _require_of_the_desk(each, change, by)
    if change.by_id == by.pk:
        return
    notes = [each for each in wrote if each.model is Annotation and not _is_moved(each)]
    notes = [each for each in notes if not (each.fields and set(each.fields) <= OF_THE_DESK)]
    if any(each.fields == ["withdrawn"] for each in notes):  # what an owner took back, its author does not bring back
        require(Role.OWNER, timeline=change.timeline, by=by)
    elif any(each.row.author_id != by.pk for each in notes):
        raise NotTheirs


def _require_of_the_desk(each: Written, change: Change, by: User) -> None:
    """Of a note, what is no word of its author's: as the deeds themselves ask."""
    role, is_theirs = role_in(change.timeline, by), each.row.author_id == by.pk
    if "hidden" in each.fields and not may_unhide(each.row.author_id, role, by):
        raise NotAllowed(Role.OWNER if is_theirs else Role.EDITOR)
    if not may(role, Role.ANNOTATOR if is_theirs and "pinned" not in each.fields else Role.EDITOR):
        raise NotAllowed(Role.EDITOR)


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
