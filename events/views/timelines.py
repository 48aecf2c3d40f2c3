"""A timeline's page, and what htmx swaps of it when the filters change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.forms.timeline import TimelineForm
from events.models import Clock, Timeline
from events.queries.filtering.narrowing import Narrowing
from events.queries.filtering.todo_kinds import day_of
from events.queries.history.changes import Asked
from events.queries.picture.eras import era_list
from events.queries.picture.ground import ground, is_any
from events.queries.reader.sight import Sight
from events.queries.search.events import found
from events.queries.search.terms import terms
from events.queries.stories.stories import story_list
from events.views import address
from events.views.conditional import conditional
from events.views.grouping import grouping
from events.views.in_parts import in_parts
from events.views.lenses import Seen, is_written_otherwise, kept_in, sight_for
from events.views.live import live_of
from events.views.loading import of_timeline
from events.views.look import Look, Way
from events.views.looking import looking, who_tells
from events.views.ways import switch, way_of

RESULTS = "results"
PAGE = "pages/timeline.html"


@require_safe
@of_timeline
def timeline(request: HttpRequest, timeline: Timeline) -> HttpResponseBase:
    """`/t/<slug>/`: the whole page, or only the results where the filters ask for them. The address is the view."""
    is_whole = request.headers.get("HX-Target") != RESULTS
    seen = sight_for(request, timeline)
    opened = "" if is_whole else address.event_in(request.headers.get("HX-Current-URL"))
    if moved := _elsewhere(request, seen, opened, is_whole=is_whole):
        return moved
    variant = "page" if is_whole else f"{RESULTS} {opened}"
    if request.GET.get("view") == "calendar":  # which says what day it is
        variant += f" {day_of(timezone.now(), timeline)}"
    return conditional(request, timeline, lambda: _page(request, seen, is_whole, opened), page=variant)


def _elsewhere(request: HttpRequest, seen: Seen, opened: str, *, is_whole: bool) -> HttpResponse | None:
    """The same page under the address that its day is kept as; or whole, where only its list was asked for as of
    another day than the one that is shown. None where the request is answered as it is.
    """
    path = reverse("events:timeline", args=[seen.sight.timeline.slug])
    if is_whole:
        if not is_written_otherwise(request, seen):
            return None
        response = HttpResponse(status=302, headers={"Location": path + address.search_of(kept_in(request, seen))})
    elif not seen.problems and address.lens_in(request.headers.get("HX-Current-URL")) == seen.kept:
        return None
    else:
        there = address.clean(request.GET if seen.problems else kept_in(request, seen))
        if opened:
            there["event"] = opened
        response = HttpResponse(status=204, headers={"HX-Redirect": path + address.search_of(there)})
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, seen: Seen, is_whole: bool, opened: str) -> HttpResponseBase:
    timeline = seen.sight.timeline
    given = address.settled(kept_in(request, seen))
    if opened:
        given["event"] = opened
    form = TimelineForm(given, is_member=seen.sight.is_member)
    form.is_valid()
    base = reverse("events:timeline", args=[timeline.slug])
    look, way = Look(seen, form, given, base, is_whole), way_of(form.cleaned_data.get("view"))
    if not is_whole:
        response = render(request, "fragments/timeline/filtered.html", _context(request, look, way))
        response["HX-Push-Url"] = base + address.search_of(given)
        return response
    if look.opened or seen.sight.lens:  # the head names the event; what stands on the axis is asked for elsewhere
        return render(request, PAGE, _context(request, look, way))
    head = {"timeline": timeline, "base": base, "way": way, "page": {"picture": way.is_drawn and is_any(seen.sight)}}
    return in_parts(request, PAGE, head, lambda: _context(request, look, way))


def _context(request: HttpRequest, look: Look, way: Way) -> dict[str, object]:
    """What the page says: all of it is asked for here."""
    seen, form, given, base, is_whole = look.seen, look.form, look.given, look.base, look.is_whole
    timeline, sight = seen.sight.timeline, seen.sight
    narrowing, wanted = form.narrowing, form.cleaned_data
    shown = way.show(look)
    return {
        **shown.beside,
        "page": shown.page,
        "timeline": timeline,
        "way": way,
        "ways": switch(look, way),
        "form": form,
        "problems": [*seen.problems, *form.problems],
        "lens": looking(seen, base, given),
        "according": seen.kept.get("according", ""),
        "tellers": who_tells(seen) if is_whole else None,
        "base": base,
        "opened": wanted.get("event"),
        "is_narrowed": bool(narrowing),
        "sought": terms(sight, narrowing.q) if narrowing.q else (),
        "gathered": _gathered(sight, narrowing),
        "asked": address.asked(given),
        "active": address.active(given, shown.page.facets, narrowing),
        "todo": narrowing.todo,
        "order": wanted.get("order") or Clock.CIVIL.value,
        "narrowed_by": {name for name in address.FILTERS if given.getlist(name)},
        "chosen": {value for name in address.FILTERS for value in given.getlist(name)},
        "unfiltered": base + address.search_of(address.clean(given, leave_out=address.FILTERS)),
        "kept": address.search_of(address.clean(given, leave_out=["event"])).removeprefix("?"),
        "paged": address.search_of(address.clean(given, leave_out=["page"])).removeprefix("?"),
        "taken": address.search_of(address.clean(given, leave_out=address.ON_SCREEN)),
        "has_axis": is_whole and ground(sight) is not None,
        "eras": era_list(sight) if is_whole else (),
        "stories": story_list(sight) if is_whole else (),
        "live": live_of(request, sight, "#results", Asked()) if is_whole else None,
        **grouping(timeline, given, wanted.get("group", ""), shown.page.facets, base),
        "address": request.build_absolute_uri(f"{base}{wanted.get('event')}{seen.search}"),
    }


def _gathered(sight: Sight, narrowing: Narrowing) -> int:
    """How many events a search alone has gathered, the most prominent ones, where more have the words; else 0."""
    if not narrowing.is_by_words_alone:
        return 0
    each = found(sight, narrowing.q)
    return len(each.keys) if each.is_capped or each.is_estimate else 0
