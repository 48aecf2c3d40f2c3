"""The people and organisations, the places and the tags of a timeline, each with the events it is in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Role, Timeline
from events.queries.desk import may, role_in
from events.queries.name_list import binned_tags, people_list, place_list, tag_list
from events.queries.sight import Sight
from events.views.loading import of_timeline, token_for


@require_safe
@of_timeline
def people(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/people/`: who has part in it."""
    lines = people_list(_sight(request, timeline))
    context = {"timeline": timeline, "lines": lines, "title": "People and organisations", "route": "events:person"}
    return render(request, "pages/names.html", context)


@require_safe
@of_timeline
def places(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/places/`: where it happens."""
    lines = place_list(_sight(request, timeline))
    context = {"timeline": timeline, "lines": lines, "title": "Places", "route": "events:place"}
    return render(request, "pages/names.html", context)


@require_safe
@of_timeline
def tags(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/tags/`: the words under which its events are gathered."""
    lines = tag_list(_sight(request, timeline))
    is_editor = may(role_in(timeline, request.user), Role.EDITOR)
    binned = binned_tags(timeline) if is_editor else ()
    context = {"timeline": timeline, "lines": lines, "title": "Tags", "route": "", "binned": binned}
    return render(request, "pages/names.html", context)


def _sight(request: HttpRequest, timeline: Timeline) -> Sight:
    return Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
