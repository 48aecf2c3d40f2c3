"""A captured text made for reading: a part of it at a time, and finding words in all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.reading.found_in_text import FoundInText, found_in_text
from events.queries.reading.page import readable_text, reading_page
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.notes import number_in, uuid_in


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of a text asks for."""

    version: UUID | None
    at: int | None
    part: int | None
    sought: str


@require_safe
@of_timeline
def text(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/text/`: for members. `at` opens at a code point, `part` at a part, `q` finds words.

    `version` is a capture by its id, else the latest. For htmx a part alone, with `notes` only the notes on it, or
    what was found.
    """
    asked = _asked(request)
    page = reading_page(
        timeline,
        source_id,
        request.user,
        version=asked.version,
        at=asked.at,
        number=asked.part,
        token=token_for(request, timeline.slug),
    )
    if page is None:
        raise Http404
    context: dict[str, Any] = {"timeline": timeline, "page": page, "part": page.part, "asked": asked}
    context["address"] = reverse("events:source-text", args=[timeline.slug, source_id])
    if asked.sought:
        context["found"] = _found(request, timeline, source_id, asked)
    response = render(request, _template(request, asked), context)
    response["Cache-Control"] = "no-store"
    return response


def _asked(request: HtmxRequest) -> Address:
    given = request.GET
    at, part = given.get("at", ""), number_in(given.get("part", ""))
    version = given.get("version", "")
    if (version and uuid_in(version) is None) or (given.get("part") and part is None):
        raise Http404
    return Address(uuid_in(version), 0 if at == "0" else number_in(at), part, given.get("q", ""))


def _found(request: HtmxRequest, timeline: Timeline, source_id: UUID, asked: Address) -> FoundInText | None:
    token = token_for(request, timeline.slug)
    readable = readable_text(timeline, source_id, request.user, version=asked.version, token=token)
    return found_in_text(readable[1], asked.sought) if readable and readable[1] else None


def _template(request: HtmxRequest, asked: Address) -> str:
    if not request.htmx or request.htmx.boosted:
        return "pages/source_text.html"
    if "q" in request.GET:
        return "fragments/reading/found.html"
    return "fragments/reading/threads.html" if "notes" in request.GET else "fragments/reading/part.html"
