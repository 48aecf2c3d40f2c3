"""A timeline, one of its events or one of its stories in a frame on another site: complete without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.dates.calendar import DAY
from events.forms.embedding import FrameForm
from events.forms.timeline import TimelineForm
from events.models import Timeline
from events.queries.event.page import event_page_in
from events.queries.filtering.todo_kinds import day_of
from events.queries.picture.accent import accent
from events.queries.search.terms import terms
from events.queries.stories.page import story_page
from events.queries.stories.stories import story_numbered
from events.views import address
from events.views.conditional import conditional
from events.views.embedding import framed, to_anybody
from events.views.grouping import grouping
from events.views.lenses import Seen, kept_in, sight_for
from events.views.loading import readable_timeline
from events.views.look import Look
from events.views.looking import looking
from events.views.merged_numbers import where_it_went
from events.views.stories import LAST
from events.views.viewport import answer
from events.views.ways import way_of

_EPOCH = date(1970, 1, 1).toordinal()
PAGE = "pages/embed.html"


@dataclass(frozen=True, slots=True)
class Frame:
    """How the frame looks, and the addresses that stay in it. Those without `?` at their end may get more."""

    form: FrameForm
    path: str
    view: QueryDict  # what the address says of the view, as it is kept
    token: str

    @property
    def kept(self) -> dict[str, str]:
        """Parameters of the look."""
        return self.form.kept

    @property
    def stays(self) -> str:
        """The same view with no event opened, for one more parameter."""
        return self._with("event")

    @property
    def pages(self) -> str:
        """The same for another page."""
        return self._with("page", "event")

    def _with(self, *leave_out: str) -> str:
        query = address.clean(self.view, leave_out=leave_out)
        for name, value in (*self.kept.items(), ("token", self.token)):
            if value:
                query[name] = value
        return f"{self.path}?{query.urlencode()}&" if query else f"{self.path}?"

    @property
    def closed(self) -> str:
        """The same view with no event opened."""
        return self.stays[:-1]

    @property
    def out(self) -> str:
        """What leads from a page of ours on the outside to what this frame shows: the secret, if there is one."""
        return f"token={self.token}" if self.token else ""


@require_safe
@framed
def timeline(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/embed/<slug>/`: title, picture and list; the view as in the timeline's own address, and the look."""
    return _answered(request, timeline, partial(_timeline, request, timeline))


@require_safe
@framed
def event(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/embed/<slug>/4`: one event with what its sources say."""
    return _answered(request, timeline, partial(_event, request, timeline, number))


@require_safe
@framed
def story(request: HttpRequest, timeline: Timeline, story_number: int) -> HttpResponse:
    """`/embed/<slug>/stories/3/`: a story as an article."""
    return _answered(request, timeline, partial(_story, request, timeline, story_number))


@require_safe
@to_anybody
def viewport(request: HttpRequest, slug: str) -> HttpResponse:
    """`/embed/<slug>/viewport.json`: what the picture in the frame draws, as the public sees it."""
    timeline = readable_timeline(request, slug)
    return conditional(request, timeline, lambda: answer(request, timeline), is_for_anybody=True)


@require_safe
@to_anybody
def look(request: HttpRequest, colour: str) -> HttpResponse:
    """`/embed/accent/2f4858.css`: the colour of marks and links, as it can be read in light and dark."""
    found = accent(f"#{colour}")
    colour = f"light-dark({found.light.colour}, {found.dark.colour})"
    shades = {"mark": colour, "link": colour, "mark-wash": f"light-dark({found.light.wash}, {found.dark.wash})"}
    lines = "".join(f"  --{name}: {shade};\n" for name, shade in shades.items())
    response = HttpResponse(f":root {{\n{lines}}}\n", content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _answered(request: HttpRequest, timeline: Timeline, make: partial[HttpResponse]) -> HttpResponse:
    """Another page each day: it says of what day it is."""
    return conditional(request, timeline, make, page=f"frame {day_of(timezone.now(), timeline)}", is_for_anybody=True)


def _timeline(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    seen = sight_for(request, timeline)
    given = address.settled(kept_in(request, seen))
    form = TimelineForm(given)
    narrowing, wanted = form.narrowing, form.cleaned_data
    base = reverse("events:timeline", args=[timeline.slug])
    asked, way = Look(seen, form, given, base, is_whole=True), way_of(wanted.get("view"))
    shown = way.show(asked)
    group = grouping(timeline, given, wanted.get("group", ""), shown.page.facets, base)
    more = {
        **shown.beside,
        **group,
        "page": shown.page,
        "way": way,
        "fragment": "fragments/embed/timeline.html",
        "opened": wanted.get("event"),
        "is_narrowed": bool(narrowing),
        "active": address.active(given, shown.page.facets, narrowing),
        "unfiltered": base + address.search_of(address.clean(given, leave_out=address.FILTERS)),
        "sought": terms(seen.sight, narrowing.q) if narrowing.q else (),
        "lens": looking(seen, base, given) if seen.kept else None,
        "title": timeline.title,
        "there": base + address.search_of(given),
    }
    return _shown(request, seen, given, [*seen.problems, *form.problems], more)


def _event(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    seen = sight_for(request, timeline)
    page = event_page_in(seen.sight, number)
    if page is None:
        return where_it_went(request, timeline, token=request.GET.get("token", ""))
    there = reverse("events:event", args=[timeline.slug, number]) + seen.search
    more = {"event": page, "fragment": "fragments/embed/alone.html", "title": page.title, "there": there}
    return _shown(request, seen, address.with_lens(QueryDict(), seen.kept), seen.problems, more)


def _story(request: HttpRequest, timeline: Timeline, number: int) -> HttpResponse:
    seen = sight_for(request, timeline)
    found = story_numbered(seen.sight, number) if number <= LAST else None
    if found is None:
        raise Http404
    page = story_page(seen.sight, found)
    there = reverse("events:story", args=[timeline.slug, number])
    more = {"page": page, "fragment": "fragments/embed/story.html", "title": page.title, "there": there}
    return _shown(request, seen, QueryDict(mutable=True), (), more)


def _shown(
    request: HttpRequest, seen: Seen, view: QueryDict, problems: object, more: dict[str, object]
) -> HttpResponse:
    timeline = seen.sight.timeline
    frame = Frame(FrameForm(request.GET), request.path, view, request.GET.get("token", ""))
    base = reverse("events:timeline", args=[timeline.slug])
    today = date.fromordinal(_EPOCH + day_of(timezone.now(), timeline) // DAY)
    context = {
        "timeline": timeline,
        "frame": frame,
        "problems": [*problems, *frame.form.problems],  # type: ignore[misc]
        "base": base,
        "data": reverse("events:embed-viewport", args=[timeline.slug]),
        "today": today,
        "change": timeline.ledger.change_number,
        "out": _with_secret(seen.search, frame.out),
        **more,
    }
    context["there"] = _with_secret(str(context["there"]), frame.out)
    return render(request, PAGE, context)


def _with_secret(path: str, secret: str) -> str:
    return path + ("&" if "?" in path else "?") + secret if secret else path
