"""An event: as a page of its own, and as the panel beside the timeline."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.event_page import EventPage, event_page
from events.queries.neighbours import neighbours
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for


@require_safe
@of_timeline
def event(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>`: the event's permanent address."""
    return conditional(request, timeline, lambda: _page(request, timeline, number), page="event")


@require_safe
@of_timeline
def panel(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/panel`: the same as a fragment."""
    return conditional(request, timeline, lambda: _panel(request, timeline, number), page="panel")


def _page(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    context = _context(request, timeline, _readable(request, timeline, number))
    beside = neighbours(timeline, number, request.user, token=token_for(request, timeline.slug))
    return render(request, "pages/event.html", context | {"neighbours": beside})


def _panel(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    context = _context(request, timeline, _readable(request, timeline, number))
    return render(request, "fragments/event/panel.html", context)


def _readable(request: HttpRequest, timeline: Timeline, number: int) -> EventPage:
    page = event_page(timeline, number, request.user, token=token_for(request, timeline.slug))
    if page is None:
        raise Http404
    return page


def _context(request: HttpRequest, timeline: Timeline, page: EventPage) -> dict[str, object]:
    address = request.build_absolute_uri(reverse("events:event", args=[timeline.slug, page.number]))
    return {"timeline": timeline, "page": page, "address": address}
