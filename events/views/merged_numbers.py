"""The number of an event that was merged into another: its addresses lead to the one that stays."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from events.models import Timeline
from events.queries.event.merging import now_at

#: What a form carries besides what somebody typed.
_CARRIED = frozenset({"csrfmiddlewaretoken", "version", "key", "next", "seen", "was"})


def where_it_went(request: HttpRequest, timeline: Timeline, *, token: str = "") -> HttpResponse:
    """The same address of the event that stays, for whoever sees that one; what was sent is given back, not written.

    Not for good: a merge can be taken back. Raises Http404 where there is no such number, or the reader may not see
    what became of it.
    """
    match = request.resolver_match
    fixed: dict[str, object] = getattr(match, "extra_kwargs", {})
    given = {name: value for name, value in match.kwargs.items() if name not in fixed} if match else {}
    number = given.get("number")
    stays = now_at(timeline, number, request.user, token=token) if isinstance(number, int) else None
    if match is None or stays is None:
        raise Http404
    address = reverse(match.view_name, kwargs=given | {"number": stays.number})
    if request.method in ("GET", "HEAD"):
        query = request.META.get("QUERY_STRING", "")
        response: HttpResponse = HttpResponseRedirect(f"{address}?{query}" if query else address)
    else:
        context = {"timeline": timeline, "number": number, "stays": stays, "typed": _typed(request)}
        is_htmx = request.headers.get("HX-Request") == "true"
        template = "fragments/merging/meanwhile.html" if is_htmx else "pages/merged_meanwhile.html"
        response = render(request, template, context, status=409)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> list[str]:
    """What somebody typed or chose, value by value."""
    fields = ((name, value) for name, values in request.POST.lists() for value in values)
    return [value for name, value in fields if name not in _CARRIED and not name.endswith("_id") and value.strip()]
