"""The data of the picture."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.forms.viewport import ViewportForm
from events.models import Timeline
from events.queries.filtering.sieve import sieve
from events.queries.picture.ground import ground
from events.queries.picture.viewport import nothing, viewport
from events.views.conditional import conditional
from events.views.lenses import sight_for
from events.views.loading import of_timeline


@require_safe
@of_timeline
def data(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/viewport.json?from=&to=&k=&group=` and filters: JSON from the database; 400 says what was wrong."""
    return conditional(request, timeline, lambda: answer(request, timeline))


def answer(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """The data for whoever asks, without the headers of its door."""
    seen = sight_for(request, timeline)
    sight = seen.sight
    asked = ViewportForm(request.GET, is_member=sight.is_member)
    if problems := [*seen.problems, *asked.problems]:
        return JsonResponse({"errors": problems}, status=400)
    on = ground(sight)
    if on is None:
        return HttpResponse(nothing(sight), content_type="application/json")
    passing = sieve(sight, asked.narrowing)
    answer = viewport(sight, on, asked.window, k=asked.most, passing=passing, group=asked.facet)
    return HttpResponse(answer, content_type="application/json")
