"""Another capture of a source's text, by the same three ways or fetched again; and originals, to be taken away."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.arrivals import bring_in
from events.actions.capturing import Capture, capture_text
from events.actions.refusals import AlreadyDone, Invalid
from events.intake import IntakeRefused
from events.models import Role, Source, SourceFile, Timeline, User
from events.queries.naming.suggesting import source_label
from events.queries.reader.sight import Sight
from events.queries.texts.arrived import is_hardly_the_same, what_was_found
from events.queries.texts.captured import latest_text
from events.views.bringing import NOTHING, Brought, brought_in, fetched, offered, way_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.passages import source_of_members
from events.views.writing import deed, key_in, member


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def capture(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/capture`: another version; one that is hardly the same is looked at first."""
    source, sight = source_of_members(request, timeline, source_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _ways(request, source, sight)
    try:
        brought = fetched(source.url) if request.POST.get("way") == "again" and source.url else brought_in(request)
        if is_hardly_the_same(source, brought.new.text):
            waits = bring_in(timeline=timeline, new=brought.new, by=by, source=source, notices=brought.notices)
            return again(request, reverse("events:article-confirm", args=[timeline.slug, waits.public_id]))
        return saved(request, _captured(request, source, brought, by))
    except AlreadyDone:
        return again(request, reverse("events:source-captures", args=[timeline.slug, source.public_id]))
    except (IntakeRefused, Invalid) as refusal:
        return refused_reading(request, refusal, lambda context: _ways(request, source, sight, context))


@require_safe
@of_timeline
@deed
def original(request: HtmxRequest, timeline: Timeline, source_id: UUID, file_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/files/<uuid>`: the original as it was received, for members; never shown as a page."""
    source, _ = source_of_members(request, timeline, source_id)
    file = SourceFile.objects.filter(source=source, public_id=file_id).first()
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.content), content_type="application/octet-stream")
    name = file.name or f"original-{file.sha256[:8]}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def again(request: HtmxRequest, address: str) -> HttpResponse:
    """On to another page: htmx is told to load it, everybody else is sent there."""
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)


def refused_reading(
    request: HtmxRequest, refusal: IntakeRefused | Invalid, page: Callable[[dict[str, object]], HttpResponse]
) -> HttpResponse:
    """Why nothing was read. For htmx that alone: the form stays on the page as it is, its file too."""
    way = "again" if request.POST.get("way") == "again" else way_in(request)
    words = str(refusal)
    is_empty = words == NOTHING
    is_of_address = way in ("address", "again") and not is_empty
    context: dict[str, object] = {"refused": words, "way": way, "is_empty": is_empty, "is_of_address": is_of_address}
    if request.htmx:
        return render(request, "fragments/article/refused.html", context, status=422)
    return page(context)


def saved(request: HtmxRequest, capture: Capture) -> HttpResponse:
    """On to the text; to what changed, where it was captured before."""
    text, timeline = capture.text, capture.text.timeline
    page = "source-text" if capture.before is None else "source-captures"
    if capture.is_unchanged:
        when = f"{text.captured_at:%-d %B %Y, %H:%M}"
        messages.info(request, f"Unchanged: word for word as captured on {when} (SHA-256 {text.sha256[:12]}…).")
    else:
        messages.info(request, f"Captured. {what_was_found(text)}")
    return again(request, reverse(f"events:{page}", args=[timeline.slug, text.source.public_id]))


def _captured(request: HtmxRequest, source: Source, brought: Brought, by: User) -> Capture:
    key, asked = key_in(request)
    return capture_text(source=source, new=brought.new, by=by, idempotency_key=key, asked=asked)


def _ways(request: HtmxRequest, source: Source, sight: Sight, context: dict[str, object] | None = None) -> HttpResponse:
    known = {
        "timeline": source.timeline,
        "source": source,
        "source_name": source_label(source),
        "latest": latest_text(source.pk, sight),
        "key": uuid4(),
        "fetching_key": uuid4(),
    } | offered(request)
    return render(request, "pages/source_capture.html", known | (context or {}), status=422 if context else 200)
