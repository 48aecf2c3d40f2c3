"""A citation, opened on the passage it rests on."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.event.citation_page import citation_page_in
from events.views.citing import cited, for_citing
from events.views.conditional import conditional
from events.views.lenses import sight_for
from events.views.loading import HtmxRequest, of_timeline


@require_safe
@of_timeline
def citation(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>`: a page, or for htmx the opened row that takes the closed one's place.

    What may not be read (a draft's, a withdrawn one, another timeline's) answers like what does not exist.
    """
    template = "fragments/citation/row.html" if request.htmx else "pages/citation.html"

    def opened() -> HttpResponse:
        page = citation_page_in(sight_for(request, timeline).sight, number, citation_id)
        if page is None:
            raise Http404
        context = {"timeline": timeline, "event": page.event, "citation": page.citation, "opened": page}
        is_past = request.htmx or getattr(request, "through", "")
        more = {} if is_past else for_citing(request, cited(request, timeline, number, citation_id))
        return render(request, template, context | more)

    return conditional(request, timeline, opened, page=template)
