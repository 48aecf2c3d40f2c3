"""Who else has an event open: asked, and said of oneself, in one short request. Members who may write or annotate."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from events.actions.presence import be_here, leave_here
from events.models import Role, Timeline
from events.queries.event.version import event_numbered
from events.queries.people.presence import FIELDS, also_here
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, member


@require_POST
@of_timeline
@deed
def here(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/here`, with `field=title` while its form is open, or `leave=1`: who else is there."""
    event = event_numbered(number, timeline.pk, request.user, token=token_for(request, timeline.slug))
    if event is None:
        raise Http404
    by = member(request, timeline, Role.ANNOTATOR)
    if request.POST.get("leave") == "1":
        leave_here(event=event, by=by)
        return HttpResponse(status=204)
    field = request.POST.get("field", "")
    be_here(event=event, by=by, field=field if field in FIELDS else "")
    return render(request, "fragments/live/here.html", {"also": also_here(event, by, now=timezone.now())})
