"""An event: as a page of its own, and as the panel beside the timeline."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.event.page import EventPage, event_page_in, is_there
from events.queries.event.version import event_numbered
from events.queries.history.changes import Asked
from events.queries.listed.neighbours import neighbours
from events.queries.reader.sight import Sight
from events.views import address
from events.views.conditional import conditional
from events.views.lenses import Seen, is_written_otherwise, kept_in, sight_for
from events.views.live import Live, live_of
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
    page = event_page_in(seen.sight, number)
    if page is None and not is_there(seen.sight.through(None), number):
        raise Http404
    about = looking(seen, reverse("events:event", args=[timeline.slug, number]), request.GET)
    context = {"timeline": timeline, "problems": seen.problems, "lens": about}
    if page is None:
        return render(request, "pages/event_untold.html", context, status=404)
    context |= _context(request, timeline, page)
    context |= {"neighbours": neighbours(seen.sight, number), "live": _live(request, seen.sight, number)}
    return render(request, "pages/event.html", context)


def _panel(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    page = event_page_in(sight_for(request, timeline).sight, number)
    if page is None:
        raise Http404
    return render(request, "fragments/event/panel.html", _context(request, timeline, page))


def _live(request: HttpRequest, sight: Sight, number: int) -> Live | None:
    event = event_numbered(number, sight.timeline.pk, sight.reader, token=sight.token)
    return live_of(request, sight, f"#panel-event-{number}", Asked(event=event))


def _context(request: HttpRequest, timeline: Timeline, page: EventPage) -> dict[str, object]:
    here = request.build_absolute_uri(reverse("events:event", args=[timeline.slug, page.number]))
    return {"timeline": timeline, "page": page, "address": here + getattr(request, "through", "")}
