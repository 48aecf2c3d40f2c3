"""A place, with what happened there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.naming.place_page import place_page
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import for_editors


@require_safe
@of_timeline
def place(request: HtmxRequest, timeline: Timeline, place_id: UUID) -> HttpResponse:
    """`/t/<slug>/places/<uuid>`; one that was merged leads on to what it became, for good."""
    page = place_page(timeline, place_id, request.user, token=token_for(request, timeline.slug))
    if page is None:
        raise Http404
    if page.became:
        return redirect("events:place", timeline.slug, page.became, permanent=True)
    more = for_editors(request, timeline, "place", place_id)
    return render(request, "pages/place.html", {"timeline": timeline, "page": page} | more)
