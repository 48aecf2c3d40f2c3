"""Sources: the list of them, and one with what it says."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.actions.quotations import allot_anew
from events.forms.shelves import ShelfForm
from events.models import Role, Timeline
from events.queries.reader.sight import Sight
from events.queries.reading.covered import coverage_of_source
from events.queries.sources.listing import source_list
from events.queries.sources.page import source_page
from events.views.conditional import conditional
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import for_editors, row_seen
from events.views.references import cited
from events.views.shelves import shelved
from events.views.writing import deed, member


@require_safe
@of_timeline
def sources(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/sources/?q=&page=`: what the timeline rests on; `paper=1` has longer pages."""
    return conditional(request, timeline, lambda: _sources(request, timeline), page="sources")


def _sources(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    form = ShelfForm(request.GET)
    found = source_list(Sight.of_reader(timeline, request.user, token_for(request, timeline.slug)), form.asked)
    return render(request, "pages/sources.html", {"timeline": timeline} | shelved(request, form, found))


@require_safe
@of_timeline
def source(request: HtmxRequest, timeline: Timeline, source_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>`: one source; of a confidential one, its label to those who are no members."""
    page = source_page(timeline, source_id, request.user, token=token_for(request, timeline.slug))
    if page is None:
        raise Http404
    more = for_editors(request, timeline, "source", source_id)
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    more["coverage"] = coverage_of_source(source_id, sight)
    more["cited"] = cited(request, timeline, source_id)
    return render(request, "pages/source.html", {"timeline": timeline, "page": page} | more)


@require_POST
@of_timeline
@deed
def allot(request: HtmxRequest, timeline: Timeline, row_id: UUID) -> HttpResponse:
    """`/t/<slug>/sources/<uuid>/allot`: what the public sees of its quotations, shared out anew."""
    source = row_seen(request, timeline, "source", row_id)
    by = member(request, timeline, Role.EDITOR)
    public = allot_anew(source=source, by=by)
    messages.info(request, f"{public:,} characters of its quotations are public now.")
    return HttpResponseRedirect(reverse("events:source", args=[timeline.slug, row_id]), status=303)
