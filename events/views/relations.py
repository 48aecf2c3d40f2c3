"""How an event stands to another: said, looked at beforehand, changed and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.foreseeing import Foreseen, foresee
from events.actions.refusals import AlreadyDone, Invalid, KeyReused, StaleVersion
from events.actions.relations import add_relation, edit_relation, withdraw_relation
from events.forms.relations import RelationForm, typed
from events.models import Event, Relation, Role, Timeline, User
from events.queries.network.relations import citations_to_choose, rests_on, stated
from events.queries.reader.sight import Sight
from events.views.loading import HtmxRequest, of_timeline, token_for
from events.views.writing import deed, key_in, member, version_in

_STALE = "Somebody else changed this relation meanwhile. Load the page again to see what it says now."
_SAVED = "This was saved already, before you changed it. Press again to save it once more."


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def add(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/relations/add?citation=<uuid>`: relate the event to another one; then back to the event."""
    event = _event(request, timeline, number)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        form = RelationForm(event, citations_to_choose(event), initial={"citation": request.GET.get("citation", "")})
        return _asked(request, event, form)
    form = RelationForm(event, citations_to_choose(event), request.POST)
    if not form.is_valid():
        return _asked(request, event, form)
    key, asked = key_in(request)
    try:
        reason = form.cleaned_data["reason"]
        more = {"words": form.cleaned_data["words"], "reason": reason}
        add_relation(event=event, by=by, idempotency_key=key, asked=asked, **more, **form.said())
    except AlreadyDone:
        pass
    except Invalid as refusal:
        form.take(refusal.problems)
        return _asked(request, event, form)
    except KeyReused:
        form.add_error(None, _SAVED)
        return _asked(request, event, form, key=str(uuid4()))
    return _back(event)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def edit(request: HtmxRequest, timeline: Timeline, number: int, relation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/relations/<uuid>`: change what is said; the event that it starts from stays."""
    event = _event(request, timeline, number)
    row = _relation(request, timeline, event, relation_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method != "POST":
        return _asked(request, row.event, _form(row, initial=typed(row)), row=row)
    version = version_in(request)
    form = _form(row, request.POST)
    if not form.is_valid():
        return _asked(request, row.event, form, row=row)
    try:
        reason = form.cleaned_data["reason"]
        edit_relation(relation=row, fields=form.said(), version=version, by=by, reason=reason, is_merging=True)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _asked(request, row.event, form, row=row)
    except StaleVersion:
        form.add_error(None, _STALE)
        return _asked(request, row.event, form, row=row, status=412)
    return _back(event)


@require_POST
@of_timeline
@deed
def look(request: HtmxRequest, timeline: Timeline, number: int) -> HttpResponse:
    """`/t/<slug>/<number>/relations/look`: what would move if what the form says were saved; nothing is written.

    Of a relation that stands already, `relation` says which. For htmx a fragment, else the page with the form.
    """
    event = _event(request, timeline, number)
    named = request.POST.get("relation", "")
    row = _relation(request, timeline, event, _uuid(named)) if named else None
    by = member(request, timeline, Role.EDITOR)
    subject = row.event if row else event
    form = _form(row, request.POST) if row else RelationForm(event, citations_to_choose(event), request.POST)
    foreseen = None
    if form.is_valid():
        foreseen = foresee(timeline, _deed(form, subject, row, by), by=by)
        if isinstance(foreseen.refusal, Invalid):
            form.take(foreseen.refusal.problems)
    if not request.htmx:
        return _asked(request, subject, form, row=row, foreseen=foreseen)
    problems = [problem for problems in form.errors.values() for problem in problems]
    context = {"timeline": timeline, "foreseen": foreseen, "problems": problems}
    return render(request, "fragments/relation/foreseen.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_timeline
@deed
def withdraw(request: HtmxRequest, timeline: Timeline, number: int, relation_id: UUID) -> HttpResponse:
    """`/t/<slug>/<number>/relations/<uuid>/withdraw`: taken back, after saying what moves."""
    event = _event(request, timeline, number)
    row = _relation(request, timeline, event, relation_id)
    by = member(request, timeline, Role.EDITOR)
    if request.method == "POST":
        version, reason = version_in(request), request.POST.get("reason", "")
        withdraw_relation(relation=row, version=version, by=by, reason=reason, with_readings=True)
        return _back(event)

    def taken_back() -> object:
        return withdraw_relation(relation=row, version=row.version, by=by, with_readings=True)

    context = {
        "timeline": timeline,
        "row": row,
        "event": event,
        "said": stated(row),
        "readings": rests_on(row),
        "foreseen": foresee(timeline, taken_back, by=by),
    }
    return render(request, "pages/relation_withdraw.html", context)


def _event(request: HtmxRequest, timeline: Timeline, number: int) -> Event:
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    found = sight.of(Event.objects.standing()).filter(number=number).select_related("timeline").first()
    if found is None:
        raise Http404
    return found


def _relation(request: HtmxRequest, timeline: Timeline, event: Event, relation_id: UUID) -> Relation:
    """A standing relation from or to the event, as far as the reader may see it. Raises Http404."""
    sight = Sight.of_reader(timeline, request.user, token_for(request, timeline.slug))
    rows = sight.of(Relation.objects.filter(public_id=relation_id, withdrawn_at__isnull=True))
    row = rows.select_related("event__timeline", "other", "citation__source", "timeline").first()
    if row is None or event.pk not in (row.event_id, row.other_id):
        raise Http404
    return row


def _form(row: Relation, *args: Any, **options: Any) -> RelationForm:
    """Who says so stays who it is while a reading of that source is given by the relation."""
    return RelationForm(row.event, citations_to_choose(row.event, row), *args, is_fixed=rests_on(row) > 0, **options)


def _deed(form: RelationForm, event: Event, row: Relation | None, by: User) -> Callable[[], object]:
    said = form.said()
    if row is None:
        return lambda: add_relation(event=event, by=by, words=form.cleaned_data["words"], **said)
    return lambda: edit_relation(relation=row, fields=said, version=row.version, by=by)


def _asked(
    request: HtmxRequest,
    event: Event,
    form: RelationForm,
    *,
    row: Relation | None = None,
    foreseen: Foreseen | None = None,
    key: str = "",
    status: int = 0,
) -> HttpResponse:
    timeline = event.timeline
    add_to = reverse("events:relation-add", args=[timeline.slug, event.number])
    context = {
        "timeline": timeline,
        "event": event,
        "row": row,
        "form": form,
        "foreseen": foreseen,
        "version": request.POST.get("version") or (row.version if row else ""),
        "key": key or (form.is_bound and request.POST.get("key")) or uuid4(),
        "action": reverse("events:relation-edit", args=[timeline.slug, event.number, row.public_id]) if row else add_to,
        "look": reverse("events:relation-look", args=[timeline.slug, event.number]),
    }
    return render(request, "pages/relation.html", context, status=status or (422 if form.errors else 200))


def _back(event: Event) -> HttpResponse:
    page = reverse("events:event", args=[event.timeline.slug, event.number])
    return HttpResponseRedirect(f"{page}#related-{event.number}", status=303)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
