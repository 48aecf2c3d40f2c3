"""What changed in the telling of a timeline between two days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.dates import say
from events.forms.lenses import BetweenForm
from events.models import Timeline
from events.queries.comparing.what_changed import what_changed
from events.queries.lenses.publication_days import publication_days
from events.queries.reader.sight import Sight
from events.views.conditional import conditional
from events.views.loading import of_timeline, token_for


@require_safe
@of_timeline
def changed(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """`/t/<slug>/changed?from=2007-03-09&to=2007-03-12`; without them, what the last source to come out changed."""
    return conditional(request, timeline, lambda: _page(request, timeline), page="changed")


def _page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    days = publication_days(sight, is_named=False)
    form = BetweenForm(request.GET)
    context: dict[str, object] = {"timeline": timeline, "problems": form.problems}
    if between := form.between([day.date for day in days]):
        first, last = between
        context |= {
            "first": say(first),
            "last": say(last),
            "first_known": first.edtf,
            "last_known": last.edtf,
            "found": what_changed(sight, first, last),
        }
    return render(request, "pages/changed.html", context)
