"""Pages that explain."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """`/help/dates/`: how dates are written and what the marks mean."""
    return render(request, "pages/dates_help.html")


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """`/api/`: how programs read and write, and where to try it."""
    return render(request, "pages/api.html")
