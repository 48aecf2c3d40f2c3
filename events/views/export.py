"""The timeline as a document, streamed as it is read from the database."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from events.conditional import entity_tag, is_open_to_all, not_modified, with_cache_headers
from events.exchange import export_through
from events.models import Timeline
from events.views.lenses import Seen, sight_for
from events.views.loading import of_timeline


@require_safe
@of_timeline
def export(request: HttpRequest, timeline: Timeline) -> HttpResponseBase:
    """`/t/<slug>/export.json`: what the reader may see, canonical, with a name to save it under.

    With a lens (`known`, `according`) only what its sources say; 400 with what was wrong with it.
    """
    seen = sight_for(request, timeline)
    if seen.problems:
        return JsonResponse({"errors": seen.problems}, status=400, headers={"Cache-Control": "no-store"})
    tag = entity_tag(timeline, request.user, request.get_full_path())
    response: HttpResponseBase
    if not_modified(request, tag):
        response = HttpResponse(status=304)
    else:
        chunks = () if request.method == "HEAD" else export_through(seen.sight)
        response = StreamingHttpResponse(chunks, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{_name(seen)}.json"'
    with_cache_headers(response, tag=tag, is_public=is_open_to_all(timeline, request.user))
    return response


def _name(seen: Seen) -> str:
    """What the document is saved as."""
    by = [f"as-reported-by-{known}" for known in filter(None, [seen.kept.get("known")])]
    according = [f"according-to-{according}" for according in filter(None, [seen.kept.get("according")])]
    return "-".join([seen.sight.timeline.slug, *according, *by])
