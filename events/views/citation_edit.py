"""A citation is added to an event, edited in place, put in another order, and taken back."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.citations import add_citation, move_citation, withdraw_citation
from events.actions.naming import NewSource
from events.actions.refusals import AlreadyDone, Invalid, KeyReused
from events.forms.citing import CitationForm
from events.models import Event, Role, Timeline
from events.queries.network.relations import is_related
from events.queries.reader.desk import may, role_in
from events.queries.reader.sight import Sight
from events.views.citation_parts import Kind
from events.views.citing import cited, edited_citation, edited_part, page_of, without
from events.views.editing import edit_field
from events.views.loading import HtmxRequest, of_timeline, token_for
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
    row = cited(request, timeline, number, citation_id)
    return edit_field(request, timeline, edited_citation(request, row), field)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def part(
    request: HtmxRequest, timeline: Timeline, *, number: int, citation_id: UUID, kind: Kind, part_id: UUID | None = None
) -> HttpResponse:
    """`…/citations/<uuid>/quotations/<uuid>` and `…/readings/<uuid>`: its form, saving it, taking it out; `add`."""
    row = cited(request, timeline, number, citation_id)
    edited = edited_part(request, row, kind, part_id)
    if edited.is_gone and not may(role_in(timeline, request.user), Role.EDITOR):
        raise Http404
    return edit_field(request, timeline, edited, kind.field)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>/withdraw`: taken back, after saying what becomes of the event's date."""
    row = cited(request, timeline, number, citation_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        foreseen = without(row, by)
        context = {
            "timeline": timeline,
            "row": row,
            "page": page_of(row),
            "name": row.event.title,
            "what": "this citation",
            "consequence": f"The event no longer cites this source. {capfirst(foreseen.becomes_of(row.event))}".strip(),
            "foreseen": foreseen.without(row.event) if is_related(row.event) else None,
        }
        return render(request, "pages/name_withdraw.html", context)
    withdraw_citation(citation=row, version=version_in(request), by=by, reason=request.POST.get("reason", ""))
    return HttpResponseRedirect(reverse("events:event", args=[timeline.slug, number]), status=303)


@require_POST
@of_timeline
@deed
def move(request: HtmxRequest, timeline: Timeline, number: int, citation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/citations/<uuid>/move`: one place earlier among the event's sources, or later."""
    row = cited(request, timeline, number, citation_id)
    by = member(request, timeline, Role.EDITOR)
    version = version_in(request)
    rows = list(row.event.citations.filter(withdrawn_at__isnull=True).order_by("position", "pk"))
    at = next(place for place, each in enumerate(rows) if each.pk == row.pk)
    others = [each for each in rows if each.pk != row.pk]
    before = at + 1 if request.POST.get("where") == "later" else at - 1  # how many will stand before it
    move_citation(
        citation=row,
        after=others[min(before, len(others)) - 1] if before > 0 and others else None,
        version=version,
        by=by,
    )
    return HttpResponseRedirect(page_of(row), status=303)


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
