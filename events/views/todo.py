"""What is left to do, for those who work on the timeline."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries import todo as queries
from events.queries.sight import Sight
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed


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
    return render(request, "pages/todo.html", {"timeline": timeline, "page": listed})
