"""What an open page asks from time to time: whether it still is what there is. One short answer, or none (304)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.conditional import not_modified, with_cache_headers
from events.models import Role, Timeline, User
from events.queries.event.version import event_numbered
from events.queries.history.changes import Asked
from events.queries.news.live import Since, mark, since
from events.queries.reader.desk import RANKS, may, role_in
from events.queries.reader.sight import Sight
from events.views.conditional import edition
from events.views.history import number_in
from events.views.loading import of_timeline, token_for

NOTES = "notes"
NAMED = 2  # people who are named; the others are counted


@dataclass(frozen=True, slots=True)
class Live:
    """What a page that may be asked about says of itself: the address, its mark, what is read anew when asked for."""

    address: str
    mark: str
    shows: str  # selector of what is read anew
    here: str = ""  # where those who work on an event say that they have it open


def live_of(request: HttpRequest, sight: Sight, shows: str, asked: Asked) -> Live | None:
    """For a page's context. What was said once, through a lens, is not asked about."""
    if sight.lens is not None:
        return None
    role = role_in(sight.timeline, sight.reader)
    about = {"event": str(asked.event.number)} if asked.event else {"of": asked.kind} if asked.kind else {}
    address = reverse("events:live", args=[sight.timeline.slug])
    here = reverse("events:event-here", args=[sight.timeline.slug, asked.event.number]) if asked.event else ""
    return Live(f"{address}?{urlencode(about | {'as': role or ''})}", mark(sight, asked), shows, here)


@require_safe
@of_timeline
def live(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/live?since=…&event=12&as=editor`: who has changed what is shown, or that it is no longer theirs."""
    role, token = role_in(timeline, request.user), token_for(request, timeline.slug)
    sight = Sight(timeline, request.user, token, role is not None)
    number = number_in(request, "event")
    event = event_numbered(number, timeline.pk, request.user, token=token) if number is not None else None
    if number is not None and event is None:
        raise Http404
    asked = Asked(event=event, kind=NOTES if request.GET.get("of") == NOTES else "")
    found = since(sight, asked, request.GET.get("since", ""))
    lost = _lost(request, role)
    said = f"{edition()} {request.get_full_path()} {request.user.pk} {found} {lost}"
    tag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    if not_modified(request, tag):
        response = HttpResponse(status=304)
    else:
        context = {"found": found, "lost": lost, "words": _words(found)}
        response = render(request, "fragments/live/line.html", context)
    with_cache_headers(response, tag=tag, is_public=False)
    return response


def _words(found: Since) -> str:
    if found.at is None:
        return ""
    if found.is_gone:
        return f"{_people(found.by)} put this event into the bin"
    return f"Changed by {_people(found.by)}" if found.by else "This page has changed"


def _people(names: Sequence[str]) -> str:
    """`ann`, `ann and ben`, `ann, ben and 3 more`."""
    others = len(names) - NAMED
    if others > 0:
        return f"{', '.join(names[:NAMED])} and {others} more"
    return " and ".join(names)


def _lost(request: HttpRequest, role: Role | None) -> str:
    """What whoever opened the page could do then and cannot now; "" for nothing."""
    before = request.GET.get("as", "")
    if before not in Role.values or (role is not None and RANKS[role] <= RANKS[Role(before)]):
        return ""
    if not isinstance(request.user, User):
        return "You are signed out."
    if role is None:
        return "You are no longer a member of this timeline."
    if may(role, Role.EDITOR):
        return "You are no longer an owner of this timeline."
    if may(role, Role.ANNOTATOR):
        return "You may no longer edit this timeline."
    return "You may no longer write in this timeline."
