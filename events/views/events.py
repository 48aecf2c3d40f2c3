"""An event: as a page of its own, and as the panel beside the timeline."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.event_page import EventPage, event_page_in
from events.queries.neighbours import neighbours
from events.queries.sight import Sight
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import Seen, is_written_otherwise, kept_in, sight_for
from events.views.loading import of_timeline
from events.views.looking import looking


@require_safe
@of_timeline
def event(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>`: the event's permanent address; with a lens, the event as it was told."""
    seen = sight_for(request, timeline)
    if is_written_otherwise(request, seen):
        there = reverse("events:event", args=[timeline.slug, number])
        return HttpResponseRedirect(there + address.search_of(kept_in(request, seen)))
    return conditional(request, timeline, lambda: _page(request, seen, number), page="event")


@require_safe
@of_timeline
def panel(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/panel`: the same as a fragment."""
    return conditional(request, timeline, lambda: _panel(request, timeline, number), page="panel")


def _page(request: HttpRequest, seen: Seen, number: int) -> HttpResponse:
    timeline = seen.sight.timeline
    context = _context(request, timeline, _readable(seen.sight, number))
    beside = neighbours(seen.sight, number)
    about = looking(seen, reverse("events:event", args=[timeline.slug, number]), request.GET)
    return render(
        request, "pages/event.html", context | {"neighbours": beside, "lens": about, "problems": seen.problems}
    )


def _panel(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    context = _context(request, timeline, _readable(sight_for(request, timeline).sight, number))
    return render(request, "fragments/event/panel.html", context)


def _readable(sight: Sight, number: int) -> EventPage:
    """The event's page. Raises Http404 where the reader sees no such event, or not through their lens."""
    page = event_page_in(sight, number)
    if page is None:
        raise Http404
    return page


def _context(request: HttpRequest, timeline: Timeline, page: EventPage) -> dict[str, object]:
    here = request.build_absolute_uri(reverse("events:event", args=[timeline.slug, page.number]))
    return {"timeline": timeline, "page": page, "address": here + getattr(request, "through", "")}
