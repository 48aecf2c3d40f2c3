"""The page that gives the code to embed a timeline, an event or a story, and shows what others would see."""

from __future__ import annotations

from collections.abc import Iterator

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.forms.embedding import USUAL_HEIGHT, CodeForm
from events.models import Event, EventState, Timeline, Visibility
from events.queries.picture.accent import accent
from events.queries.reader.sight import Sight
from events.queries.stories.stories import story_list
from events.views import address
from events.views.conditional import conditional
from events.views.embed_snippet import Thing, frame, listener, secret_of
from events.views.embed_snippet import address as address_of
from events.views.loading import of_timeline, token_for

SHOWN = "embed-shown"


@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[untyped-decorator]
@of_timeline
def code(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/embed?what=event-4&theme=dark…`: a form (GET), the frame as it would be, and the code to copy.

    Filters, stretch and lens of the address are those of the frame.
    """
    part = request.headers.get("HX-Target") == SHOWN
    return conditional(request, timeline, lambda: _page(request, timeline, part), page=f"embed {part}")


def _page(request: HttpRequest, timeline: Timeline, is_part: bool) -> HttpResponse:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    things = dict(_things(sight, request.GET.get("what", "")))
    form = CodeForm(request.GET, [(name, _label(thing)) for name, thing in things.items()])
    thing = things[form.held("what") or ""]
    view = address.clean(request.GET, leave_out=("view", "group", "page") if thing.kind == "timeline" else _ALL)
    query = _query(form, thing, view)
    secret = secret_of(request, timeline)
    height = form.held("height") or USUAL_HEIGHT
    told = _written(query, secret, {"origin": form.held("origin") or ""})
    plain = _written(query, secret, {})
    source = address_of(request, timeline, thing, plain)
    title = thing.title if thing.kind == "timeline" else f"{thing.title} ({timeline.title})"
    fitting = frame(address_of(request, timeline, thing, told), title, height=height, tells_height=True)
    colour = form.held("accent")
    context = {
        "timeline": timeline,
        "form": form,
        "view": [(name, value) for name in view for value in view.getlist(name)],
        "here": reverse("events:embed-code", args=[timeline.slug]),
        "source": source,
        "height": height,
        "title": title,
        "code": frame(source, title, height=height),
        "fitting": f"{fitting}\n{listener(request)}" if form.held("origin") else "",
        "remarks": accent(colour).words if colour else (),
        "is_draft": thing.is_draft,
        "is_private": timeline.visibility == Visibility.PRIVATE,
        "needs_secret": timeline.visibility == Visibility.UNLISTED and not secret,
        "has_secret": bool(secret),
        "oembed": request.build_absolute_uri(reverse("events:oembed")),
        "is_part": is_part,
    }
    return render(request, "fragments/embed/shown.html" if is_part else "pages/embed_code.html", context)


_ALL = (*address.FILTERS, *address.VIEW)


def _things(sight: Sight, asked: str) -> Iterator[tuple[str, Thing]]:
    """What the reader can choose, by its value: the timeline, the event that is asked for, and every story."""
    yield "", Thing("timeline", 0, sight.timeline.title)
    kind, _, number = asked.partition("-")
    if kind == "event" and number.isascii() and number.isdecimal() and len(number) < 10:
        event = sight.of(Event.objects.standing()).filter(number=int(number)).first()
        if event is not None:
            is_draft = event.state != EventState.APPROVED
            yield f"event-{event.number}", Thing("event", event.number, event.title, is_draft)
    for line in story_list(sight):
        yield f"story-{line.number}", Thing("story", line.number, line.title, line.is_draft)


def _label(thing: Thing) -> str:
    if thing.kind == "timeline":
        return "The whole timeline"
    words = f"Event {thing.number}: {thing.title}" if thing.kind == "event" else f"Story: {thing.title}"
    return f"{words} (draft)" if thing.is_draft else words


def _query(form: CodeForm, thing: Thing, view: QueryDict) -> QueryDict:
    query = view.copy()
    of_the_view = ("view", "group") if thing.kind == "timeline" else ()
    for name in (*of_the_view, "theme", "accent", "font", "height"):
        value = form.held(name)
        if value and (name, value) not in _USUAL:
            query[name] = str(value).lstrip("#")
    return query


_USUAL = {("view", "timeline"), ("theme", "auto"), ("font", "serif")}


def _written(query: QueryDict, secret: str, more: dict[str, str]) -> str:
    written = query.copy()
    for name, value in (more | {"token": secret}).items():
        if value:
            written[name] = value
    return written.urlencode()
