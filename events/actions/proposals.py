"""Deeds on proposals: to suggest an edit, to accept or decline what is proposed, to take one's own back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils import timezone

from events.actions.accepting import plan_to_accept
from events.actions.carrying_out import carry_out
from events.actions.changes import open_change, rehearsed
from events.actions.dating import dated_as
from events.actions.editing import write
from events.actions.events import valid_fields
from events.actions.foreseeing import Foreseen, foresee
from events.actions.naming import place_named
from events.actions.placements import rebuild_placements
from events.actions.refusals import InTheWay, Invalid, NeedsAnother, NotTheirs, StaleVersion
from events.actions.resting import quotations_within_limits, what_rests_on
from events.actions.rights import require
from events.actions.texts import checked
from events.models import Change, Event, Proposal, ProposalState, Role, User
from events.queries.picture.placed import events_moved_by
from events.queries.proposals.held import takes_two
from events.queries.proposals.rows import as_written, rows_of
from events.queries.reader.deed_words import ACCEPTING
from events.queries.versions.written import written_by

OWN = "You proposed this: under the two-person rule another editor accepts it."
SAME = "Nothing would be different: change something, or write a note instead."
SETTLED = "This has been decided meanwhile."
FOLLOWS = "Other dates would follow by now than those that you were shown: look at them as they are, and accept again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What somebody would write. None leaves a thing as it is; `when` and `place` are words, "" for nothing known."""

    title: str | None = None
    mention: str | None = None
    summary: str | None = None
    occurrence: str | None = None
    when: str | None = None
    place: str | None = None


def suggest_changes(
    *,
    event: Event,
    wanted: Suggested,
    version: int,
    by: User,
    reason: str,
    idempotency_key: str | None = None,
    asked: str = "",
) -> NoReturn:
    """Propose an edit of an event. Whoever may write notes; the reason stands beside it for whoever decides.

    Always raises: Proposed with the proposal, where nothing is wrong; NotAllowed; Invalid by field, or `reason`;
    StaleVersion where somebody has written the same field since `version`.
    """
    timeline = event.timeline
    require(Role.ANNOTATOR, timeline=timeline, by=by)
    why = checked({"reason": reason}, required={"reason"})["reason"]
    with open_change(
        timeline,
        verb="edit_event",
        by=by,
        reason=why,
        idempotency_key=idempotency_key,
        asked=asked,
        is_suggested=True,
    ):
        fields = valid_fields(event, _fields(event, wanted))
        stamps: Mapping[str, Any] = {}
        if wanted.when is not None:
            fields |= dated_as(event, wanted.when, reason=why)
            stamps = {"dated_at": timezone.now(), "dated_by": by}
        if write(event, fields, version=version, is_merging=True, stamps=stamps) is None:
            raise Invalid(changes=SAME)
    raise Invalid(changes=SAME)  # never reached: what is suggested is held back, whatever it is


def accept_proposal(
    *, proposal: Proposal, version: int, by: User, follows: str | None = None, is_partial: bool = False
) -> Change:
    """Write what was proposed, with the dates that follow from it, as one change. Editors only.

    `version` is the one that `by` saw, and `follows` the digest of the dates that they were told would follow
    (`what_follows`); None where nobody was told. Raises NotAllowed; NeedsAnother for its author under the two-person
    rule; StaleVersion where it is another draft by now, or decided; Invalid where other dates would follow;
    InTheWay with all that was written since: with `is_partial` that stays, and the rest is written.
    """
    timeline = proposal.timeline
    require(Role.EDITOR, timeline=timeline, by=by)
    if proposal.proposed_by_id == by.pk and takes_two(timeline):
        raise NeedsAnother(OWN)
    if follows is not None and follows != digest_of(what_follows(proposal, by=by)):
        raise Invalid(follows=FOLLOWS)
    with open_change(timeline, verb=ACCEPTING, by=by, reason=proposal.reason, is_approved=True) as change:
        stored = _locked(proposal, version)
        _carry_out(stored, change, is_partial=is_partial)
        _decide(stored, ProposalState.ACCEPTED, by=by)
    return change


def decline_proposal(*, proposal: Proposal, version: int, by: User, reason: str) -> Proposal:
    """Leave everything as it stands, for a reason that its author reads. Editors only."""
    require(Role.EDITOR, timeline=proposal.timeline, by=by)
    why = checked({"reason": reason})["reason"]
    if not why:
        raise Invalid(reason="Say in a few words why not: its author reads it.")
    with open_change(proposal.timeline, verb="decline_proposal", by=by, reason=why):
        stored = _locked(proposal, version)
        _decide(stored, ProposalState.DECLINED, by=by, reason=why)
    return stored


def withdraw_proposal(*, proposal: Proposal, version: int, by: User) -> Proposal:
    """Take one's own proposal back. Raises NotTheirs; StaleVersion where it was decided meanwhile."""
    require(Role.ANNOTATOR, timeline=proposal.timeline, by=by)
    if proposal.proposed_by_id != by.pk:
        raise NotTheirs
    with open_change(proposal.timeline, verb="withdraw_proposal", by=by):
        stored = _locked(proposal, version)
        _decide(stored, ProposalState.WITHDRAWN, by=by)
    return stored


def what_follows(proposal: Proposal, *, by: User) -> Foreseen:
    """The dates of other events that would follow from accepting it: done, looked at, and taken back."""

    def deed() -> None:
        with open_change(proposal.timeline, verb=ACCEPTING, by=by, is_approved=True) as change:
            _carry_out(proposal, change, is_partial=False)

    with rehearsed():
        return foresee(proposal.timeline, deed, by=by, about=proposal.about)


def digest_of(foreseen: Foreseen) -> str:
    """What was told of the dates that follow, in a few letters that a form can carry."""
    told = [(move.event.number, move.was, move.becomes) for move in foreseen.moves]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _fields(event: Event, wanted: Suggested) -> dict[str, Any]:
    names = ("title", "mention", "summary", "occurrence")
    fields: dict[str, Any] = {name: value for name in names if (value := getattr(wanted, name)) is not None}
    if wanted.place is not None:
        fields["place"] = place_named(event.timeline, wanted.place) if wanted.place.strip() else None
    return fields


def _carry_out(proposal: Proposal, change: Change, *, is_partial: bool) -> None:
    """Inside an open change. What stands so already counts as written."""
    rows = rows_of(proposal)
    plan = plan_to_accept(rows)
    plan.obstacles += what_rests_on(plan)
    if plan.obstacles and not is_partial:
        raise InTheWay(plan.obstacles)
    carry_out(plan, as_written(rows))
    quotations_within_limits(plan)
    moved = [(each.model, row) for each in written_by(change) for row in (each.row, each.before) if row is not None]
    rebuild_placements(timeline=proposal.timeline, events=events_moved_by(moved))


def _locked(proposal: Proposal, version: int) -> Proposal:
    """The stored row, open. Raises StaleVersion where another draft stands, Invalid where it was decided."""
    stored = Proposal.objects.select_for_update(of=("self",)).select_related("timeline").get(pk=proposal.pk)
    if stored.state != ProposalState.OPEN:
        raise Invalid(proposal=SETTLED)
    if stored.version != version:
        raise StaleVersion(seen=version, stored=stored.version)
    return stored


def _decide(stored: Proposal, state: ProposalState, *, by: User, reason: str = "") -> None:
    stored.state, stored.decided_at, stored.decided_by, stored.decision_reason = state, timezone.now(), by, reason
    stored.version += 1
    stored.save(update_fields=["state", "decided_at", "decided_by", "decision_reason", "version"])
