"""Two events that look like one: that they are two is said by one press."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from events.actions.distinctions import tell_events_apart
from events.models import Role, Timeline
from events.queries.event.merging import standing_event
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import back_to, deed, member


@require_POST
@of_timeline
@deed
def tell_apart(request: HtmxRequest, timeline: Timeline, number: int, other: int) -> HttpResponse:
    """`/t/<slug>/4/not/7`: the two are not one, and nobody is asked again."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    one, two = standing_event(sight, number), standing_event(sight, other)
    if one is None or two is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    tell_events_apart(event=one, other=two, by=by, reason=request.POST.get("reason", ""))
    messages.info(request, f"Events {number} and {other} are two, and are not offered as one any more.")
    page = reverse("events:event", args=[timeline.slug, number])
    return HttpResponseRedirect(back_to(request, page), status=303)
