"""The people and organisations, the places and the tags of a timeline, each with the events it is in."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.forms.shelves import ShelfForm
from events.models import Role, Timeline
from events.queries.naming.name_list import NameLine, binned_tags, people_list, place_list, tag_list
from events.queries.naming.shelf import Shelf, ShelfAsked
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for
from events.views.shelves import shelved

Listed = Callable[[Sight, ShelfAsked], Shelf[NameLine]]


@require_safe
@of_timeline
def people(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/people/?q=&page=`: who has part in it."""
    return _page(request, timeline, people_list, "People and organisations", "events:person")


@require_safe
@of_timeline
def places(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/places/?q=&page=`: where it happens."""
    return _page(request, timeline, place_list, "Places", "events:place")


@require_safe
@of_timeline
def tags(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/tags/?q=&page=`: the words under which its events are gathered."""
    return _page(request, timeline, tag_list, "Tags", "")


def _page(request: HttpRequest, timeline: Timeline, listed: Listed, title: str, route: str) -> HttpResponse:
    return conditional(request, timeline, lambda: _made(request, timeline, listed, title, route), page=title)


def _made(request: HttpRequest, timeline: Timeline, listed: Listed, title: str, route: str) -> HttpResponse:
    form = ShelfForm(request.GET)
    found = listed(Sight.of_reader(timeline, request.user, token_for(request, timeline.slug)), form.asked)
    is_editor = may(role_in(timeline, request.user), Role.EDITOR)
    binned = binned_tags(timeline) if is_editor and not route else ()
    context = {"timeline": timeline, "title": title, "route": route, "binned": binned}
    return render(request, "pages/names.html", context | shelved(request, form, found))
