"""The page of a search, and what is offered while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.forms.searching import SearchForm
from events.models import Timeline
from events.queries.search.marks import Piece
from events.queries.search.page import search_page
from events.queries.search.suggest import FoundEvent, Suggestions, suggestions
from events.views.conditional import conditional
from events.views.lenses import Seen, sight_for
from events.views.loading import of_timeline


@require_safe
@of_timeline
def results(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/search?q=&page=`: everything in which the words are found, by kinds; complete without scripts."""
    return conditional(request, timeline, lambda: _results(request, timeline), page="search")


def _results(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    seen = sight_for(request, timeline)
    form = SearchForm(request.GET)
    page = search_page(seen.sight, form.text, form.page_number)
    return render(request, "pages/search.html", {
        "timeline": timeline,
        "page": page,
        "problems": [*seen.problems, *form.problems],
        "base": reverse("events:timeline", args=[timeline.slug]),
        "asked": urlencode({"q": page.text, **seen.kept}),
        "kept": seen.kept,
        "instead": urlencode({"q": page.instead, **seen.kept}) if page.instead else "",
    })  # fmt: skip


@require_safe
@of_timeline
def suggest(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/search/suggest?q=`: events, names and another search, as JSON; texts in pieces, never as markup.

    `{"events": [{"number", "title": [[text, is_found], …], "when", "state", "href"}], "names": [{"kind", "param",
    "value", "name": [[…]], "count"}], "instead": ""}`
    """
    return conditional(request, timeline, lambda: _suggested(request, timeline))


def _suggested(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    seen = sight_for(request, timeline)
    return JsonResponse(_as_json(suggestions(seen.sight, SearchForm(request.GET).text), seen))


def _as_json(found: Suggestions, seen: Seen) -> dict[str, Any]:
    return {
        "events": _events(found.events, seen),
        "names": [
            {
                "kind": each.kind,
                "param": each.param,
                "value": str(each.id),
                "name": _pieces(each.name),
                "count": each.events,
            }
            for each in found.names
        ],
        "instead": found.instead,
    }


def _events(found: Sequence[FoundEvent], seen: Seen) -> list[dict[str, Any]]:
    before = reverse("events:event", args=[seen.sight.timeline.slug, 0]).removesuffix("0")  # the same for all
    return [
        {
            "number": each.number,
            "title": _pieces(each.title),
            "when": each.when,
            "state": each.state,
            "href": f"{before}{each.number}{seen.search}",
        }
        for each in found
    ]


def _pieces(pieces: tuple[Piece, ...]) -> list[tuple[str, bool]]:
    return [(piece.text, piece.is_found) for piece in pieces]
