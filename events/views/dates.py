"""What the words of a date mean, before they are saved. Of no timeline; knows nobody and keeps nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.forms.dates import DateTyped


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """`/dates/preview?words=&calendar=`: a fragment; words that cannot be read are answered too, with what to write."""
    return render(request, "fragments/date/preview.html", {"typed": DateTyped.of(request.GET)})
