"""A member looks at the timeline as the public does, and stops."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from events.models import AsPublic, Role, Timeline
from events.views.loading import VIEWED, HtmxRequest, of_timeline
from events.views.writing import deed, member


@require_POST
@of_timeline
@deed
def view_as(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/view-as`: begins, or ends where one does so already. Remembered by the session, for one timeline."""
    if isinstance(request.user, AsPublic):
        del request.session[VIEWED]
    else:
        member(request, timeline, Role.READER)
        request.session[VIEWED] = timeline.pk
    return HttpResponseRedirect(reverse("events:timeline", args=[timeline.slug]), status=303)
