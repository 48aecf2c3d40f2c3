"""The data of the picture."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.forms.viewport import ViewportForm
from events.models import Timeline
from events.queries.narrowing import keys
from events.queries.viewport import ground, nothing, viewport
from events.views.conditional import conditional
from events.views.lenses import sight_for
from events.views.loading import of_timeline


@require_safe
@of_timeline
def data(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/viewport.json?from=&to=&k=` and filters: JSON straight from the database; 400 with what was wrong."""
    return conditional(request, timeline, lambda: _answer(request, timeline))


def _answer(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    seen = sight_for(request, timeline)
    sight = seen.sight
    asked = ViewportForm(request.GET, is_member=sight.is_member)
    if problems := [*seen.problems, *asked.problems]:
        return JsonResponse({"errors": problems}, status=400)
    on = ground(sight)
    narrowing = asked.narrowing
    passing = keys(sight, narrowing) if narrowing else None
    answer = viewport(sight, on, asked.window, k=asked.most, passing=passing) if on else nothing(sight)
    return HttpResponse(answer, content_type="application/json")
