"""How much of the articles of a timeline has been gone through, for its members."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.reader.sight import Sight
from events.queries.reading.covered import covered
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed


@require_safe
@of_timeline
@deed
def coverage(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/coverage/?page=`: one line for each article. Strangers find nothing here."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    if not sight.is_member:
        raise Http404
    found = covered(sight, page=number_in(request, "page") or 1)
    return render(request, "pages/coverage.html", {"timeline": timeline, "page": found})
