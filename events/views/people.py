"""A person or organisation, with the events it had part in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.models import Timeline
from events.queries.naming.actor_page import actor_page
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import for_editors


@require_safe
@of_timeline
def person(request: HtmxRequest, timeline: Timeline, actor_id: UUID) -> HttpResponse:
    """`/t/<slug>/people/<uuid>`; one that was merged leads on to what it became, for good."""
    page = actor_page(timeline, actor_id, request.user, token=token_for(request, timeline.slug))
    if page is None:
        raise Http404
    if page.became:
        return redirect("events:person", timeline.slug, page.became, permanent=True)
    more = for_editors(request, timeline, "person", actor_id)
    return render(request, "pages/person.html", {"timeline": timeline, "page": page} | more)
