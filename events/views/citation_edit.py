"""A citation is added to an event, edited in place, put in another order, and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.citations import add_citation, edit_citation, move_citation, withdraw_citation
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.dates import say
from events.forms.citing import CitationForm
from events.forms.editing_names import citation as data_of_citation
from events.models import Citation, Event, Reading, Role, Timeline, User
from events.queries.citation_page import citation_page
from events.queries.citations import standing
from events.queries.falling_back import next_reading
from events.queries.sight import Sight
from events.views.citation_parts import part_of, save_quote, save_reading, speaker_called
from events.views.data import data_of
from events.views.editing import Edited, edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.names_edit import chosen_source
from events.views.writing import deed, key_in, member, version_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/citations/add`: another source for the event; then back to the event."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    event = sight.of(Event.objects.standing()).filter(number=number).select_related("timeline").first()
    if event is None:
        raise Http404
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _asked(request, timeline, event, CitationForm(timeline))
    form = CitationForm(timeline, request.POST)
    if not form.is_valid():
        return _asked(request, timeline, event, form)
    key, asked = key_in(request)
    try:
        new = form.new_source()
        source = form.known_source() or NewSource(**new or {})
        citation = add_citation(event=event, source=source, by=by, idempotency_key=key, asked=asked, **form.said())
        made = citation.public_id
    except AlreadyDone as done:
        made = (done.change.made or {})["id"]
    except Invalid as refusal:
        form.take(refusal.problems)
        return _asked(request, timeline, event, form)
    except KeyReused:
        form.add_error(None, "This was saved already, before you changed it. Press again to save it once more.")
        return _asked(request, timeline, event, form, key=str(uuid4()))
    page = reverse("events:event", args=[timeline.slug, number])
    return HttpResponseRedirect(f"{page}#citation-{made}", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID, field: str) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>/edit/<field>`: the form of one datum, and saving it."""
    return edit_field(request, timeline, _edited(request, timeline, number, citation_id, field), field)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>/withdraw`: taken back, after saying what becomes of the event's date."""
    row = _seen(request, timeline, number, citation_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        context = {
            "timeline": timeline,
            "row": row,
            "page": _page(timeline, number, citation_id),
            "name": row.event.title,
            "what": "this citation",
            "consequence": f"The event no longer cites this source.{_falls_to(row)}",
        }
        return render(request, "pages/name_withdraw.html", context)
    withdraw_citation(citation=row, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
    return HttpResponseRedirect(reverse("events:event", args=[timeline.slug, number]), status=303)


@require_POST
@of_timeline
@deed
def move(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>/move`: one place earlier among the event's sources."""
    row = _seen(request, timeline, number, citation_id)
    by = member(request, timeline, Role.EDITOR)
    version = version_in(request)
    before = list(row.event.citations.filter(withdrawn_at__isnull=True).order_by("position", "pk"))
    at = next(place for place, each in enumerate(before) if each.pk == row.pk)
    move_citation(citation=row, after=before[at - 2] if at > 1 else None, version=version, by=by)
    return HttpResponseRedirect(_page(timeline, number, citation_id), status=303)


def for_citing(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> dict[str, Any]:
    """What the citation's page offers its editors; nothing to anybody else."""
    data = data_of(
        request,
        timeline,
        lambda field: _edited(request, timeline, number, citation_id, field),
        lambda field: reverse("events:citation-edit", args=[timeline.slug, number, citation_id, field]),
        fields=tuple(data_of_citation()),
    )
    if not data:
        return {}
    row = _seen(request, timeline, number, citation_id)
    address = reverse("events:citation-withdraw", args=[timeline.slug, number, citation_id])
    return {"data": data, "row": row, "presses": [{"words": "Put into the bin", "address": address}]}


def _seen(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> Citation:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = standing(sight).filter(event__number=number, public_id=citation_id)
    row = rows.select_related("event", "source", "speaker", "timeline").first()
    if row is None:
        raise Http404
    return row


def _edited(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID, field: str) -> Edited:
    row = _seen(request, timeline, number, citation_id)

    def save(field: str, given: Mapping[str, Any], *, version: int, by: User, reason: str) -> Any:
        if field == "quote":
            return save_quote(row, given, version=version, by=by, reason=reason)
        if field == "says":
            return save_reading(row, given, version=version, by=by, reason=reason)
        fields = {name: value for name, value in given.items() if name not in ("reason", "source_id")}
        if "source" in fields:
            fields["source"] = chosen_source(timeline, given)
        if "speaker" in fields:
            fields["speaker"] = speaker_called(timeline, fields["speaker"], by=by)
        return edit_citation(citation=row, fields=fields, version=version, by=by, reason=reason, is_merging=True)

    def shown(notices: Sequence[str]) -> HttpResponse:
        page = citation_page(timeline, number, citation_id, request.user, token=token_for(request, timeline.slug))
        context: dict[str, Any] = {"timeline": timeline, "opened": page, "notices": notices}
        if page is not None:
            context |= {"event": page.event, "citation": page.citation}
        return render(
            request, "fragments/citation/whole.html", context | for_citing(request, timeline, number, citation_id)
        )

    return Edited(
        noun="citation",
        key=str(citation_id),
        row=part_of(row, field),
        fields=data_of_citation(_falls_to(row) if field == "says" else ""),
        put=save,
        region=f"cited-{citation_id}",
        shown=shown,
        page=_page(timeline, number, citation_id),
    )


def _falls_to(row: Citation) -> str:
    """` The event’s date becomes …`, where it rests on this citation."""
    going = set(Reading.objects.filter(citation=row).values_list("pk", flat=True))
    if row.event.dating_reading_id not in going:
        return ""
    found = next_reading(row.event, without=going)
    words = say(found.date) if found is not None and found.date is not None else ""
    return f" The date of the event then becomes {words}." if words else " The event then has no date."


def _page(timeline: Timeline, number: int, citation_id: UUID) -> str:
    return reverse("events:citation", args=[timeline.slug, number, citation_id])


def _asked(
    request: HtmxRequest, timeline: Timeline, event: Event, form: CitationForm, *, key: str = ""
) -> HttpResponse:
    context = {
        "timeline": timeline,
        "event": event,
        "form": form,
        "key": key or (form.is_bound and request.POST.get("key")) or uuid4(),
    }
    return render(request, "pages/citation_add.html", context, status=422 if form.errors else 200)
