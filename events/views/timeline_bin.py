"""What was withdrawn in a timeline, and bringing it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.restoring import restore as bring_back
from events.models import Annotation, Role, Timeline
from events.queries.history.withdrawn import bin_of, row_in_the_bin
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import back_to, deed, member, version_in


@require_safe
@of_timeline
@deed
def in_the_bin(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/bin/`: by kind, with who took it back, when and why."""
    reader = member(request, timeline, Role.READER)
    return render(request, "pages/timeline_bin.html", {"timeline": timeline, "kinds": bin_of(timeline, reader)})


@require_POST
@of_timeline
@deed
def restore(request: HtmxRequest, timeline: Timeline, noun: str, public_id: UUID) -> HttpResponse:
    """`/t/<slug>/bin/<noun>/<uuid>/restore`: it stands again as it stood."""
    row = row_in_the_bin(timeline, noun, public_id, request.user)
    if row is None:
        raise Http404
    reader = member(request, timeline, Role.ANNOTATOR if isinstance(row, Annotation) else Role.EDITOR)
    bring_back(row=row, version=version_in(request), by=reader, reason=request.POST.get("reason", "").strip()[:2000])
    page = reverse("events:timeline-bin", args=[timeline.slug])
    return HttpResponseRedirect(back_to(request, page), status=303)
