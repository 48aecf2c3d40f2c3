"""Notes to be read: the list of a timeline's threads, one note for people or as a Web Annotation, threads anew."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_safe

from events.models import Timeline
from events.queries.event.citation_page import citation_page
from events.queries.event.page import event_page
from events.queries.history.changes import Asked
from events.queries.notes.page import note_list, one_note
from events.queries.notes.web_annotation import LINK, MEDIA_TYPE, web_annotation
from events.queries.reader.sight import Sight
from events.queries.sources.page import source_page
from events.views.conditional import conditional
from events.views.live import NOTES, live_of
from events.views.loading import HtmxRequest, of_timeline, token_for

LAST = 2**31 - 1


@require_safe
@of_timeline
def notes(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/notes/`: every thread that the reader sees; `show`, `event`, `source`, `page` narrow it."""
    event, source, page = (request.GET.get(name, "") for name in ("event", "source", "page"))
    listed = note_list(
        timeline,
        request.user,
        shown=request.GET.get("show", "all"),
        event=number_in(event),
        source=uuid_in(source),
        page=number_in(page) or 1,
        token=token_for(request, timeline.slug),
    )
    kept = "".join(f"&{name}={value}" for name, value in _narrowed(event, source))
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    context = {"timeline": timeline, "page": listed, "kept": kept}
    context["live"] = live_of(request, sight, "#note-list", Asked(kind=NOTES))
    return render(request, "pages/notes.html", context)


@require_safe
@of_timeline
def note(request: HttpRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>`: one note for people; a Web Annotation to whoever accepts that rather."""
    is_data = request.accepts("application/ld+json") and not request.accepts("text/html")

    def made() -> HttpResponse:
        return _data(request, timeline, note_id) if is_data else _page(request, timeline, note_id)

    response = conditional(request, timeline, made, page="" if is_data else "note")
    patch_vary_headers(response, ["Accept"])
    return response


@require_http_methods(["GET", "HEAD", "OPTIONS"])
def note_data(request: HttpRequest, slug: str, note_id: UUID) -> HttpResponse:
    """`/t/<slug>/notes/<uuid>.jsonld`: the Web Annotation (Protocol, 4.1: GET, HEAD and OPTIONS)."""
    if request.method == "OPTIONS":
        return HttpResponse(headers={"Allow": "GET, HEAD, OPTIONS"})
    answered = _readable_data(request, slug, note_id=note_id)
    return answered  # type: ignore[return-value]  # `of_timeline` promises less than it keeps


@of_timeline
def _readable_data(request: HttpRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    return conditional(request, timeline, lambda: _data(request, timeline, note_id))


@require_safe
@of_timeline
def beside(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/notes/beside?event=12`: the threads beside an event, a citation or a source, as a fragment."""
    context = _beside(request, timeline)
    if context is None:
        raise Http404
    on_page = request.GET.get("on_page") == "1"
    return render(request, "fragments/event/threads.html", {"timeline": timeline, "on_page": on_page, **context})


def number_in(text: str) -> int | None:
    """A positive number of a size that a row can have, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= LAST else None


def uuid_in(text: str) -> UUID | None:
    """A UUID, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _narrowed(event: str, source: str) -> list[tuple[str, str]]:
    return [
        (name, str(value))
        for name, value in (("event", number_in(event)), ("source", uuid_in(source)))
        if value is not None
    ]


def _page(request: HttpRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    found = one_note(timeline, note_id, request.user, token=token_for(request, timeline.slug))
    if found is None or found.thread is None:
        raise Http404
    return render(request, "pages/note.html", {"timeline": timeline, "thread": found.thread, "note_id": note_id})


def _data(request: HttpRequest, timeline: Timeline, note_id: UUID) -> HttpResponse:
    token = token_for(request, timeline.slug)
    found = one_note(timeline, note_id, request.user, token=token)
    if found is None or found.thread is None:
        raise Http404
    base = request.build_absolute_uri(reverse("events:timeline", args=[timeline.slug]))
    annotation = web_annotation(found, base=base, sight=Sight.of_reader(timeline, request.user, token))
    answer = JsonResponse(annotation.document(), json_dumps_params={"ensure_ascii": False}, content_type=MEDIA_TYPE)
    answer["Allow"] = "GET, HEAD, OPTIONS"
    answer["Link"] = LINK
    return answer


def _beside(request: HttpRequest, timeline: Timeline) -> dict[str, object] | None:
    named: dict[str, object]
    token = token_for(request, timeline.slug)
    event, citation, source = (request.GET.get(name, "") for name in ("event", "citation", "source"))
    number = number_in(event)
    if (cited := uuid_in(citation)) and number is not None:
        opened = citation_page(timeline, number, cited, request.user, token=token)
        named = {"about": cited, "noun": "citation", "within": number}
        return {"threads": opened.threads, **named} if opened else None
    if number is not None:
        page = event_page(timeline, number, request.user, token=token)
        named = {"about": number, "noun": "event"}
        return {"threads": page.threads, "open": page.open_threads, **named} if page else None
    if (public := uuid_in(source)) is not None:
        shown = source_page(timeline, public, request.user, token=token)
        return {"threads": shown.threads, "about": public, "noun": "source"} if shown else None
    return None
