"""An event edited in place: its words, its date, where, who, which tags, who sees it; its order; into the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.dating import redate_event, use_reading
from events.actions.events import edit_event, move_event, place_event, set_state, withdraw_event
from events.actions.facts import Part
from events.actions.parts import change_parts, change_tags
from events.actions.refusals import Invalid
from events.forms.editing import EVENT
from events.forms.facts import names_in, part_in
from events.models import Event, Reading, Role, Timeline, User
from events.queries.event.page import event_page
from events.queries.network.relations import is_related
from events.queries.reader import labels
from events.queries.reader.sight import Sight
from events.queries.sequence.sequence_in_a_day import beside_in_its_day
from events.views.editing import Edited, edit_field, is_on_page, saved
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, member, version_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, number: int, field: str) -> HttpResponse:
    """`/t/<slug>/<number>/edit/<field>`: the form of one datum, and saving it."""
    edited = edited_event(request, timeline, number)
    return edit_field(request, timeline, replace(edited, foresees=field == "date" and is_related(edited.row)), field)


@require_POST
@of_timeline
@deed
def use(request: HtmxRequest, timeline: Timeline, number: int, reading_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/use/<uuid>`: the date becomes what one source says, for a reason where one is given."""
    edited = edited_event(request, timeline, number)
    readings = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug)).of(Reading.objects.all())
    reading = readings.filter(public_id=reading_id, citation__event=edited.row).select_related("citation").first()
    if reading is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    version, reason = version_in(request), request.POST.get("reason", "")
    use_reading(event=edited.row, reading=reading, version=version, by=by, reason=reason, is_merging=True)
    return saved(request, edited, "date")


@require_POST
@of_timeline
@deed
def move(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/move`: one place earlier or later among the events that begin when it does."""
    edited = edited_event(request, timeline, number)
    by = member(request, timeline, Role.EDITOR)
    version = version_in(request)
    before = request.POST.get("where") == "earlier"
    found = beside_in_its_day(edited.row, earlier=before)
    if found is None:
        raise Invalid(after="There is no other event to put it before or behind.")
    move_event(event=edited.row, after=found.after, version=version, by=by)
    return saved(request, edited, "order")


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/withdraw`: into the bin, after saying what goes with it."""
    edited = edited_event(request, timeline, number)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        page = event_page(timeline, number, request.user)
        return render(request, "pages/event_withdraw.html", {"timeline": timeline, "page": page, "row": edited.row})
    version, reason = version_in(request), request.POST.get("reason", "")
    withdraw_event(event=edited.row, version=version, by=by, reason=reason)
    return HttpResponse(status=303, headers={"Location": reverse("events:timeline", args=[timeline.slug])})


def edited_event(request: HtmxRequest, timeline: Timeline, number: int) -> Edited:
    """The event as the pattern of `editing` wants it. Raises Http404."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    event = sight.of(Event.objects.standing()).filter(number=number).select_related("place", "timeline").first()
    if event is None:
        raise Http404
    page = reverse("events:event", args=[timeline.slug, number])

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Event:
        return _save(event, field, given, version=version, by=by, reason=reason)

    return Edited(
        noun="event",
        key=str(number),
        row=event,
        fields=EVENT,
        put=save,
        region=f"panel-event-{number}",
        shown=lambda notices: panel_of(request, timeline, number, notices),
        page=page,
    )


def panel_of(request: HtmxRequest, timeline: Timeline, number: int, notices: Sequence[str] = ()) -> HttpResponse:
    """The event's panel anew, as it stands on the page that asks."""
    page = event_page(timeline, number, request.user, token=token_for(request, timeline.slug))
    address = reverse("events:event", args=[timeline.slug, number])
    context = {
        "timeline": timeline,
        "page": page,
        "address": request.build_absolute_uri(address),
        "on_page": is_on_page(request, address),
        "notices": notices,
    }
    return render(request, "fragments/event/panel.html", context)


def _save(event: Event, field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Event:
    options: dict[str, Any] = {"event": event, "version": version, "by": by, "is_merging": True}
    if field == "date":
        return redate_event(when=given["when"], reason=reason, **options)
    options["reason"] = reason
    if field == "place":
        return place_event(name=given["place"], **options)
    if field == "seen":
        return set_state(state=given["state"], **options)
    if field == "prominence":
        return edit_event(fields={"weight": labels.PROMINENCE[given["prominence"] or "normal"]}, **options)
    if field in ("people", "tags"):
        was, now = names_in(given["was"]), names_in(given[field])
        take, put = set(was) - set(now), [name for name in now if name not in was]
        if field == "people":
            change_parts(
                event=event, take=take, put=[Part(name=name, role=role) for name, role in map(part_in, put)], by=by
            )
        else:
            change_tags(event=event, take=take, put=put, by=by)
        return event
    return edit_event(fields={name: given[name] for name in given if name != "reason"}, **options)
