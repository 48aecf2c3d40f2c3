"""oEmbed 1.0 (oembed.com): an address of ours, and what another site may put in its place."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from events.forms.embedding import FrameForm, origin_of
from events.models import Event, Story, Timeline
from events.queries.reader.sight import Sight
from events.queries.stories.stories import story_numbered
from events.views import address
from events.views.conditional import conditional
from events.views.embed_snippet import Thing, frame
from events.views.embed_snippet import address as address_of
from events.views.embedding import to_anybody
from events.views.stories import LAST
from events.views.xml_text import for_xml

WIDTH, HEIGHT = 720, 640  # pixels, where the caller sets no bounds
LEAST = 120  # pixels that a caller must leave
CACHE_AGE = 3600  # seconds
_KINDS = {
    "timeline": "timeline",
    "embed": "timeline",
    "event": "event",
    "embed-event": "event",
    "story": "story",
    "embed-story": "story",
}
_NOWHERE = "Nothing at this address can be embedded: give that of a public timeline, event or story."


class _Wrong(Exception):
    """Something in the question: the status to answer with, and the words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@require_safe
@to_anybody
def oembed(request: HttpRequest) -> HttpResponse:
    """`/oembed?url=…&format=json|xml&maxwidth=&maxheight=`. What is private is answered like what is not there: 404."""
    try:
        form = _form(request)
        bounds = [_bound(request, "maxwidth", WIDTH), _bound(request, "maxheight", HEIGHT)]
        timeline, thing, asked = _meant(request)
    except _Wrong as wrong:
        return JsonResponse(
            {"errors": [wrong.words]},
            status=wrong.status,
            headers={"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"},
        )
    source = _source(request, timeline, thing, asked)
    return conditional(
        request, timeline, lambda: _written(_answer(request, thing, source, *bounds), form), is_for_anybody=True
    )


def _form(request: HttpRequest) -> str:
    form = request.GET.get("format", "json") or "json"
    if form not in ("json", "xml"):
        raise _Wrong(501, "format is json or xml")
    return form


def _bound(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text) >= LEAST):
        raise _Wrong(400, f"{name} is a whole number of pixels, {LEAST} or more")
    return min(int(text), usual)


def _meant(request: HttpRequest) -> tuple[Timeline, Thing, QueryDict]:
    """What the address is of, as the public sees it, and its parameters. Raises _Wrong."""
    url = request.GET.get("url", "")
    if not url:
        raise _Wrong(400, "url is missing: the address of a timeline, an event or a story")
    try:
        parts = urlsplit(url)
        match = resolve(parts.path)
        kind = _KINDS[match.url_name or ""] if _site(url) == _site(request.build_absolute_uri("/")) else ""
    except (ValueError, KeyError, Resolver404) as error:
        raise _Wrong(404, _NOWHERE) from error
    asked = QueryDict(parts.query)
    token = asked.get("token", "")
    readable = Timeline.objects.visible_to(request.user, token=token).select_related("ledger")
    timeline = readable.filter(slug=match.kwargs["slug"]).first() if kind else None
    number = match.kwargs.get("number") or match.kwargs.get("story_number") or 0
    thing = _thing(Sight(timeline, request.user, token, is_member=False), kind, number) if timeline else None
    if timeline is None or thing is None:
        raise _Wrong(404, _NOWHERE)
    return timeline, thing, asked


def _site(url: str) -> str:
    """Host and port, however it is spoken to."""
    return origin_of(url).partition("://")[2]


def _thing(sight: Sight, kind: str, number: int) -> Thing | None:
    if kind == "timeline":
        return Thing(kind, 0, sight.timeline.title)
    row: Event | Story | None = None
    if number <= LAST:
        events = sight.of(Event.objects.standing()).filter(number=number)
        row = events.first() if kind == "event" else story_numbered(sight, number)
    return Thing(kind, number, row.title) if row else None


def _source(request: HttpRequest, timeline: Timeline, thing: Thing, asked: QueryDict) -> str:
    """The address of the frame. Filters, lens and look go along, the caller's site does not: it is not known here."""
    looks = {name: value for name, value in FrameForm(asked).kept.items() if name != "origin"}
    query = address.clean(asked, leave_out=() if thing.kind == "timeline" else (*address.FILTERS, *address.VIEW))
    for name, value in (*looks.items(), ("token", str(asked.get("token", "")))):
        if value:
            query[name] = value
    return address_of(request, timeline, thing, query.urlencode())


def _answer(request: HttpRequest, thing: Thing, source: str, width: int, height: int) -> dict[str, Any]:
    """The answer of type `rich` (section 2.3.4.4)."""
    return {
        "type": "rich",
        "version": "1.0",
        "title": thing.title,
        "provider_name": "Dateline",
        "provider_url": request.build_absolute_uri(reverse("events:home")),
        "cache_age": CACHE_AGE,
        "html": str(frame(source, thing.title, width=str(width), height=height)),
        "width": width,
        "height": height,
    }


def _written(answer: dict[str, Any], form: str) -> HttpResponse:
    if form == "json":
        return JsonResponse(answer)
    lines = "".join(f"<{name}>{escape(for_xml(str(value)))}</{name}>" for name, value in answer.items())
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return HttpResponse(f"{head}\n<oembed>{lines}</oembed>\n", content_type="text/xml; charset=utf-8")
