"""One event that turns out to be two: what is said of it, piece by piece, and what goes over to the second."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.moving_out import Dated, Split
from events.actions.refusals import AlreadyDone, Invalid, StaleVersion
from events.actions.splitting import split_event
from events.forms.splitting import NEW, OLD, SplitForm
from events.models import Event, Role, Timeline, User
from events.queries.event.merging import done_before, standing_event
from events.queries.event.splitting import DatedBy, pieces_of
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member, version_in

_STALE = "The event was changed meanwhile. It stands below as it is now; what you chose is kept: look again."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def split(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/4/split`: what goes over to the second event; then to that one."""
    event = standing_event(Sight.of_reader(timeline, request.user, token_for(request, timeline.slug)), number)
    if event is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _asked(request, event, SplitForm(pieces_of(event, by)))
    return _sent(request, event, by)


def _sent(request: HtmxRequest, event: Event, by: User) -> HttpResponse:
    timeline, version = event.timeline, version_in(request)
    key, asked = key_in(request)
    if (done := done_before(timeline, key, by=by, verb="split_event")) is not None:
        return _to(timeline, done)
    form = SplitForm(pieces_of(event, by), request.POST)
    if not form.is_valid():
        return _asked(request, event, form, status=422)
    reason = form.cleaned_data["reason"]
    try:
        made = split_event(split=_meant(event, version, form), by=by, reason=reason, idempotency_key=key, asked=asked)
    except AlreadyDone:  # at this very moment, by another press
        return _to(timeline, done_before(timeline, key, by=by, verb="split_event") or event.number)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _asked(request, event, form, status=422)
    except StaleVersion:
        form.add_error(None, _STALE)
        return _asked(request, event, form, status=412)
    messages.info(request, f"Event {event.number} is two events now: this is the second one, number {made.number}.")
    return _to(timeline, made.number)


def _meant(event: Event, version: int, form: SplitForm) -> Split:
    given, pieces = form.cleaned_data, form.pieces
    return Split(
        event=event,
        version=version,
        title=given["title"],
        summary=given["summary"],
        new=Dated(by=DatedBy(given["new"]), words=given["when"]),
        old=Dated(by=DatedBy(given["old"]), words=given["old_when"], reason=given["why_old"]),
        is_at_the_place=given["is_at_the_place"],
        citations=form.chosen("citation", pieces.citations),
        notes=form.chosen("note", pieces.notes),
        relations=form.chosen("relation", pieces.relations),
        parts=form.ways("part", pieces.parts),
        tags=form.ways("tag", pieces.tags),
    )


def _asked(request: HtmxRequest, event: Event, form: SplitForm, *, status: int = 200) -> HttpResponse:
    context = {
        "timeline": event.timeline,
        "event": event,
        "form": form,
        "pieces": form.pieces,
        "news": NEW,
        "olds": OLD,
        "key": str(uuid4()),
    }
    return render(request, "pages/split_event.html", context, status=status)


def _to(timeline: Timeline, number: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("events:event", args=[timeline.slug, number]), status=303)
