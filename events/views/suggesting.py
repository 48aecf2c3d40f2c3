"""What is there already, for what somebody is typing: `static/js/desk/suggest.js` asks."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from events.models import Role, Timeline
from events.queries.naming.suggesting import suggestions
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import deed, member


@require_safe
@of_timeline
@deed
def suggest(request: HtmxRequest, timeline: Timeline, noun: str) -> HttpResponse:
    """`/t/<slug>/suggest/<noun>?q=`: `{"items": [{"id", "name", "note"}]}`, at most eight; for those who write."""
    found = suggestions(timeline, noun, "")
    if found is None:
        raise Http404
    member(request, timeline, Role.ANNOTATOR)
    found = suggestions(timeline, noun, request.GET.get("q", "")) or []
    return JsonResponse({"items": [{"id": each.id, "name": each.name, "note": each.note} for each in found]})
