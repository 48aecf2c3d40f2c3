"""A timeline's page, and what htmx swaps of it when the filters change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.forms.timeline import TimelineForm
from events.models import Timeline
from events.queries.sight import Sight
from events.queries.timeline_page import Asked, timeline_page
from events.views import address
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for

RESULTS = "results"


@require_safe
@of_timeline
def timeline(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/`: the whole page, or only the results where the filters ask for them. The address is the view."""
    is_whole = request.headers.get("HX-Target") != RESULTS
    opened = "" if is_whole else address.event_in(request.headers.get("HX-Current-URL"))
    variant = "page" if is_whole else f"{RESULTS} {opened}"
    return conditional(request, timeline, lambda: _page(request, timeline, is_whole, opened), page=variant)


def _page(request: HttpRequest, timeline: Timeline, is_whole: bool, opened: str) -> HttpResponse:
    given = address.clean(request.GET)
    if opened:
        given["event"] = opened
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    form = TimelineForm(given, is_member=sight.is_member)
    narrowing, wanted = form.narrowing, form.cleaned_data
    page = timeline_page(
        sight, Asked(narrowing, form.window, wanted.get("page"), wanted.get("event")), is_whole=is_whole
    )
    base = reverse("events:timeline", args=[timeline.slug])
    context = {
        "timeline": timeline,
        "page": page,
        "form": form,
        "base": base,
        "opened": wanted.get("event"),
        "is_narrowed": bool(narrowing),
        "active": address.active(given, page.facets, narrowing.todo),
        "todo": narrowing.todo,
        "chosen": {value for name in address.FILTERS for value in given.getlist(name)},
        "unfiltered": base + address.search_of(address.clean(given, leave_out=address.FILTERS)),
        "kept": address.search_of(address.clean(given, leave_out=["event"])).removeprefix("?"),
        "paged": address.search_of(address.clean(given, leave_out=["page"])).removeprefix("?"),
        "address": request.build_absolute_uri(f"{base}{wanted.get('event')}"),
    }
    if is_whole:
        return render(request, "pages/timeline.html", context)
    response = render(request, "fragments/timeline/filtered.html", context)
    response["HX-Push-Url"] = base + address.search_of(given)
    return response
