"""A captured text is erased for good, after a page that says what goes with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.erasing import erase_text
from events.actions.refusals import Gone, Invalid, StaleVersion
from events.models import Role, SourceText, Timeline
from events.queries.naming.suggesting import source_label
from events.queries.texts.erased import lost_with
from events.views.loading import HtmxRequest, of_timeline
from events.views.passages import source_of_members
from events.views.writing import deed, member, version_in

STALE = "Somebody has changed something about this text meanwhile: look again at what would go with it."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def erase(request: HtmxRequest, timeline: Timeline, source_id: UUID, text_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/captures/<uuid>/erase`: what is lost, and why; then it is gone. Owners only."""
    source, _ = source_of_members(request, timeline, source_id)
    text = SourceText.objects.filter(source=source, public_id=text_id).select_related("timeline", "source").first()
    if text is None:
        raise Http404
    by = member(request, timeline, Role.OWNER)
    if request.method != "POST":
        return _page(request, text)
    try:
        erase_text(text=text, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
    except Invalid as refusal:
        return _page(request, text, problem=refusal.problems["reason"], status=422)
    except Gone:
        raise Http404 from None
    except StaleVersion:
        return _page(request, text, problem=STALE, status=412)
    messages.info(request, "The text is erased.")
    return HttpResponseRedirect(reverse("events:source-captures", args=[timeline.slug, source_id]), status=303)


def _page(request: HtmxRequest, text: SourceText, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "timeline": text.timeline,
        "source": text.source,
        "source_name": source_label(text.source),
        "text": text,
        "loss": lost_with(text),
        "problem": problem,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "pages/text_erase.html", context, status=status)
