"""The answer to a form with more text in it than the site takes: how much that is, and what to do instead."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from events.intake.limits import megabytes


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For requests that are refused before any view: too much text is 413, everything else as Django says it."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    most = megabytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
    words = (
        f"This is more than {most} of text, the most that a form may hold. Go back: what you typed is still there. "
        "Save a long text as a .txt file and upload that."
    )
    return render(request, "pages/oversize.html", {"words": words}, status=413)
