"""What is left to do, for those who work on the timeline."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from events.actions.mentioning import see_mention, unsee_mention
from events.models import Role, Timeline
from events.queries.history.changes import Asked
from events.queries.reader.sight import Sight
from events.queries.todo import page as queries
from events.views.history import number_in
from events.views.live import live_of
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.note_answers import note_at
from events.views.notes import uuid_in
from events.views.writing import deed, member


@require_safe
@of_timeline
@deed
def todo(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/todo/?kind=&page=`: one list, or one kind of it. Strangers find nothing here."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    if not sight.is_member:
        raise Http404
    kind, page = request.GET.get("kind", ""), number_in(request, "page") or 1
    listed = queries.todo(sight, now=timezone.now(), kind=kind, page=page)
    here = reverse("events:todo", args=[timeline.slug]) + (f"?kind={listed.kind}" if listed.kind else "")
    context = {
        "timeline": timeline,
        "page": listed,
        "here": _page(here, page),
        "seen": uuid_in(request.GET.get("seen", "")),
        "live": live_of(request, sight, "#todo", Asked()),
    }
    return render(request, "pages/todo.html", context)


@require_POST
@of_timeline
@deed
def seen(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/seen`: a mention leaves the list of whoever it mentions."""
    note = note_at(request, timeline, note_id)
    see_mention(note=note, by=member(request, timeline, Role.READER))
    return HttpResponseRedirect(f"{reverse('events:todo', args=[timeline.slug])}?seen={note.public_id}", status=303)


@require_POST
@of_timeline
@deed
def unseen(request: HtmxRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>/unseen`: it is on the list again."""
    note = note_at(request, timeline, note_id)
    unsee_mention(note=note, by=member(request, timeline, Role.READER))
    return HttpResponseRedirect(reverse("events:todo", args=[timeline.slug]), status=303)


def _page(address: str, page: int) -> str:
    return address if page == 1 else f"{address}{'&' if '?' in address else '?'}page={page}"
