"""A quotation or a date signed off by one press, and that taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from events.actions.checking import check_date, check_quote, uncheck_date, uncheck_quote
from events.models import Passage, PassageRole, Role, Timeline
from events.queries.reader.sight import Sight
from events.views.editing import Edited, saved
from events.views.event_edit import edited_event
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import back_to, deed, member, version_in

TAKES_BACK = "uncheck"
_SAID = {"quote": "The quotation is signed off.", "date": "The date is signed off."}
_TAKEN_BACK = "It is not signed off any more."


@require_POST
@of_timeline
@deed
def date(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/date/check`: `seen` is the digest of what was looked at; `do=uncheck` takes it back."""
    edited = edited_event(request, timeline, number)
    by, version = member(request, timeline, Role.EDITOR), version_in(request)
    if request.POST.get("do") == TAKES_BACK:
        uncheck_date(event=edited.row, version=version, by=by)
        return _answer(request, edited, _TAKEN_BACK)
    check_date(event=edited.row, seen=request.POST.get("seen", ""), version=version, by=by)
    return _answer(request, edited, _SAID["date"])


@require_POST
@of_timeline
@deed
def quote(request: HtmxRequest, timeline: Timeline, number: int, passage_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/quotations/<uuid>/check`: the same of one quotation of the event's citations."""
    edited = edited_event(request, timeline, number)
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = Passage.objects.filter(role=PassageRole.QUOTE, public_id=passage_id, citation__event=edited.row)
    passage = sight.of(rows.filter(citation__withdrawn_at__isnull=True)).select_related("timeline").first()
    if passage is None:
        raise Http404
    by, version = member(request, timeline, Role.EDITOR), version_in(request)
    if request.POST.get("do") == TAKES_BACK:
        uncheck_quote(passage=passage, version=version, by=by)
        return _answer(request, edited, _TAKEN_BACK)
    check_quote(passage=passage, seen=request.POST.get("seen", ""), version=version, by=by)
    return _answer(request, edited, _SAID["quote"])


def _answer(request: HtmxRequest, edited: Edited, said: str) -> HttpResponse:
    """The event's panel anew; without scripts the page that one came from."""
    if request.htmx:
        return saved(request, edited, "date", [said])
    messages.info(request, said)
    return HttpResponseRedirect(back_to(request, edited.page), status=303)
