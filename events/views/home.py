"""The way in: the timelines that the reader may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.queries.timeline.fullness import BARS
from events.queries.timeline.timelines import HEIGHT, timelines_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`/`: each timeline with its span and a small picture; where there is none, how to begin."""
    return render(request, "pages/home.html", {"timelines": timelines_for(request.user), "box": f"0 0 {BARS} {HEIGHT}"})
