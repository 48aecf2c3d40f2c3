"""One change: what it did, and taking it back."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.refusals import AlreadyDone, InTheWay
from events.actions.reverting import revert_change
from events.models import Change, Role, Timeline, User
from events.queries.history.change import change_seen, done_by
from events.queries.history.changes import line_of
from events.queries.history.obstacles import in_words
from events.queries.proposals.pages import proposal_of
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import back_to, deed, key_in, member


@require_safe
@of_timeline
@deed
def change(request: HtmxRequest, timeline: Timeline, change_number: int) -> HttpResponse:
    """`/t/<slug>/history/<number>`: who did what, when and why, field by field."""
    reader, found = _found(request, timeline, change_number)
    context = {"timeline": timeline, "line": line_of(found, reader), "done": done_by(found, reader), "key": uuid4()}
    context["proposal"] = proposal_of(found, Sight.of_reader(timeline, reader))
    return render(request, "pages/change.html", context)


@require_POST
@of_timeline
@deed
def undo(request: HtmxRequest, timeline: Timeline, change_number: int) -> HttpResponse:
    """`/t/<slug>/history/<number>/undo`: take it back; `rest` leaves what is in the way as it is."""
    reader, found = _found(request, timeline, change_number)
    page = reverse("events:change", args=[timeline.slug, change_number])
    key, rest = key_in(request)[0], request.POST.get("rest") == "1"
    try:
        revert_change(
            change=found,
            by=reader,
            reason=request.POST.get("reason", "").strip()[:2000],
            is_partial=rest,
            idempotency_key=key,
            asked=f"take back {change_number} {rest}",  # whichever page it is asked from
        )
    except AlreadyDone:
        pass
    except InTheWay as refusal:
        context = {"timeline": timeline, "line": line_of(found, reader), "obstacles": in_words(refusal.obstacles)}
        context |= {"key": uuid4(), "back": back_to(request, page)}
        return render(request, "pages/change_in_the_way.html", context, status=409)
    return HttpResponseRedirect(back_to(request, page), status=303)


def _found(request: HtmxRequest, timeline: Timeline, number: int) -> tuple[User, Change]:
    """The member and the change. To those who are no members every number is as closed as any other."""
    reader = member(request, timeline, Role.READER)
    found = change_seen(timeline, number, reader)
    if found is None:
        raise Http404
    return reader, found
