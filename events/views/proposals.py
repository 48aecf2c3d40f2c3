"""What waits for a second person: the list, each with what it would change, and what becomes of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.proposals import (
    accept_proposal,
    decline_proposal,
    digest_of,
    what_follows,
    withdraw_proposal,
)
from events.actions.refusals import InTheWay, Invalid, NeedsAnother, Refused, StaleVersion
from events.models import Proposal, Role, Timeline, User
from events.queries.history.obstacles import in_words
from events.queries.proposals.pages import proposal_shown, proposals
from events.queries.reader.sight import Sight
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, member, version_in

NEWER = "It has changed since you looked: this is how it stands now."


@require_safe
@of_timeline
@deed
def index(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/proposals/`: those that wait, one's own, or those that were decided; `?which=`, `?page=`."""
    reader = member(request, timeline, Role.READER)
    sight = Sight.of_reader(timeline, reader)
    found = proposals(sight, which=request.GET.get("which", ""), page=number_in(request, "page") or 1)
    return render(request, "pages/proposals.html", {"timeline": timeline, "found": found})


@require_safe
@of_timeline
@deed
def proposal(request: HtmxRequest, timeline: Timeline, proposal_id: UUID) -> HttpResponse:
    """`/t/<slug>/proposals/<uuid>`: what it would change, what follows from it, and the answer."""
    reader, row = _found(request, timeline, proposal_id)
    return _shown(request, timeline, row, reader)


@require_POST
@of_timeline
@deed
def accept(request: HtmxRequest, timeline: Timeline, proposal_id: UUID) -> HttpResponse:
    """`…/accept`: written as one change; `rest` leaves what was written since as it is."""
    reader, row = _found(request, timeline, proposal_id)
    by, version = member(request, timeline, Role.EDITOR), version_in(request)
    is_partial = request.POST.get("rest") == "1"
    follows = None if is_partial else request.POST.get("follows", "")
    try:
        change = accept_proposal(proposal=row, version=version, by=by, follows=follows, is_partial=is_partial)
    except InTheWay as refusal:
        row.refresh_from_db()
        return _shown(request, timeline, row, reader, status=409, obstacles=in_words(refusal.obstacles))
    except (StaleVersion, Invalid, NeedsAnother) as refusal:
        return _again(request, timeline, row, reader, refusal)
    messages.success(request, f"Accepted: it is change {change.number}, and readers see it.")
    return HttpResponseRedirect(_page(timeline, row), status=303)


@require_POST
@of_timeline
@deed
def decline(request: HtmxRequest, timeline: Timeline, proposal_id: UUID) -> HttpResponse:
    """`…/decline`: everything stays as it is, for a reason that its author reads."""
    reader, row = _found(request, timeline, proposal_id)
    by, version, reason = member(request, timeline, Role.EDITOR), version_in(request), request.POST.get("reason", "")
    try:
        decline_proposal(proposal=row, version=version, by=by, reason=reason)
    except (StaleVersion, Invalid) as refusal:
        return _again(request, timeline, row, reader, refusal, reason=reason)
    messages.success(request, "Declined. Its author finds the reason here.")
    return HttpResponseRedirect(_page(timeline, row), status=303)


@require_POST
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, proposal_id: UUID) -> HttpResponse:
    """`…/withdraw`: its author takes it back."""
    reader, row = _found(request, timeline, proposal_id)
    by, version = member(request, timeline, Role.ANNOTATOR), version_in(request)
    try:
        withdraw_proposal(proposal=row, version=version, by=by)
    except (StaleVersion, Invalid) as refusal:
        return _again(request, timeline, row, reader, refusal)
    messages.success(request, "Taken back.")
    return HttpResponseRedirect(_page(timeline, row), status=303)


def _found(request: HtmxRequest, timeline: Timeline, proposal_id: UUID) -> tuple[User, Proposal]:
    """The member and the proposal; to those who are no members every one is as closed as any other."""
    reader = member(request, timeline, Role.READER)
    rows = Sight.of_reader(timeline, reader).of(Proposal.objects.filter(public_id=proposal_id))
    found = rows.select_related("proposed_by", "decided_by", "timeline").first()
    if found is None:
        raise Http404
    return reader, found


def _page(timeline: Timeline, row: Proposal) -> str:
    return reverse("events:proposal", args=[timeline.slug, row.public_id])


def _again(
    request: HtmxRequest, timeline: Timeline, row: Proposal, reader: User, refusal: Refused, *, reason: str = ""
) -> HttpResponse:
    """The page as it stands now, with why nothing was done, and what was typed."""
    is_stale = isinstance(refusal, StaleVersion)
    words = NEWER if is_stale else " ".join(getattr(refusal, "problems", {"": str(refusal)}).values())
    status = 412 if is_stale else 422 if isinstance(refusal, Invalid) else 409
    row.refresh_from_db()
    return _shown(request, timeline, row, reader, status=status, refused=words, typed=reason)


def _shown(
    request: HtmxRequest, timeline: Timeline, row: Proposal, reader: User, *, status: int = 200, **more: object
) -> HttpResponse:
    shown = proposal_shown(row, Sight.of_reader(timeline, reader))
    context: dict[str, object] = {"timeline": timeline, "proposal": shown}
    if shown.may_decide and "obstacles" not in more:
        follows = what_follows(row, by=reader)
        context |= {"follows": follows.without(row.event), "digest": digest_of(follows)}
    return render(request, "pages/proposal.html", context | more, status=status)
