"""The history of a timeline, of an event and of any other row, for its members; and what can be undone now."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.models import Role, Timeline, User
from events.queries.event.version import event_numbered, versions_of
from events.queries.history.changes import KINDS, Asked, history, people_in
from events.queries.history.row import row_named
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, member


@require_safe
@of_timeline
@deed
def changes(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/history/`: every change, the newest first; by one person, or of one kind.

    `?record=57`, or an instant, leads to the record as it stood then, which strangers may ask for too.
    """
    if "record" in request.GET:
        address = reverse("events:record", args=[timeline.slug])
        return HttpResponseRedirect(f"{address}?{urlencode({'at': request.GET['record']})}")
    reader = member(request, timeline, Role.READER)
    by, kind = number_in(request, "by"), request.GET.get("kind", "")
    asked = Asked(before=number_in(request, "before"), by=by, kind=kind if kind in KINDS else "")
    context = {
        "people": people_in(timeline),
        "kinds": [(name, words) for name, (words, _) in KINDS.items()],
        "by": by,
        "kind": asked.kind,
    }
    return _page(request, timeline, reader, asked, context, template="pages/history.html")


@require_safe
@of_timeline
@deed
def of_event(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/history`: an event's, with its citations, quotations, people, tags and notes."""
    event = event_numbered(number, timeline.pk, request.user, token=token_for(request, timeline.slug))
    if event is None:
        raise Http404
    reader = member(request, timeline, Role.READER)
    context = {"event": event, "versions": versions_of(event)}
    asked = Asked(before=number_in(request, "before"), event=event)
    return _page(request, timeline, reader, asked, context, template="pages/event_history.html")


@require_safe
@of_timeline
@deed
def of_row(request: HtmxRequest, timeline: Timeline, noun: str, public_id: UUID) -> HttpResponse:
    """`/t/<slug>/history/of/<noun>/<uuid>`: a source's, a person's, a place's, a tag's, a citation's or a note's."""
    row = row_named(timeline, noun, public_id, request.user, token=token_for(request, timeline.slug))
    if row is None:
        raise Http404
    reader = member(request, timeline, Role.READER)
    asked = Asked(before=number_in(request, "before"), row=(row.model, row.pk))
    return _page(request, timeline, reader, asked, {"row": row}, template="pages/row_history.html")


@require_safe
@of_timeline
@deed
def last(request: HtmxRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/history/last`: the bar that undoes the reader's last deed."""
    member(request, timeline, Role.READER)
    return render(request, "fragments/change/undo.html", {"timeline": timeline, "back": back(request)})


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number of the address's query; None where it is none."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def back(request: HtmxRequest) -> str:
    """The page that htmx asks from, as a path of this site; else the one that is asked for."""
    return request.htmx.current_url_abs_path or request.get_full_path()


def _page(
    request: HtmxRequest, timeline: Timeline, reader: User, asked: Asked, context: dict[str, object], *, template: str
) -> HttpResponse:
    found = history(timeline, reader, asked)
    kept = {name: context[name] for name in ("by", "kind") if context.get(name)}
    older = f"?{urlencode(kept | {'before': found.older})}" if found.older else ""
    page = {"timeline": timeline, "history": found, "older": older, "is_first": asked.before is None}
    return render(request, template, page | context)
