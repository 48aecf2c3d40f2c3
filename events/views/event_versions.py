"""An event as it stood in a former version, two versions side by side, and bringing a version or a field of it back."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.reverting import revert_fields, revert_to
from events.models import Event, Role, Timeline
from events.queries.event.version import compared, event_numbered, former_event, versions_of
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import back_to, deed, member, version_in


@require_safe
@of_timeline
@deed
def version(request: HtmxRequest, timeline: Timeline, number: int, version_number: int) -> HttpResponse:
    """`/t/<slug>/<number>/versions/<version>`: marked clearly as a former one, unless it is the one that stands."""
    event = _event(request, timeline, number)
    member(request, timeline, Role.READER)
    former = former_event(event, version_number)
    if former is None:
        raise Http404
    context = {"timeline": timeline, "event": event, "former": former, "is_current": event.version == version_number}
    return render(request, "pages/event_version.html", context)


@require_safe
@of_timeline
@deed
def compare(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/compare?from=&to=`: two versions, the last two where nothing is asked."""
    event = _event(request, timeline, number)
    member(request, timeline, Role.READER)
    versions = versions_of(event)
    new = number_in(request, "to") or event.version
    old = number_in(request, "from") or next((each.number for each in versions if each.number < new), new)
    differences = compared(event, old, new)
    if differences is None:
        raise Http404
    context = {"timeline": timeline, "event": event, "versions": versions, "old": old, "new": new}
    return render(request, "pages/event_compare.html", context | {"differences": differences})


@require_POST
@of_timeline
@deed
def revert(request: HtmxRequest, timeline: Timeline, number: int, version_number: int) -> HttpResponse:
    """`/t/<slug>/<number>/versions/<version>/revert`: bring it back whole, or its `field` alone."""
    event = _event(request, timeline, number)
    by = member(request, timeline, Role.EDITOR)
    seen, reason = version_in(request), request.POST.get("reason", "").strip()[:2000]
    fields = request.POST.getlist("field")
    if fields:
        revert_fields(row=event, fields=fields, to_version=version_number, version=seen, by=by, reason=reason)
    else:
        revert_to(row=event, to_version=version_number, version=seen, by=by, reason=reason)
    page = reverse("events:event-history", args=[timeline.slug, number])
    return HttpResponseRedirect(back_to(request, page), status=303)


def _event(request: HtmxRequest, timeline: Timeline, number: int) -> Event:
    event = event_numbered(number, timeline.pk, request.user, token=token_for(request, timeline.slug))
    if event is None:
        raise Http404
    return event
