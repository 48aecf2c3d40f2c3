"""One typed line becomes an event. How it is understood is shown before it is entered."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.facts import add_fact
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.exchange.pasting import Line, read_line
from events.models import Event, Role, Timeline, User
from events.queries.likeness.recognising import known_source
from events.queries.reader.names import event_name
from events.views.loading import HtmxRequest, of_timeline
from events.views.writing import back_to, deed, key_in, member

AGAIN = "This was entered already, before you changed it. Press Enter again to enter it as another event."
Context = dict[str, object]


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def line(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/add/line`: a line to type; with `look`, how it is understood; else it is entered."""
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _answer(request, timeline, {})
    text = request.POST.get("line", "")
    found = read_line(text)
    context = {"text": text, **_understood(timeline, found)}
    if "look" in request.POST:
        return _answer(request, timeline, context, fragment="understood")
    try:
        event = _entered(request, timeline, found, by)
    except Invalid as refusal:
        return _answer(request, timeline, context | {"problem": str(refusal)}, status=422)
    if not request.htmx:
        return HttpResponseRedirect(back_to(request, reverse("events:line-add", args=[timeline.slug])), status=303)
    response = _answer(request, timeline, {"entered": event_name(event)})
    response["HX-Trigger"] = "line-entered, dateline:changed"
    return response


def _entered(request: HtmxRequest, timeline: Timeline, found: Line, by: User) -> Event:
    """The event, made now or by the same request before. Raises Invalid where the line does not say enough."""
    if found.problem:
        raise Invalid(line=found.problem)
    key, asked = key_in(request)
    try:
        return add_fact(timeline=timeline, fact=found.fact, by=by, idempotency_key=key, asked=asked)
    except AlreadyDone as done:
        return Event.objects.get(timeline=timeline, number=(done.change.made or {})["number"])
    except KeyReused as refusal:
        raise Invalid(line=AGAIN) from refusal


def _understood(timeline: Timeline, found: Line) -> Context:
    """The line in its parts, whether its source is known, and the address of the form with everything filled in."""
    source = known_source(timeline, title=found.source) if found.source and "\0" not in found.source else None
    parts = {"title": found.title, "when": found.when, "source": found.source}
    parts |= {"locator": found.locator, "locator_kind": found.locator_kind}
    filled = urlencode({name: text for name, text in parts.items() if text}, errors="replace")
    return {"found": found, "source": source, "filled": filled}


def _answer(
    request: HtmxRequest, timeline: Timeline, context: Context, *, status: int = 200, fragment: str = "form"
) -> HttpResponse:
    template = f"fragments/line/{fragment}.html" if request.htmx else "pages/line.html"
    return render(request, template, {"timeline": timeline, "key": uuid.uuid4(), **context}, status=status)
