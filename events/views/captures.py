"""The captures of a source's text, and two of them compared."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.reading.captures_page import captures_page
from events.views.history import number_in
from events.views.loading import HtmxRequest, of_timeline
from events.views.passages import source_of_members
from events.views.writing import deed


@require_safe
@of_timeline
@deed
def captures(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/captures/?from=1&to=2`: for members. Strangers find nothing here."""
    source, sight = source_of_members(request, timeline, source_id)
    page = captures_page(source, sight, old=number_in(request, "from"), new=number_in(request, "to"))
    return render(request, "pages/source_captures.html", {"timeline": timeline, "source": source, "page": page})
